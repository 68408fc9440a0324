"use client";

import type { ComponentProps } from "react";
import { TextField as FormTextField, SelectField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";

type LabelledProps = {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, in the place of the hint. */
  readonly problem: string | null;
};

/** A text field of a plain form that `useDoor` sends. */
export function TextField({ hint, problem, ...rest }: LabelledProps & ComponentProps<"input">) {
  return <FormTextField {...rest} error={problem} hint={problem ? undefined : hint} />;
}

/** One of a few. */
export function ChoiceField({ hint, problem, children, ...rest }: LabelledProps & ComponentProps<"select">) {
  return (
    <SelectField {...rest} error={problem} hint={problem ? undefined : hint}>
      {children}
    </SelectField>
  );
}

/** Why the whole form was refused. */
export function Refusal({ text }: { readonly text: string | null }) {
  return <FormRefusal text={text} />;
}
