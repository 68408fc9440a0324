"use client";

import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import type { TemplateForm } from "./use-template-form.ts";

type TemplateNumberFieldProps = {
  readonly form: TemplateForm;
  readonly field: "fromGrams" | "toGrams" | "maxDays" | "overUsdMinor" | "upToUsdMinor";
  readonly label: string;
  readonly isDecimal?: boolean;
  readonly isOptional?: boolean;
};

/** A number of a template, kept as it is typed. */
export function TemplateNumberField({
  form,
  field,
  label,
  isDecimal = false,
  isOptional = false,
}: TemplateNumberFieldProps) {
  return (
    <div data-field={field}>
      <Field label={label} error={form.errorOf(field)} isOptional={isOptional}>
        {(aria) => (
          <Input
            {...aria}
            name={field}
            inputMode={isDecimal ? "decimal" : "numeric"}
            autoComplete="off"
            maxLength={12}
            value={form.typed[field]}
            onChange={(event) => form.change({ [field]: event.target.value })}
            onBlur={() => form.touch(field)}
          />
        )}
      </Field>
    </div>
  );
}
