"use client";

import { Eye, EyeOff, LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { FieldView } from "#lib/onboarding/application-view";
import { Field } from "@/components/form/field";
import { useAction } from "@/components/form/use-action";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { controlLook } from "./field-control.tsx";
import type { FieldFrame } from "./field-entry.tsx";
import { shapeOf } from "./field-shapes.ts";
import { useWizard } from "./wizard-context.tsx";

/** A shown number goes away by itself: somebody else may look at the screen. */
const shownMs = 30_000;

type SealedFieldProps = { readonly field: FieldView; readonly frame: FieldFrame; readonly isAmiss: boolean };

/**
 * A field whose text the server keeps sealed: its last characters, or only that it is there, and the verb to replace it.
 * A number that was found wrong stays open with what was typed, so that a slip can be put right; a password never does.
 */
export function SealedField({ field, frame, isAmiss }: SealedFieldProps) {
  const { textOf, drop, lastTyped, type, saveState } = useWizard();
  const [isReplacing, setReplacing] = useState(false);
  const draft = textOf(field);
  const state = saveState(field.path);
  const isRefusedNumber = field.note?.outcome === "refuse" && lastTyped(field.path) !== "";
  const isOpen = !field.isFilled || isReplacing || draft !== "" || isRefusedNumber;
  // saved: what was typed is gone from here, and the field closes
  if (isReplacing && state === "saved") setReplacing(false);
  if (isOpen) {
    return (
      <OpenSealed
        field={field}
        frame={frame}
        isAmiss={isAmiss}
        isReplacing={isReplacing}
        text={draft === "" && isRefusedNumber && !isReplacing ? lastTyped(field.path) : draft}
        onCancel={() => {
          drop(field.path);
          setReplacing(false);
        }}
      />
    );
  }
  const onReplace = () => {
    // the mark of the last saving would close it at once
    drop(field.path);
    setReplacing(true);
    if (isAmiss && lastTyped(field.path) !== "") type(field, lastTyped(field.path));
  };
  return <ClosedSealed field={field} frame={frame} onReplace={onReplace} />;
}

type OpenSealedProps = SealedFieldProps & {
  /** Another text takes the place of the one that is kept. */
  readonly isReplacing: boolean;
  readonly text: string;
  readonly onCancel: () => void;
};

function OpenSealed({ field, frame, isAmiss, isReplacing, text, onCancel }: OpenSealedProps) {
  const t = useTranslations("onboarding.field");
  const { type, leave } = useWizard();
  const input = useRef<HTMLInputElement>(null);
  const { isUpper, inputMode, autoComplete = "off" } = shapeOf(field);
  const isPassword = field.input === "password";
  // what is typed before React has taken the page over would be lost, and a password cannot be looked at
  const isHydrated = useHydrated();
  useEffect(() => {
    if (isReplacing) input.current?.focus();
  }, [isReplacing]);
  return (
    <Field {...frame} label={isReplacing ? t("replacing", { name: String(frame.label) }) : frame.label}>
      {(aria) => (
        <span className="flex items-center gap-2">
          <Input
            {...aria}
            ref={input}
            disabled={!isHydrated}
            aria-invalid={isAmiss || undefined}
            className={controlLook}
            type={isPassword ? "password" : "text"}
            inputMode={inputMode ?? (field.input === "mobile" ? "tel" : "text")}
            autoComplete={autoComplete}
            autoCapitalize={isUpper ? "characters" : "off"}
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
            maxLength={field.maxLength}
            value={text}
            onChange={({ target }) => type(field, isUpper ? target.value.toUpperCase() : target.value)}
            onBlur={() => leave(field.path)}
          />
          {isReplacing ? (
            <Button look="ghost" className="shrink-0 max-md:h-11" onClick={onCancel}>
              {t("cancelReplace")}
            </Button>
          ) : null}
        </span>
      )}
    </Field>
  );
}

type ClosedSealedProps = {
  readonly field: FieldView;
  readonly frame: FieldFrame;
  readonly onReplace: () => void;
};

function ClosedSealed({ field, frame, onReplace }: ClosedSealedProps) {
  const t = useTranslations("onboarding.field");
  const isNeverShown = field.sealing === "never_shown";
  return (
    <Field {...frame} hint={isNeverShown ? frame.hint : null}>
      {(aria) => (
        <span className="flex min-h-9 items-center gap-2 max-md:min-h-11">
          <LockKeyhole aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <output {...aria} className="min-w-0 flex-1 truncate">
            {isNeverShown ? t("sealed") : <ShownNumber field={field} />}
          </output>
          <Button size="small" className="max-md:h-11" onClick={onReplace} data-stop>
            {t("replace")}
          </Button>
        </span>
      )}
    </Field>
  );
}

/** The last characters; whoever may sees the whole for a while, and that is noted. */
function ShownNumber({ field }: { readonly field: FieldView }) {
  const t = useTranslations("onboarding");
  const { doors, rights } = useWizard();
  const [text, setText] = useState<string | null>(null);
  const { run, isPending } = useAction(doors.showField, { t, onDone: (shown) => setText(shown.text) });
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setText(null), shownMs);
    return () => clearTimeout(timer);
  }, [text]);
  const mayShow = field.section === "account" ? rights.showAccount : rights.showIdentity;
  const Icon = text === null ? Eye : EyeOff;
  return (
    <span className="flex items-center gap-1">
      <span className="truncate">{text ?? field.value}</span>
      {mayShow ? (
        <Button
          look="ghost"
          size="icon-small"
          className="max-md:size-11"
          isPending={isPending}
          aria-label={t(text === null ? "field.show" : "field.hide")}
          title={t(text === null ? "field.show" : "field.hide")}
          onClick={() => (text === null ? run({ path: field.path }) : setText(null))}
        >
          {isPending ? null : <Icon aria-hidden className="size-4" />}
        </Button>
      ) : null}
    </span>
  );
}
