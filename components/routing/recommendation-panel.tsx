"use client";

import { useTranslations } from "next-intl";
import { ratesUsed } from "#lib/rates/rates-used";
import type { Recommendation } from "#lib/routing/recommend";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { Button } from "@/components/ui/button";
import { CandidateEntry } from "./candidate-entry.tsx";

type RecommendationPanelProps = {
  readonly recommendation: Recommendation;
  /** Solution code → name in the reader's language. */
  readonly solutionNames: Readonly<Record<string, string>>;
  readonly isPending?: boolean;
  /** Left out for those who may only look. `consentNote` is given for a class below the buyer's, else null. */
  readonly onChoose?: (solutionCode: string, consentNote: string | null) => void;
  /** Takes the dispatcher's choice back; offered only where one was made. */
  readonly onTakeBack?: () => void;
};

/** All solutions of one order in their rank, with what each would cost and why. Needs carriers, rates and routing. */
export function RecommendationPanel({
  recommendation,
  solutionNames,
  isPending = false,
  onChoose,
  onTakeBack,
}: RecommendationPanelProps) {
  const t = useTranslations("routing");
  const { ranked, chosen, reasons, why } = recommendation;
  const nameOf = (code: string) => solutionNames[code] ?? code;
  const rates = ratesUsed(ranked.map(({ quote }) => quote));
  const pricedOn = ranked.flatMap(({ quote }) => (quote.status === "confirmed" ? quote.pricedOn : []))[0];
  const isPicked = why === "choice_not_allowed" || reasons.some(({ code }) => code === "chosen_by_dispatcher");
  if (ranked.length === 0) return <p className="px-4 py-3 text-ink-soft">{t("panel.empty")}</p>;
  return (
    <section aria-label={t("panel.label")}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <p className="font-medium" aria-live="polite">
          {t(`why.${why}`, { solution: chosen ? nameOf(chosen.solutionCode) : "" })}
        </p>
        {onTakeBack && isPicked ? (
          <Button size="small" look="ghost" isPending={isPending} onClick={onTakeBack}>
            {t("panel.takeBack")}
          </Button>
        ) : null}
      </div>
      <ol className="border-line border-t">
        {ranked.map((candidate) => (
          <CandidateEntry
            key={candidate.solutionCode}
            candidate={candidate}
            name={nameOf(candidate.solutionCode)}
            nameOf={nameOf}
            reasons={candidate.solutionCode === chosen?.solutionCode ? reasons : null}
            isPending={isPending}
            onChoose={onChoose && ((note) => onChoose(candidate.solutionCode, note))}
          />
        ))}
      </ol>
      {pricedOn && rates.length > 0 ? (
        <div className="border-line border-t px-4 py-2">
          <ExchangeRateLines rates={rates} today={pricedOn} />
        </div>
      ) : null}
    </section>
  );
}
