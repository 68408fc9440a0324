import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Capability, type Closure, capabilities, type GateRepair } from "#lib/onboarding/gates";
import { stepOfSection } from "#lib/onboarding/sections";
import { Link } from "@/components/ui/link";

type GateListProps = {
  readonly seller: string;
  readonly gates: Readonly<Record<Capability, readonly Closure[]>>;
};

/** What the seller may do now; what is closed says why, and where it is opened. */
export function GateList({ seller, gates }: GateListProps) {
  const t = useTranslations("opening");
  return (
    <ul className="border-line border-y bg-surface">
      {capabilities.map((capability) => {
        const closures = gates[capability];
        const isOpen = closures.length === 0;
        const Icon = isOpen ? CircleCheck : CircleX;
        return (
          <li
            key={capability}
            className="grid gap-x-4 gap-y-1 border-line border-b px-4 py-2 last:border-0 sm:grid-cols-[12rem_5rem_1fr] md:px-6"
          >
            <span className="font-medium">{t(`gates.${capability}`)}</span>
            <span className={`flex items-center gap-1 self-start ${isOpen ? "text-done" : "text-ink-soft"}`}>
              <Icon aria-hidden className="size-4 shrink-0" />
              {t(isOpen ? "gateOpen" : "gateClosed")}
            </span>
            {isOpen ? (
              <span className="text-ink-soft">{t(`gateMeans.${capability}`)}</span>
            ) : (
              <ul className="flex flex-col gap-0.5">
                {closures.map((closure) => (
                  <li key={`${closure.code} ${"subject" in closure ? closure.subject : ""}`}>
                    <ClosureLine seller={seller} closure={closure} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ClosureLine({ seller, closure }: { readonly seller: string; readonly closure: Closure }) {
  const t = useTranslations("opening");
  const words = useTranslations("onboarding");
  const values = {
    material: "subject" in closure ? t(`subjects.${closure.subject}`) : "",
    on: "on" in closure ? closure.on : "",
    fields: "fields" in closure ? closure.fields.map((key) => words(`fields.declaration.${key}`)).join("、") : "",
  };
  const href = repairHref(seller, closure.repair);
  return (
    <>
      {t(`closures.${closure.code}`, values)}{" "}
      {href ? (
        <Link className="whitespace-nowrap text-accent-ink underline underline-offset-2" href={href}>
          {t(`repairs.${closure.repair.place}`)}
        </Link>
      ) : null}
    </>
  );
}

/** Where a closed gate is opened; null where only the platform can. */
export function repairHref(seller: string, repair: GateRepair): string | null {
  switch (repair.place) {
    case "application":
      return `/onboarding/${seller}/${repair.section ? stepOfSection[repair.section] : "summary"}`;
    case "rehearsal":
      return `/s/${seller}/opening/rehearsal`;
    case "declaration_parameters":
      return `/s/${seller}/settings/declaration`;
    case "staff":
      return null;
  }
}
