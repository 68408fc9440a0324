"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ratesUsed } from "#lib/rates/rates-used";
import type { Hindrance, Repair } from "#lib/routing/hindrance";
import type { PresetKey } from "#lib/routing/presets";
import type { Candidate, Recommendation } from "#lib/routing/recommend";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { Button } from "@/components/ui/button";
import { CandidateEntry, type Choice } from "./candidate-entry.tsx";
import { type CandidateGroups, groupCandidates } from "./candidate-groups.ts";
import { FamilyRows } from "./family-rows.tsx";
import { HindranceList } from "./hindrance-list.tsx";

type RenderRepair = (repair: Repair, text: string) => ReactNode;

type RecommendationPanelProps = {
  readonly recommendation: Recommendation;
  /** Where the seller reads price lists. */
  readonly cardsHref: string;
  /** Solution code → name in the reader's language. */
  readonly solutionNames: Readonly<Record<string, string>>;
  /** By what it was weighed; scores are shown where more than the price counts. */
  readonly preset?: PresetKey;
  readonly isPending?: boolean;
  /** Left out for those who may only look. */
  readonly onChoose?: ((choice: Choice) => void) | undefined;
  /** Takes the dispatcher's choice back; offered only where one was made. */
  readonly onTakeBack?: (() => void) | undefined;
  /** The link or button that repairs; null where the reader has no such place. Left out: the repair in words. */
  readonly renderRepair?: RenderRepair | undefined;
};

/**
 * All solutions of one order: the one that goes, the seven official families at a glance, and, folded, the others in their
 * rank: what may be used, what a person may take, and why not the rest.
 * Needs the namespaces carriers, rates and routing.
 */
export function RecommendationPanel(props: RecommendationPanelProps) {
  const { recommendation, solutionNames, preset = "cost", isPending = false, onTakeBack } = props;
  const t = useTranslations("routing");
  const { ranked, chosen, reasons, why } = recommendation;
  const nameOf = (code: string) => solutionNames[code] ?? code;
  const isPicked = why === "choice_not_allowed" || reasons.some(({ code }) => code === "chosen_by_dispatcher");
  if (ranked.length === 0) return <p className="px-4 py-3 text-ink-soft">{t("panel.empty")}</p>;
  const groups = groupCandidates(ranked, chosen);
  const entry = (candidate: Candidate, isUnderLine: boolean) => (
    <CandidateEntry
      key={candidate.solutionCode}
      candidate={candidate}
      cardsHref={props.cardsHref}
      nameOf={nameOf}
      reasons={candidate.solutionCode === chosen?.solutionCode ? reasons : null}
      showsScore={preset !== "cost"}
      isUnderLine={isUnderLine}
      needsReason={chosen !== null || isPicked}
      isPending={isPending}
      onChoose={props.onChoose}
      renderRepair={props.renderRepair}
    />
  );
  const folded = (title: "priced" | "unpriced" | "choosable") =>
    groups[title].length === 0 ? null : (
      <Folded title={t(`panel.${title}`, { count: groups[title].length })}>
        <ol>{groups[title].map((one) => entry(one, false))}</ol>
      </Folded>
    );
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
      {chosen ? <ol className="border-line border-t">{entry(chosen, false)}</ol> : null}
      <FamilyRows families={groups.families} chosen={chosen} nameOf={nameOf} entry={(best) => entry(best, true)} />
      {folded("priced")}
      {folded("choosable")}
      {folded("unpriced")}
      <WhyNot groups={groups} nameOf={nameOf} renderRepair={props.renderRepair} />
      <Rates ranked={ranked} />
    </section>
  );
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="border-line border-t">
      <summary className="cursor-pointer px-4 py-2 text-ink-soft hover:text-ink">{title}</summary>
      {children}
    </details>
  );
}

type WhyNotProps = {
  readonly groups: CandidateGroups;
  readonly nameOf: (code: string) => string;
  readonly renderRepair: RenderRepair | undefined;
};

/** What is out, one line each with its reasons; carriers that are not connected are named once. */
function WhyNot({ groups: { out, unconnected }, nameOf, renderRepair }: WhyNotProps) {
  const t = useTranslations("routing");
  const count = out.length + unconnected.reduce((sum, { candidates }) => sum + candidates.length, 0);
  if (count === 0) return null;
  return (
    <Folded title={t("panel.whyNot", { count })}>
      <ul className="space-y-2 px-4 pb-3">
        {out.map((candidate) => (
          <li key={candidate.solutionCode}>
            <h4>{nameOf(candidate.solutionCode)}</h4>
            <HindranceList hindrances={candidate.hindrances} renderRepair={renderRepair} />
          </li>
        ))}
        {unconnected.map(({ carrierCode, candidates }) => (
          <li key={carrierCode}>
            <h4 className="text-meta">
              {candidates.map(({ solutionCode }) => nameOf(solutionCode)).join(t("panel.and"))}
            </h4>
            <HindranceList hindrances={notConnected(candidates)} renderRepair={renderRepair} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

/** The one reason that all of them share. */
function notConnected(candidates: readonly Candidate[]): readonly Hindrance[] {
  return candidates[0]?.hindrances.filter(({ code }) => code === "carrier_not_connected") ?? [];
}

function Rates({ ranked }: { readonly ranked: readonly Candidate[] }) {
  const rates = ratesUsed(ranked.map(({ quote }) => quote));
  const pricedOn = ranked.flatMap(({ quote }) => (quote.status === "confirmed" ? quote.pricedOn : []))[0];
  if (rates.length === 0 || pricedOn === undefined) return null;
  return (
    <div className="border-line border-t px-4 py-2">
      <ExchangeRateLines rates={rates} today={pricedOn} />
    </div>
  );
}
