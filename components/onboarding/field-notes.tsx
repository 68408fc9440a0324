"use client";

import { CircleAlert, CircleHelp, CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldVerdict, FieldView } from "#lib/onboarding/application-view";
import { sayCode } from "@/components/form/say-code";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { NameDifference } from "./name-difference.tsx";
import { useFindings } from "./say-finding.ts";
import { useWizard } from "./wizard-context.tsx";

type LineProps = { readonly tone: "wrong" | "asks" | "quiet"; readonly children: ReactNode };

/** One thing to know about a field: red where it must be put right, amber where a person will look. */
export function NoteLine({ tone, children }: LineProps) {
  const Icon = tone === "asks" ? CircleHelp : CircleAlert;
  return (
    <p
      className={cn(
        "flex items-start gap-1 text-meta",
        tone === "wrong" && "text-alarm",
        tone === "asks" && "text-soon",
        tone === "quiet" && "text-ink-soft",
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** Below a field: why it was not saved, what was found about it, what was probably meant, and what the last round said. */
export function FieldNotes({ field }: { readonly field: FieldView }) {
  const t = useTranslations("onboarding");
  const shared = useTranslations("ui");
  const findings = useFindings();
  const { refusalOf, saveState, choose, rights } = useWizard();
  const refusal = refusalOf(field.path);
  if (refusal) return <NoteLine tone="wrong">{sayCode(t, shared, "refusals", refusal.code, refusal.values)}</NoteLine>;
  const state = saveState(field.path);
  // what was found is about the saved text, not about what is being typed
  const note = state === "none" || state === "saved" ? field.note : null;
  const proposal = note?.proposal ?? null;
  return (
    <>
      {note ? (
        <NoteLine tone={note.outcome === "refuse" ? "wrong" : "asks"}>
          {findings(note.code, note.values, note.outcome)}
        </NoteLine>
      ) : null}
      {note?.difference ? <NameDifference difference={note.difference} /> : null}
      {proposal !== null && field.isOpen && rights.edit ? (
        <Button size="small" className="mt-1 max-md:h-11" onClick={() => choose(field, proposal)}>
          <CornerDownLeft aria-hidden className="size-3.5" />
          {t("field.useProposal", { proposal })}
        </Button>
      ) : null}
      <VerdictLines verdict={field.verdict} isAlreadySaid={note?.code === field.verdict?.code} />
    </>
  );
}

type VerdictLinesProps = {
  readonly verdict: FieldVerdict | null;
  /** The same code stands there as a note already. */
  readonly isAlreadySaid?: boolean;
};

/** What the last round said of a field or document: the reason it came back, or the question that is open. */
export function VerdictLines({ verdict, isAlreadySaid = false }: VerdictLinesProps) {
  const t = useTranslations("onboarding");
  const findings = useFindings();
  const { view } = useWizard();
  if (!verdict || verdict.outcome === "pass" || view.state === "approved") return null;
  const { outcome, code, values, reason, note } = verdict;
  if (outcome === "ask" && view.state !== "in_review") return null;
  const text = reason === null ? findings(code, values, outcome) : t(`reasons.${reason}`);
  return (
    <>
      {isAlreadySaid && reason === null ? null : (
        <NoteLine tone={outcome === "refuse" ? "wrong" : "asks"}>{text}</NoteLine>
      )}
      {note === "" ? null : <NoteLine tone="quiet">{t("field.remark", { note })}</NoteLine>}
    </>
  );
}
