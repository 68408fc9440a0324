"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { CountryGroup } from "#lib/routing/country-groups";
import type { TemplateDestinations } from "#lib/routing/template";
import { ChoiceCards } from "@/components/form/choice-cards";
import { TemplatePlacePicker } from "./template-place-picker.tsx";
import type { TemplateForm } from "./use-template-form.ts";

type TemplateDestinationsFieldProps = {
  readonly form: TemplateForm;
  readonly groups: readonly CountryGroup[];
  /** How many countries are covered as it stands. */
  readonly count: number;
};

/** Everywhere, or groups and countries; less some countries. */
export function TemplateDestinationsField({ form, groups, count }: TemplateDestinationsFieldProps) {
  const t = useTranslations("templates.editor");
  const ui = useTranslations("ui");
  const id = useId();
  const { destinations } = form.typed;
  const error = form.errorOf("destinations");
  const change = (part: Partial<TemplateDestinations>) =>
    form.change({ destinations: { ...destinations, ...part } }, "destinations");
  const asCountries = (codes: readonly string[]) => codes as TemplateDestinations["countries"];
  return (
    <div data-field="destinations" className="flex min-w-0 flex-col gap-2">
      <ChoiceCards
        label={t("destinations")}
        columns={2}
        value={destinations.worldwide ? "everywhere" : "chosen"}
        choices={[
          { value: "chosen", label: t("chosen"), hint: t("chosenHint") },
          { value: "everywhere", label: t("everywhere"), hint: t("everywhereHint") },
        ]}
        onChoose={(value) => change({ worldwide: value === "everywhere" })}
      />
      {destinations.worldwide ? null : (
        <TemplatePlacePicker
          label={t("search")}
          groups={groups}
          chosenGroups={destinations.groups}
          chosenCountries={destinations.countries}
          isWrong={error !== null}
          describedBy={id}
          onChange={(refs, codes) => change({ groups: refs, countries: asCountries(codes) })}
        />
      )}
      <p id={id} aria-live="polite" className={error ? "text-alarm text-meta" : "text-ink-soft text-meta"}>
        {error ?? t("picked", { count })}
      </p>
      <div>
        <p className="mb-1 font-medium text-meta">
          {t("except")}
          <span className="ml-1.5 font-normal text-ink-faint">{ui("form.optional")}</span>
        </p>
        <TemplatePlacePicker
          label={t("searchExcept")}
          chosenCountries={destinations.except}
          onChange={(_, codes) => change({ except: asCountries(codes) })}
        />
      </div>
    </div>
  );
}
