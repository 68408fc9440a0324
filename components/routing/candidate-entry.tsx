"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Repair } from "#lib/routing/hindrance";
import type { Reason } from "#lib/routing/reasons";
import type { Candidate } from "#lib/routing/recommend";
import { FeeLines } from "@/components/rates/fee-lines";
import { QuoteDoubt } from "@/components/rates/quote-doubt";
import { QuotePrice } from "@/components/rates/quote-price";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill } from "@/components/ui/status-pill";
import { ChoiceForm, type ChoiceNote } from "./choice-form.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { HindranceList } from "./hindrance-list.tsx";
import { useReasonText } from "./reason-text.ts";
import { ScoreLine } from "./score-line.tsx";

/** A choice as it is sent: with the buyer's consent, or with the reason why another than the recommended one. */
export type Choice = { readonly solutionCode: string; readonly consentNote: string | null; readonly reason: string };

type CandidateEntryProps = {
  readonly candidate: Candidate;
  readonly cardsHref: string;
  /** Names any solution in the reader's language. */
  readonly nameOf: (solutionCode: string) => string;
  /** Of the chosen one; null for the others. */
  readonly reasons: readonly Reason[] | null;
  readonly showsScore: boolean;
  /** Stands below a line with its name and price, opened for the rest: neither is said twice. */
  readonly isUnderLine: boolean;
  /** Something else is recommended: choosing this one asks why. */
  readonly needsReason: boolean;
  readonly isPending: boolean;
  readonly onChoose?: ((choice: Choice) => void) | undefined;
  readonly renderRepair?: ((repair: Repair, text: string) => ReactNode) | undefined;
};

/** One solution for one order: price with its arithmetic, days, tracking, and why it may or may not be used. */
export function CandidateEntry(props: CandidateEntryProps) {
  const { candidate, nameOf, reasons, showsScore, isUnderLine, needsReason, isPending, onChoose, renderRepair } = props;
  const { solutionCode, quote, standing, hindrances, score } = candidate;
  const [isAsking, setAsking] = useState(false);
  const isChosen = reasons !== null;
  const asks: ChoiceNote | null = standing === "needs_consent" ? "consent" : needsReason ? "reason" : null;
  const choose = (consentNote: string | null, reason: string) => onChoose?.({ solutionCode, consentNote, reason });
  const isChoosable = onChoose !== undefined && !isChosen && standing !== "out" && !isAsking;
  return (
    <li
      aria-label={nameOf(solutionCode)}
      className={cn("border-line border-b px-4 py-2.5 last:border-0", isChosen && "bg-selected")}
    >
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <Head candidate={candidate} name={isUnderLine ? null : nameOf(solutionCode)} reasons={reasons} />
          {showsScore && score ? <ScoreLine score={score} /> : null}
          {reasons && reasons.length > 0 ? <Reasons reasons={reasons} nameOf={nameOf} /> : null}
          {hindrances.length > 0 ? <HindranceList hindrances={hindrances} renderRepair={renderRepair} /> : null}
          {quote.status === "confirmed" ? null : <QuoteDoubt quote={quote} />}
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1.5 text-right">
          {isUnderLine ? null : <QuotePrice quote={quote} />}
          {isChoosable ? (
            <ChooseButton
              standing={standing}
              isPending={isPending}
              onClick={() => (asks ? setAsking(true) : choose(null, ""))}
            />
          ) : null}
        </div>
      </div>
      {asks && isAsking ? (
        <ChoiceForm
          asks={asks}
          isPending={isPending}
          onCancel={() => setAsking(false)}
          onRecord={(note) => (asks === "consent" ? choose(note, "") : choose(null, note))}
        />
      ) : null}
      <Price candidate={candidate} cardsHref={props.cardsHref} isOpen={isChosen || isUnderLine} />
    </li>
  );
}

type HeadProps = {
  readonly candidate: Candidate;
  /** Null where it is said already. */
  readonly name: string | null;
  readonly reasons: readonly Reason[] | null;
};

function Head({ candidate, name, reasons }: HeadProps) {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const isPicked = reasons?.some(({ code }) => code === "chosen_by_dispatcher");
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {name === null ? null : <h4 className="font-medium">{name}</h4>}
        {reasons ? <StatusPill tone="info">{t(isPicked ? "panel.chosen" : "panel.recommended")}</StatusPill> : null}
        {candidate.standing === "needs_consent" ? (
          <StatusPill tone="soon">{t("standings.needs_consent")}</StatusPill>
        ) : null}
      </div>
      <p className="mt-0.5 text-meta">
        <DeliveryLine delivery={candidate.delivery} arrivesInTime={candidate.arrivesInTime} />
      </p>
      <p className="text-ink-soft text-meta">
        {[
          ...(candidate.family === null ? [carriers("families.own")] : []),
          carriers(`classes.${candidate.class}`),
          carriers(`tracking.${candidate.tracking}`),
        ].join(" · ")}
      </p>
    </>
  );
}

type ChooseButtonProps = {
  readonly standing: Candidate["standing"];
  readonly isPending: boolean;
  readonly onClick: () => void;
};

function ChooseButton({ standing, isPending, onClick }: ChooseButtonProps) {
  const t = useTranslations("routing.choice");
  return (
    <Button size="small" isPending={isPending} onClick={onClick}>
      {t(standing === "needs_consent" ? "chooseAfterConsent" : "choose")}
    </Button>
  );
}

type ReasonsProps = { readonly reasons: readonly Reason[]; readonly nameOf: (code: string) => string };

function Reasons({ reasons, nameOf }: ReasonsProps) {
  const reasonText = useReasonText(nameOf);
  return (
    <ul className="mt-1 space-y-0.5 text-meta">
      {reasons.map((reason) => (
        <li key={reason.code}>{reasonText(reason)}</li>
      ))}
    </ul>
  );
}

type PriceProps = Pick<CandidateEntryProps, "candidate" | "cardsHref"> & { readonly isOpen: boolean };

/** Item by item for the chosen one; for the others on demand, so that the list stays short. */
function Price({ candidate, cardsHref, isOpen }: PriceProps) {
  const t = useTranslations("routing");
  const { quote, standing } = candidate;
  if (quote.status !== "confirmed" || standing === "out") return null;
  return (
    <details className="mt-1" open={isOpen}>
      <summary className="w-fit cursor-pointer text-ink-soft text-meta hover:text-ink">{t("panel.feeLines")}</summary>
      <div className="mt-1">
        <FeeLines quote={quote} cardsHref={cardsHref} />
      </div>
    </details>
  );
}
