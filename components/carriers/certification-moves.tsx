"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MissingPart } from "#lib/carriers/certification-file";
import type { CertificationState } from "#lib/carriers/certification-states";
import { TextareaField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

export type MoveDoor = ServerAction<
  {
    readonly certificationId: string;
    readonly version: number;
    readonly to: CertificationState;
    readonly reason: string;
  },
  null
>;

/** One step that may be taken from here. */
export type OpenMove = {
  readonly to: CertificationState;
  readonly needsReason: boolean;
  readonly missing: readonly MissingPart[];
  /** The viewer sent it to review and may not certify it. */
  readonly isSamePerson: boolean;
};

type CertificationMovesProps = {
  readonly carrierName: string;
  readonly certificationId: string;
  readonly version: number;
  readonly state: CertificationState;
  readonly moves: readonly OpenMove[];
  readonly door: MoveDoor;
};

type Question = "suspended" | "withdrawn" | "resume" | "certified" | "back";

/** The verbs of exactly the allowed steps; what stops sellers, is final or needs a reason asks once more. */
export function CertificationMoves(props: CertificationMovesProps) {
  const { moves, state } = props;
  const t = useTranslations("certification");
  const [asked, setAsked] = useState<OpenMove | null>(null);
  const { run, isPending, refusal, clear } = useMove(props, () => setAsked(null));
  const take = (move: OpenMove) => {
    clear();
    if (questionOf(state, move) === null) run(move.to, "");
    else setAsked(move);
  };
  const blocked = moves.find(({ missing, isSamePerson }) => missing.length > 0 || isSamePerson);
  return (
    <div className="flex flex-col gap-2">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t("moves.label")}</legend>
        {moves.map((move) => (
          <Button
            key={move.to}
            look={lookOf(state, move.to)}
            disabled={move.missing.length > 0 || move.isSamePerson}
            isPending={isPending && asked === null && questionOf(state, move) === null}
            onClick={() => take(move)}
          >
            {t(`moves.${verbOf(state, move.to)}`)}
          </Button>
        ))}
      </fieldset>
      {blocked ? (
        <p className="text-ink-soft text-meta">
          {blocked.missing.length > 0
            ? t("moves.blocked", { parts: blocked.missing.map((part) => t(`missing.${part}`)).join(" · ") })
            : t("moves.samePerson")}
        </p>
      ) : null}
      {asked === null ? <FormRefusal text={refusal} /> : null}
      {asked ? (
        <AskReason
          carrierName={props.carrierName}
          question={questionOf(state, asked) ?? "back"}
          verb={t(`moves.${verbOf(state, asked.to)}`)}
          move={asked}
          refusal={refusal}
          isPending={isPending}
          onClose={() => setAsked(null)}
          onConfirm={(reason) => run(asked.to, reason)}
        />
      ) : null}
    </div>
  );
}

type AskReasonProps = {
  readonly carrierName: string;
  readonly question: Question;
  readonly verb: string;
  readonly move: OpenMove;
  readonly refusal: string | null;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
};

function AskReason(props: AskReasonProps) {
  const { carrierName, question, verb, move, refusal, isPending, onClose, onConfirm } = props;
  const t = useTranslations("certification");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t(`moves.ask.${question}.title`, { carrier: carrierName })}
      text={t(`moves.ask.${question}.text`)}
      verb={verb}
      look={question === "suspended" || question === "withdrawn" ? "danger" : "primary"}
      isPending={isPending}
      onConfirm={() => {
        if (move.needsReason && reason.trim() === "") setError(t("refusals.reason_missing"));
        else onConfirm(reason.trim());
      }}
    >
      {move.needsReason ? (
        <TextareaField
          label={t(question === "back" ? "moves.reason" : "moves.reasonSellers")}
          {...(question === "suspended" ? { hint: t("moves.reasonHint") } : {})}
          maxLength={300}
          rows={3}
          value={reason}
          error={error}
          onChange={(event) => {
            setReason(event.target.value);
            setError(null);
          }}
        />
      ) : null}
      <FormRefusal text={refusal} />
    </ConfirmDialog>
  );
}

function useMove({ certificationId, version, door }: CertificationMovesProps, onDone: () => void) {
  const t = useTranslations("certification");
  const shared = useTranslations("ui");
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [to, setTo] = useState<CertificationState>("applied");
  const { run, isPending } = useAction(door, {
    t,
    onDone: () => {
      onDone();
      toast(t(`moves.done.${to}`));
    },
    onRefused: (answer) => {
      if ("invalid" in answer) return setRefusal(shared("problems.unknown", { code: answer.invalid[0]?.code ?? "" }));
      const { code, values = {} } = answer.refusal;
      if (code !== "changed_meanwhile") return setRefusal(sayCode(t, shared, "refusals", code, values));
      const known = `states.${values.state}`;
      const by = String(values.by || t("changed.somebody"));
      setRefusal(t("changed.state", { by, state: t.has(known as never) ? t(known as never) : "" }));
      // what stands on the screen is no longer so
      router.refresh();
    },
  });
  const take = (next: CertificationState, reason: string) => {
    setRefusal(null);
    setTo(next);
    run({ certificationId, version, to: next, reason });
  };
  return { run: take, isPending, refusal, clear: () => setRefusal(null) } as const;
}

/** What is asked before a step; null: it is taken at once. */
function questionOf(from: CertificationState, { to, needsReason }: OpenMove): Question | null {
  if (to === "suspended" || to === "withdrawn") return to;
  if (to === "certified") return from === "suspended" ? "resume" : "certified";
  return needsReason ? "back" : null;
}

function verbOf(from: CertificationState, to: CertificationState) {
  if (to === "certified") return from === "suspended" ? "resume" : "certified";
  if (to === "documents") return from === "applied" ? "documents" : from === "expired" ? "renew" : "documentsBack";
  if (to === "sandbox") return from === "review" ? "sandboxBack" : "sandbox";
  return to === "applied" || to === "expired" ? "renew" : to;
}

function lookOf(from: CertificationState, to: CertificationState): "primary" | "secondary" | "danger" | "ghost" {
  if (to === "withdrawn") return "ghost";
  if (to === "suspended") return "danger";
  const isBack = (from === "review" && to !== "certified") || (from === "sandbox" && to === "documents");
  return isBack ? "secondary" : "primary";
}
