"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { QuickQuoteProblem } from "#lib/routing/quick-quote";
import type { QuickQuoteAnswer } from "#lib/routing/quick-quote-answer";
import { type QuickQuoteField, type QuickQuoteTyped, quickQuoteSwitches } from "#lib/routing/quick-quote-fields";
import { CheckboxField, Field, SelectField, TextField } from "@/components/form/field";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { EmptyState } from "@/components/ui/states";
import { RecommendationPanel } from "./recommendation-panel.tsx";
import { useQuickQuote } from "./use-quick-quote.ts";

type QuickQuoteProps = {
  readonly seller: string;
  /** What the address says, and the server's answer to it. */
  readonly typed: QuickQuoteTyped;
  readonly answer: QuickQuoteAnswer;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly solutionNames: Readonly<Record<string, string>>;
};

/** Where to, how heavy, what is in it: ranked solutions as one types. The address keeps it all, so that it can be sent on. */
export function QuickQuote({ seller, typed: first, answer: firstAnswer, countries, solutionNames }: QuickQuoteProps) {
  const t = useTranslations("quote");
  const [typed, setTyped] = useState(first);
  const { answer, isPending, hasFailed } = useQuickQuote(seller, typed, { typed: first, answer: firstAnswer });
  const change = (part: Partial<QuickQuoteTyped>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <div className="grid gap-x-8 gap-y-5 px-4 pb-8 md:px-6 lg:grid-cols-[300px_minmax(0,1fr)]">
      <QuoteForm typed={typed} change={change} problems={answer.problems} countries={countries} />
      <section aria-label={t("results")} aria-busy={isPending} className="min-w-0">
        {hasFailed ? (
          <p role="alert" className="mb-2 rounded-md bg-soon-soft px-3 py-2 text-soon">
            {t("failed")}
          </p>
        ) : null}
        {answer.recommendation ? (
          <div className={cn("max-w-3xl rounded-lg border border-line bg-surface", isPending && "opacity-70")}>
            <RecommendationPanel
              cardsHref={`/s/${seller}/cards`}
              recommendation={answer.recommendation}
              solutionNames={solutionNames}
            />
          </div>
        ) : (
          <EmptyState
            title={t(answer.problems.length > 0 ? "empty.wrong" : "empty.title")}
            text={t(answer.problems.length > 0 ? "empty.wrongText" : "empty.text")}
          />
        )}
      </section>
    </div>
  );
}

type FormProps = {
  readonly typed: QuickQuoteTyped;
  readonly change: (part: Partial<QuickQuoteTyped>) => void;
  readonly problems: readonly QuickQuoteProblem[];
  readonly countries: QuickQuoteProps["countries"];
};

function QuoteForm({ typed, change, problems, countries }: FormProps) {
  const t = useTranslations("quote");
  const carriers = useTranslations("carriers");
  const listId = useId();
  const errorOf = (field: QuickQuoteField) => {
    const problem = problems.find((one) => one.field === field);
    return problem ? t(`problems.${problem.code}`, problem.values) : null;
  };
  const bind = (field: QuickQuoteField) => ({
    label: t(`fields.${field}`),
    error: errorOf(field),
    value: typed[field],
    autoComplete: "off",
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [field]: event.currentTarget.value }),
  });
  return (
    <search className="flex flex-col gap-3">
      <Field label={t("fields.to")} error={errorOf("to")}>
        {(aria) => (
          <>
            <Input
              {...aria}
              data-search=""
              list={listId}
              value={typed.to}
              autoComplete="off"
              placeholder={t("hints.to")}
              onChange={(event) => change({ to: event.target.value })}
            />
            <datalist id={listId}>
              {countries.map(({ value, label }) => (
                <option key={value} value={label}>
                  {value}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <TextField {...bind("weight")} inputMode="decimal" placeholder={t("hints.weight")} />
        <TextField {...bind("zip")} isOptional />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField {...bind("size")} isOptional placeholder={t("hints.size")} />
        <TextField {...bind("value")} isOptional inputMode="decimal" placeholder={t("hints.value")} />
      </div>
      <SelectField
        label={t("fields.cargo")}
        value={typed.cargo === "" ? "general" : typed.cargo}
        onChange={(event) => change({ cargo: event.target.value })}
      >
        {cargoKinds.map((kind) => (
          <option key={kind} value={kind}>
            {carriers(`cargo.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField {...bind("by")} isOptional type="date" />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium text-meta">{t("fields.services")}</legend>
        {quickQuoteSwitches.map((service) => (
          <CheckboxField
            key={service}
            label={t(`services.${service}`)}
            checked={typed.services[service]}
            onChange={(event) => change({ services: { ...typed.services, [service]: event.target.checked } })}
          />
        ))}
      </fieldset>
    </search>
  );
}
