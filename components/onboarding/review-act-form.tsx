"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Textarea } from "@/components/ui/input";

export type ReviewActInput = {
  readonly path: string;
  readonly decision: "pass" | "refuse";
  readonly reason: string | null;
  readonly note: string;
};

type ReviewActFormProps = {
  readonly path: string;
  readonly mode: "refuse" | "override";
  readonly reasons: readonly string[];
  readonly isPending: boolean;
  readonly onSend: (act: ReviewActInput) => void;
  readonly onCancel: () => void;
};

/** Why something goes back to the seller, by a ready reason, or why what the rules refused may pass. */
export function ReviewActForm({ path, mode, reasons, isPending, onSend, onCancel }: ReviewActFormProps) {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding.reasons");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isRefusal = mode === "refuse";
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    if (isRefusal && reason === null) return setProblem(t("problems.reason_missing"));
    if (isRefusal && reason === "other" && note === "") return setProblem(t("problems.note_missing"));
    if (!isRefusal && note === "") return setProblem(t("refusals.note_missing"));
    onSend({ path, decision: isRefusal ? "refuse" : "pass", reason: isRefusal ? reason : null, note });
  };
  const onKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape") onCancel();
    const isSent = event.key === "Enter" && (event.ctrlKey || event.metaKey || isRadio(event.target));
    if (!isSent || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form ref={form} noValidate onSubmit={send} onKeyDown={onKey} className="flex scroll-my-4 flex-col gap-2.5">
      {isRefusal ? (
        <fieldset>
          <legend className="font-medium text-meta">{t("decide.refuseTitle")}</legend>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {reasons.map((one) => (
              <label
                key={one}
                className={cn(
                  "flex h-7 items-center rounded-md border border-line bg-surface px-2 text-meta has-focus-visible:outline-2 has-focus-visible:outline-accent",
                  reason === one ? "border-accent bg-selected font-medium" : "hover:bg-hover",
                )}
              >
                <input
                  type="radio"
                  name={`${id}-reason`}
                  value={one}
                  checked={reason === one}
                  onChange={() => {
                    setReason(one);
                    setProblem(null);
                  }}
                  className="sr-only"
                />
                {own(one as never)}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium text-meta">
          {t(isRefusal ? "decide.note" : "decide.passTitle")}
        </label>
        <Textarea id={id} name="note" maxLength={500} rows={2} className="min-h-14" aria-describedby={`${id}-hint`} />
        <p id={`${id}-hint`} className={cn("text-meta", problem ? "text-alarm" : "text-ink-soft")} aria-live="polite">
          {problem ?? t(isRefusal ? "decide.noteHint" : "decide.passHint")}
        </p>
      </div>
      <span className="flex gap-2">
        <Button type="submit" size="small" look={isRefusal ? "danger" : "secondary"} isPending={isPending}>
          {t(isRefusal ? "decide.refuseSubmit" : "decide.passSubmit")}
        </Button>
        <Button size="small" look="ghost" onClick={onCancel}>
          {t("decide.cancel")}
        </Button>
      </span>
    </form>
  );
}

function isRadio(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === "radio";
}
