"use client";

import { useTranslations } from "next-intl";
import type { Reason } from "#lib/routing/reasons";
import type { Candidate, CandidateStanding } from "#lib/routing/recommend";
import { FeeLines } from "@/components/rates/fee-lines";
import { QuoteDoubt } from "@/components/rates/quote-doubt";
import { QuotePrice } from "@/components/rates/quote-price";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { ConsentForm } from "./consent-form.tsx";
import { useHindranceText } from "./hindrance-text.ts";
import { useReasonText } from "./reason-text.ts";

const tones: Readonly<Record<CandidateStanding, Tone>> = {
  eligible: "done",
  offered: "info",
  needs_consent: "soon",
  out: "neutral",
};

type CandidateEntryProps = {
  readonly candidate: Candidate;
  readonly name: string;
  /** Names other solutions in the reader's language. */
  readonly nameOf: (solutionCode: string) => string;
  /** Of the chosen one; null for the others. */
  readonly reasons: readonly Reason[] | null;
  readonly isPending: boolean;
  readonly onChoose?: ((consentNote: string | null) => void) | undefined;
};

/** One solution for one order: price with its arithmetic, time, tracking, and why it may or may not be used. */
export function CandidateEntry({ candidate, name, nameOf, reasons, isPending, onChoose }: CandidateEntryProps) {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const words = useHindranceText();
  const reasonText = useReasonText(nameOf);
  const { quote, standing, days, tracking, hindrances } = candidate;
  const isChosen = reasons !== null;
  const isPicked = reasons?.some(({ code }) => code === "chosen_by_dispatcher");
  const isFree = standing === "eligible" || standing === "offered";
  return (
    <li className={cn("border-line border-b px-4 py-3 last:border-0", isChosen && "bg-selected")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h3 className="font-medium">{name}</h3>
        <QuotePrice quote={quote} />
      </div>
      <p className="mt-0.5 text-ink-soft text-meta">
        {[carriers(`classes.${candidate.class}`), carriers("days", days), carriers(`tracking.${tracking}`)].join(" · ")}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <StatusPill tone={tones[standing]}>{t(`standings.${standing}`)}</StatusPill>
        {isChosen ? <StatusPill tone="info">{t(isPicked ? "panel.chosen" : "panel.recommended")}</StatusPill> : null}
      </div>
      <ul className="mt-1.5 space-y-0.5 text-meta">
        {(reasons ?? []).map((reason) => (
          <li key={reason.code}>{reasonText(reason)}</li>
        ))}
        {hindrances.map((hindrance) => (
          <li key={hindrance.code} className="text-ink-soft">
            {words.hindrance(hindrance)}
          </li>
        ))}
      </ul>
      {standing === "out" ? null : (
        <div className="mt-2">
          {quote.status === "confirmed" ? <FeeLines quote={quote} /> : <QuoteDoubt quote={quote} />}
        </div>
      )}
      {onChoose && isFree && !isChosen ? (
        <Button className="mt-2" size="small" isPending={isPending} onClick={() => onChoose(null)}>
          {t("panel.choose")}
        </Button>
      ) : null}
      {onChoose && standing === "needs_consent" ? <ConsentForm isPending={isPending} onRecord={onChoose} /> : null}
    </li>
  );
}
