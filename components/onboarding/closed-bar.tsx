import { CircleAlert, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Closure } from "#lib/onboarding/gates";
import { Link } from "@/components/ui/link";
import { repairHref } from "./gate-list.tsx";

type ClosedBarProps = { readonly seller: string; readonly closures: readonly Closure[] };

/** Closures that somebody should see in red: what went was taken away again. */
const alarming: readonly Closure["code"][] = ["seller_suspended", "material_expired"];

/** On every page while orders cannot be dispatched: why, and where that is put right. */
export function ClosedBar({ seller, closures }: ClosedBarProps) {
  const t = useTranslations("opening");
  const [first] = closures;
  if (!first) return null;
  const isAlarm = alarming.includes(first.code);
  const Icon = isAlarm ? CircleAlert : Clock;
  const values = {
    material: "subject" in first ? t(`subjects.${first.subject}`) : "",
    on: "on" in first ? first.on : "",
    fields: "",
  };
  return (
    <p
      className={`flex items-start gap-x-2 px-4 py-1.5 text-meta md:px-6 ${isAlarm ? "bg-alarm-soft text-alarm" : "bg-soon-soft text-soon"}`}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {t("closedBar")} {t(`closures.${first.code}`, values)}{" "}
        <Link
          className="whitespace-nowrap font-medium underline underline-offset-2"
          href={repairHref(seller, first.repair) ?? `/s/${seller}/opening`}
        >
          {t(repairHref(seller, first.repair) ? `repairs.${first.repair.place}` : "look")}
        </Link>
      </span>
    </p>
  );
}
