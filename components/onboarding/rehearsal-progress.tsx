import { useTranslations } from "next-intl";
import type { RehearsalView } from "#lib/tracking/rehearsal-view";
import { Progress } from "@/components/ui/progress";

/** How many of the steps are done. */
export function RehearsalProgress({ rehearsal }: { readonly rehearsal: RehearsalView }) {
  const t = useTranslations("rehearsal");
  const { steps } = rehearsal;
  const failed = steps.filter(({ state }) => state === "failed").length;
  const done = steps.filter(({ state }) => state === "passed").length;
  const left = steps.filter(({ state }) => state === "not_included").length;
  const total = steps.length - left;
  return (
    <Progress done={done + failed} total={total} failed={failed} label={t("progress")}>
      {t("progressText", { done, total, left })}
    </Progress>
  );
}
