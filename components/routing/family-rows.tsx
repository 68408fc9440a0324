import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Candidate } from "#lib/routing/recommend";
import { QuotePrice } from "@/components/rates/quote-price";
import type { CandidateGroups } from "./candidate-groups.ts";
import { useHindranceText } from "./hindrance-text.ts";

type FamilyRowsProps = {
  readonly families: CandidateGroups["families"];
  readonly chosen: Candidate | null;
  readonly nameOf: (solutionCode: string) => string;
  /** What a line does not say of its candidate: fee lines, every reason, the choice. */
  readonly entry: (candidate: Candidate) => ReactNode;
};

/** The seven official families, a line each: price and days, or the reason why not. A line opens to all there is to say. */
export function FamilyRows({ families, chosen, nameOf, entry }: FamilyRowsProps) {
  const t = useTranslations("routing.panel");
  if (families.length === 0) return null;
  return (
    <section aria-label={t("families")} className="border-line border-t">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 pt-2 pb-1">
        <h4 className="font-medium text-meta">{t("families")}</h4>
        <p className="text-ink-soft text-meta">{t("familyHead")}</p>
      </div>
      <ul>
        {families.map(({ family, best }) =>
          best.solutionCode === chosen?.solutionCode ? (
            <li key={family} className="border-line border-t bg-selected px-4 py-1.5">
              <Line best={best} nameOf={nameOf} isChosen />
            </li>
          ) : (
            <li key={family} className="border-line border-t">
              <details className="group">
                <summary className="cursor-pointer list-none px-4 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
                  <Line best={best} nameOf={nameOf} isChosen={false} />
                </summary>
                <ol className="border-line border-t">{entry(best)}</ol>
              </details>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

type LineProps = {
  readonly best: Candidate;
  readonly nameOf: FamilyRowsProps["nameOf"];
  readonly isChosen: boolean;
};

function Line({ best, nameOf, isChosen }: LineProps) {
  const t = useTranslations("routing");
  const { p50, p90 } = best.delivery;
  return (
    <div className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-baseline gap-x-2 sm:grid-cols-[14px_minmax(0,1fr)_88px_132px]">
      <span className="self-center">
        {isChosen ? null : <ChevronRight aria-hidden="true" className="size-3.5 text-ink-soft group-open:rotate-90" />}
      </span>
      <span className="min-w-0">
        <span className="font-medium">{nameOf(best.solutionCode)}</span>
      </span>
      <span className="text-ink-soft text-meta tabular-nums max-sm:hidden">
        {best.standing === "out" ? null : t("delivery.range", { p50, p90 })}
      </span>
      <span className="justify-self-end text-right">
        {best.standing === "out" ? null : <QuotePrice quote={best.quote} />}
      </span>
      <span className="col-start-2 -col-end-1 text-ink-soft text-meta">
        <State best={best} isChosen={isChosen} />
      </span>
    </div>
  );
}

/** Whether it may be used, else the reason that stands in the way; how many more there are. */
function State({ best, isChosen }: { readonly best: Candidate; readonly isChosen: boolean }) {
  const t = useTranslations("routing");
  const words = useHindranceText();
  const [first, ...more] = best.hindrances;
  if (isChosen) return t("panel.above");
  if (!first) return t(`standings.${best.standing}`);
  return (
    <>
      {`${t(`standings.${best.standing}`)} · ${words.hindrance(first)}`}
      {more.length > 0 ? ` · ${t("panel.more", { count: more.length })}` : null}
    </>
  );
}
