"use client";

import { Check, CircleAlert, CircleHelp, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FindingStanding } from "#lib/onboarding/decide";
import type { ReviewFact, ReviewFinding } from "#lib/onboarding/review-view";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { NameDifference } from "./name-difference.tsx";
import { ReviewActForm, type ReviewActInput } from "./review-act-form.tsx";
import type { ReviewWords } from "./use-review-words.ts";

/** What may be done with a fact now. */
export type FactRights = { readonly canDecide: boolean; readonly canSecond: boolean };

export type ActMode = "refuse" | "override";

type ReviewFactRowProps = {
  readonly fact: ReviewFact;
  readonly words: ReviewWords;
  readonly reasons: readonly string[];
  readonly rights: FactRights;
  readonly isCurrent: boolean;
  readonly isPending: boolean;
  /** The form that is open at this fact. */
  readonly mode: ActMode | null;
  readonly onFocus: () => void;
  readonly onMode: (mode: ActMode | null) => void;
  readonly onAct: (act: ReviewActInput) => void;
};

/** Asks for a person's eye: what the rules did not let pass, or what a person has said something on. */
export function needsEye({ finding }: ReviewFact): boolean {
  return finding !== null && (finding.outcome !== "pass" || finding.decision !== null);
}

/** One field, document or store: what was given, what the rules say, who decided what, and the verbs. */
export function ReviewFactRow(props: ReviewFactRowProps) {
  const { fact, words, rights, isCurrent, isPending, mode, onFocus, onMode, onAct, reasons } = props;
  const t = useTranslations("reviews");
  const label = words.fact(fact);
  const isOpenRow = needsEye(fact);
  const canRefuse = rights.canDecide && fact.finding !== null;
  return (
    <li
      data-fact={fact.path}
      tabIndex={-1}
      aria-label={label}
      onFocus={onFocus}
      className={cn(
        "group border-line border-b px-4 py-1.5 last:border-0 focus:outline-none md:px-5",
        isOpenRow && "py-2.5",
        isCurrent && "bg-hover shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      <div className="grid grid-cols-[8.5rem_minmax(0,1fr)_auto] items-start gap-x-3 max-sm:grid-cols-[minmax(0,1fr)_auto]">
        <span className="text-ink-soft max-sm:col-span-2 max-sm:text-meta">{label}</span>
        <FactValue fact={fact} words={words} />
        <span className="flex min-h-5 items-center gap-1">
          {canRefuse && !isOpenRow ? (
            <Button
              size="small"
              look="ghost"
              className="-my-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
              onClick={() => onMode("refuse")}
            >
              {t("decide.refuse")}
            </Button>
          ) : null}
          {fact.standing ? <StandingMark standing={fact.standing} isOpen={isOpenRow} /> : null}
        </span>
      </div>
      {isOpenRow && fact.finding ? (
        <div className="mt-1.5 flex flex-col gap-2 sm:pl-[9.25rem]">
          <FindingText finding={fact.finding} words={words} />
          {fact.note?.difference ? <NameDifference difference={fact.note.difference} /> : null}
          {fact.note?.proposal ? (
            <p className="text-ink-soft text-meta">{t("facts.proposal", { text: fact.note.proposal })}</p>
          ) : null}
          <WhoDecided finding={fact.finding} standing={fact.standing} />
          {mode === null ? <FactVerbs {...props} finding={fact.finding} /> : null}
        </div>
      ) : null}
      {mode !== null ? (
        <div className="mt-2 sm:pl-[9.25rem]">
          <ReviewActForm
            path={fact.path}
            mode={mode}
            reasons={reasons}
            isPending={isPending}
            onSend={onAct}
            onCancel={() => onMode(null)}
          />
        </div>
      ) : null}
    </li>
  );
}

function FactValue({ fact, words }: Pick<ReviewFactRowProps, "fact" | "words">) {
  const t = useTranslations("reviews.facts");
  const { kind, text, shown, documentId, isChanged, before } = fact;
  if (kind === "document") {
    return documentId === null ? (
      <span className="text-ink-faint">{t("missingDocument")}</span>
    ) : (
      <span className="inline-flex items-center gap-1 text-accent-ink">
        <FileText aria-hidden className="size-3.5 shrink-0" />
        {t("show")}
      </span>
    );
  }
  return (
    <span className="min-w-0 break-words">
      {text === "" ? <span className="text-ink-faint">{t("empty")}</span> : null}
      {shown === "never" && text !== "" ? <span className="text-ink-soft">{t("kept")}</span> : null}
      {shown !== "never" ? <span className="line-clamp-4">{words.value(fact, text)}</span> : null}
      {isChanged ? (
        <span className="block text-ink-soft text-meta">
          {before === null ? t("beforeSealed") : t("before", { text: words.value(fact, before) })}
        </span>
      ) : null}
    </span>
  );
}

const standingTones: Readonly<Record<FindingStanding, Tone>> = {
  passed: "done",
  refused: "neutral",
  open: "soon",
  unconfirmed: "soon",
};

function StandingMark({ standing, isOpen }: { readonly standing: FindingStanding; readonly isOpen: boolean }) {
  const t = useTranslations("reviews.standing");
  if (isOpen) return <StatusPill tone={standingTones[standing]}>{t(standing)}</StatusPill>;
  return (
    <>
      <Check aria-hidden className="size-4 text-done" />
      <span className="sr-only">{t(standing)}</span>
    </>
  );
}

function FindingText({ finding, words }: { readonly finding: ReviewFinding; readonly words: ReviewWords }) {
  const t = useTranslations("reviews.outcome");
  if (finding.outcome === "pass") return null;
  const isRefused = finding.outcome === "refuse";
  const Icon = isRefused ? CircleAlert : CircleHelp;
  return (
    <p className="flex items-start gap-1.5">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", isRefused ? "text-alarm" : "text-soon")} />
      <span className="min-w-0">
        <span className={cn("font-medium", isRefused ? "text-alarm" : "text-soon")}>{t(finding.outcome)}</span>{" "}
        {words.finding(finding)}
      </span>
    </p>
  );
}

function WhoDecided({ finding, standing }: Pick<ReviewFact, "standing"> & { readonly finding: ReviewFinding }) {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding");
  const { decision, decidedByName, confirmedByName, confirmedBy, reason, note, outcome } = finding;
  const reasonPath = `reasons.${reason}` as never;
  const said = [reason !== "" && own.has(reasonPath) ? own(reasonPath) : reason, note].filter((one) => one !== "");
  return (
    <>
      {decision !== null ? (
        <p className="text-ink-soft text-meta">
          {t(decision === "pass" ? "who.passed" : "who.refused", { name: decidedByName })}
          {said.length > 0 ? `：${said.join(" · ")}` : ""}
          {confirmedBy !== null ? ` · ${t("who.confirmed", { name: confirmedByName })}` : ""}
        </p>
      ) : null}
      {standing === "unconfirmed" ? <p className="text-meta text-soon">{t("who.needsSecond")}</p> : null}
      {outcome === "refuse" && decision === null ? (
        <p className="text-ink-soft text-meta">{t("who.rulesStand")}</p>
      ) : null}
    </>
  );
}

function FactVerbs({
  fact,
  finding,
  rights,
  isPending,
  onMode,
  onAct,
}: ReviewFactRowProps & { readonly finding: ReviewFinding }) {
  const t = useTranslations("reviews.decide");
  const { canDecide, canSecond } = rights;
  const pass = { path: fact.path, decision: "pass", reason: null, note: "" } as const;
  if (fact.standing === "unconfirmed" && canSecond) {
    return (
      <span className="flex flex-wrap gap-2">
        <Button size="small" isPending={isPending} onClick={() => onAct(pass)}>
          {t("confirm")}
        </Button>
        <Button size="small" look="danger" disabled={isPending} onClick={() => onMode("refuse")}>
          {t("disagree")}
        </Button>
      </span>
    );
  }
  if (!canDecide) return null;
  const isLifting = finding.outcome === "refuse" && finding.decision !== "pass";
  return (
    <span className="flex flex-wrap gap-2">
      {finding.decision === "pass" ? null : (
        <Button
          size="small"
          isPending={isPending}
          aria-keyshortcuts="p"
          onClick={() => (isLifting ? onMode("override") : onAct(pass))}
        >
          {t(isLifting ? "override" : "pass")}
        </Button>
      )}
      {finding.decision === "refuse" ? null : (
        <Button size="small" look="danger" disabled={isPending} aria-keyshortcuts="r" onClick={() => onMode("refuse")}>
          {t("refuse")}
        </Button>
      )}
    </span>
  );
}
