import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Repair } from "#lib/routing/hindrance";
import type { Reason } from "#lib/routing/reasons";
import type { Candidate, CandidateStanding } from "#lib/routing/recommend";
import { FeeLines } from "@/components/rates/fee-lines";
import { QuoteDoubt } from "@/components/rates/quote-doubt";
import { QuotePrice } from "@/components/rates/quote-price";
import { cn } from "@/components/ui/class-names";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { type Choice, ChooseButton } from "./choose-button.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { HindranceList } from "./hindrance-list.tsx";
import { useReasonText } from "./reason-text.ts";
import { ScoreLine } from "./score-line.tsx";

const tones: Readonly<Record<CandidateStanding, Tone>> = {
  eligible: "done",
  offered: "info",
  needs_consent: "soon",
  out: "neutral",
};

type CandidateEntryProps = {
  readonly candidate: Candidate;
  /** Names any solution in the reader's language. */
  readonly nameOf: (solutionCode: string) => string;
  /** Of the chosen one; null for the others. */
  readonly reasons: readonly Reason[] | null;
  readonly showsScore: boolean;
  /** Something else is recommended: choosing this one asks why. */
  readonly needsReason: boolean;
  readonly isPending: boolean;
  readonly onChoose?: ((choice: Choice) => void) | undefined;
  readonly renderRepair?: ((repair: Repair, text: string) => ReactNode) | undefined;
};

/** One solution for one order: price with its arithmetic, days, tracking, and why it may or may not be used. */
export function CandidateEntry(props: CandidateEntryProps) {
  const { candidate, nameOf, reasons, showsScore, renderRepair } = props;
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const { quote, standing, family, hindrances, score } = candidate;
  const isChosen = reasons !== null;
  const isPicked = reasons?.some(({ code }) => code === "chosen_by_dispatcher");
  return (
    <li className={cn("border-line border-b px-4 py-3 last:border-0", isChosen && "bg-selected")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h4 className="font-medium">{nameOf(candidate.solutionCode)}</h4>
        <QuotePrice quote={quote} />
      </div>
      <p className="mt-0.5 text-meta">
        <DeliveryLine delivery={candidate.delivery} arrivesInTime={candidate.arrivesInTime} />
      </p>
      <p className="text-ink-soft text-meta">
        {[
          carriers(`families.${family ?? "own"}`),
          carriers(`classes.${candidate.class}`),
          carriers(`tracking.${candidate.tracking}`),
        ].join(" · ")}
      </p>
      {showsScore && score ? <ScoreLine score={score} /> : null}
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <StatusPill tone={tones[standing]}>{t(`standings.${standing}`)}</StatusPill>
        {isChosen ? <StatusPill tone="info">{t(isPicked ? "panel.chosen" : "panel.recommended")}</StatusPill> : null}
      </div>
      {reasons && reasons.length > 0 ? <Reasons reasons={reasons} nameOf={nameOf} /> : null}
      {hindrances.length > 0 ? (
        <div className="mt-1.5">
          <HindranceList hindrances={hindrances} renderRepair={renderRepair} />
        </div>
      ) : null}
      {standing === "out" ? null : <Price candidate={candidate} isOpen={isChosen} />}
      <Choosing {...props} isChosen={isChosen} />
    </li>
  );
}

function Reasons({
  reasons,
  nameOf,
}: {
  readonly reasons: readonly Reason[];
  readonly nameOf: (code: string) => string;
}) {
  const reasonText = useReasonText(nameOf);
  return (
    <ul className="mt-1.5 space-y-0.5 text-meta">
      {reasons.map((reason) => (
        <li key={reason.code}>{reasonText(reason)}</li>
      ))}
    </ul>
  );
}

/** Item by item for the chosen one; for the others on demand, so that the list stays short. */
function Price({ candidate: { quote }, isOpen }: { readonly candidate: Candidate; readonly isOpen: boolean }) {
  const t = useTranslations("routing");
  if (quote.status !== "confirmed") {
    return (
      <div className="mt-1.5">
        <QuoteDoubt quote={quote} />
      </div>
    );
  }
  return (
    <details className="mt-1.5" open={isOpen}>
      <summary className="w-fit cursor-pointer text-ink-soft text-meta hover:text-ink">{t("panel.feeLines")}</summary>
      <div className="mt-1">
        <FeeLines quote={quote} />
      </div>
    </details>
  );
}

function Choosing({
  candidate,
  isChosen,
  needsReason,
  isPending,
  onChoose,
}: CandidateEntryProps & { readonly isChosen: boolean }) {
  if (!onChoose || isChosen || candidate.standing === "out") return null;
  const needsConsent = candidate.standing === "needs_consent";
  return (
    <ChooseButton
      solutionCode={candidate.solutionCode}
      needsReason={needsReason}
      needsConsent={needsConsent}
      isPending={isPending}
      onChoose={onChoose}
    />
  );
}
