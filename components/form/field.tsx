"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "../ui/class-names.ts";
import { Checkbox, Input, Select, Textarea } from "../ui/input.tsx";

export type FieldAria = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** What was found about the value, below it: read out when it appears. Null where nothing was found yet. */
  readonly note?: ReactNode;
  /** At the right of the label: whether it is saved. */
  readonly aside?: ReactNode;
  /** Says so behind the label; what must be filled is not marked. */
  readonly isOptional?: boolean;
  readonly className?: string;
  /** Draws the control with the attributes that tie it to label, hint and error. */
  readonly children: (aria: FieldAria) => ReactElement;
};

/** A label above, a hint and what is wrong below; read out together with the control. */
export function Field({ label, hint, error, note, aside, isOptional = false, className, children }: FieldProps) {
  const t = useTranslations("ui");
  const id = useId();
  const ids = [
    hint ? `${id}-hint` : null,
    error ? `${id}-error` : null,
    note === undefined ? null : `${id}-note`,
  ].filter((one) => one !== null);
  const labelled = (
    <label htmlFor={id} className="font-medium text-meta">
      {label}
      {isOptional ? <span className="ml-1.5 font-normal text-ink-faint">{t("form.optional")}</span> : null}
    </label>
  );
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      {aside === undefined ? (
        labelled
      ) : (
        <div className="flex min-h-[18px] items-start justify-between gap-2">
          {labelled}
          {aside}
        </div>
      )}
      {children({
        id,
        ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {error ? <FieldError id={`${id}-error`} text={error} /> : null}
      {note === undefined ? null : (
        <div id={`${id}-note`} aria-live="polite" className="empty:hidden">
          {note}
        </div>
      )}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-meta">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p id={id} className="flex items-start gap-1 text-alarm text-meta">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {text}
    </p>
  );
}

type Framed<Control> = Omit<FieldProps, "children"> & Omit<Control, "children">;

function split<P extends Framed<object>>({ label, hint, error, isOptional, className, ...control }: P) {
  const frame = { label, hint, error: error ?? null, isOptional: isOptional ?? false, className: className ?? "" };
  return { frame, control };
}

/** One line of text with label, hint and error. */
export function TextField(props: Framed<ComponentProps<"input">>) {
  const { frame, control } = split(props);
  return <Field {...frame}>{(aria) => <Input {...control} {...aria} />}</Field>;
}

/** Several lines of text. */
export function TextareaField(props: Framed<ComponentProps<"textarea">>) {
  const { frame, control } = split(props);
  return <Field {...frame}>{(aria) => <Textarea {...control} {...aria} />}</Field>;
}

/** One of a few; the options come as children. */
export function SelectField({
  children,
  ...props
}: Framed<ComponentProps<"select">> & { readonly children: ReactNode }) {
  const { frame, control } = split(props);
  return (
    <Field {...frame}>
      {(aria) => (
        <Select {...control} {...aria}>
          {children}
        </Select>
      )}
    </Field>
  );
}

/** A box to tick, its label beside it. */
export function CheckboxField({
  label,
  hint,
  error,
  className,
  isOptional: _,
  ...control
}: Framed<ComponentProps<"input">>) {
  const id = useId();
  const below = hint || error ? `${id}-below` : undefined;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <Checkbox
        {...control}
        id={id}
        aria-describedby={below}
        aria-invalid={error ? true : undefined}
        className="mt-0.5"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {below ? (
          <div id={below} className="text-ink-soft text-meta">
            {error ? <FieldError id={`${id}-error`} text={error} /> : hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
