"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from "react-hook-form";
import { type CodeValues, sayCode, type Translator } from "./say-code.ts";
import { type ServerAction, useAction } from "./use-action.ts";

type ActionFormOptions<Input extends FieldValues, T> = {
  readonly action: ServerAction<Input, T>;
  readonly defaultValues: DefaultValues<Input>;
  /** The namespace with this form's `refusals` and `problems`. */
  readonly t: Translator;
  readonly onDone?: (value: T) => void;
  /** Checks before sending (`zodResolver(schema)`); without it the server alone checks. */
  readonly resolver?: Resolver<Input>;
};

/**
 * A form that a server's action answers. `field(name)` goes into the fields of ./field.tsx; `refusal` is the reason for the
 * whole form, as text. What was typed stays after a refusal, and the first wrong field gets the focus.
 *
 *   const form = useActionForm({ action, defaultValues: { name: "" }, t, onDone });
 *   <form onSubmit={form.submit}><TextField label={t("name")} {...form.field("name")} />…
 */
export function useActionForm<Input extends FieldValues, T>(options: ActionFormOptions<Input, T>) {
  const { action, defaultValues, t, onDone, resolver } = options;
  const shared = useTranslations("ui");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Input>({ defaultValues, ...(resolver ? { resolver } : {}) });
  const say = (group: "refusals" | "problems", code: string, values?: CodeValues) =>
    sayCode(t, shared, group, code, values);
  const mark = (field: string, message: string, isFirst: boolean) =>
    form.setError(field as Path<Input>, { type: "server", message }, { shouldFocus: isFirst });
  const { run, isPending } = useAction<Input, T>(action, {
    onDone: (value) => {
      setRefusal(null);
      onDone?.(value);
    },
    onRefused: (answer) => {
      if ("invalid" in answer) {
        for (const [index, one] of answer.invalid.entries())
          mark(one.field, say("problems", one.code, one.values), index === 0);
        return;
      }
      const { code, field, values } = answer.refusal;
      if (field === undefined) setRefusal(say("refusals", code, values));
      else mark(field, say("refusals", code, values), true);
    },
  });
  const submit = form.handleSubmit((values) => {
    setRefusal(null);
    run(values);
  });
  const field = (name: Path<Input>) => {
    const { error } = form.getFieldState(name, form.formState);
    const text = error ? error.message || say("problems", error.type) : null;
    return { ...form.register(name), error: text };
  };
  return { submit, field, refusal, isPending, form } as const;
}
