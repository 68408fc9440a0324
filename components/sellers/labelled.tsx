"use client";

import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactElement, useId } from "react";
import { Input, Select } from "@/components/ui/input";

type LabelledProps = {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
};

/** A label above, a hint or what is wrong below; read out together with the field. */
function Labelled({
  label,
  hint,
  problem,
  field,
}: LabelledProps & {
  readonly field: (aria: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactElement;
}) {
  const id = useId();
  const says = problem ?? hint;
  const below = `${id}-below`;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium text-meta">
        {label}
      </label>
      {field({
        id,
        ...(says ? { "aria-describedby": below } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      {says ? (
        <p id={below} className={problem ? "flex items-center gap-1 text-alarm text-meta" : "text-ink-soft text-meta"}>
          {problem ? <CircleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
          {says}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ label, hint, problem, ...rest }: LabelledProps & ComponentProps<"input">) {
  return <Labelled label={label} hint={hint} problem={problem} field={(aria) => <Input {...aria} {...rest} />} />;
}

export function ChoiceField({ label, hint, problem, ...rest }: LabelledProps & ComponentProps<"select">) {
  return <Labelled label={label} hint={hint} problem={problem} field={(aria) => <Select {...aria} {...rest} />} />;
}

/** Why the whole form was refused. */
export function Refusal({ text }: { readonly text: string | null }) {
  return (
    <div aria-live="polite">
      {text ? (
        <p role="alert" className="flex items-start gap-2 rounded-md bg-alarm-soft px-3 py-2 text-alarm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {text}
        </p>
      ) : null}
    </div>
  );
}
