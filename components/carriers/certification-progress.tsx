import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CertificationState } from "#lib/carriers/certification-states";
import { cn } from "@/components/ui/class-names";

const way: readonly CertificationState[] = ["applied", "documents", "sandbox", "review", "certified"];

/** Where a certification that is under way stands. */
export function CertificationProgress({ state }: { readonly state: CertificationState }) {
  const t = useTranslations("certification");
  const here = way.indexOf(state);
  return (
    <ol aria-label={t("certification.steps")} className="flex flex-wrap items-center gap-x-1 gap-y-2 text-meta">
      {way.map((step, index) => {
        const isBehind = index < here;
        const isHere = index === here;
        return (
          <li
            key={step}
            aria-current={isHere ? "step" : undefined}
            className={cn(
              "flex items-center gap-1",
              isHere ? "font-medium text-accent-ink" : isBehind ? "text-ink" : "text-ink-faint",
            )}
          >
            {index > 0 ? (
              <span aria-hidden className={cn("h-px w-4 md:w-6", isBehind || isHere ? "bg-line-strong" : "bg-line")} />
            ) : null}
            <span
              aria-hidden
              className={cn(
                "flex size-4 shrink-0 items-center justify-center rounded-full border text-[10px]",
                isHere ? "border-accent" : isBehind ? "border-done bg-done-soft text-done" : "border-line-strong",
              )}
            >
              {isBehind ? <Check className="size-3" /> : index + 1}
            </span>
            {t(`states.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
