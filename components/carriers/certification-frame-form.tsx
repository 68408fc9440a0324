"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { CertificationScope } from "#lib/carriers/certification";
import { TextareaField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { ScopePart } from "./scope-part.tsx";

export type FrameDoor = ServerAction<
  {
    readonly certificationId: string;
    readonly version: number;
    readonly scope: CertificationScope;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  },
  null
>;

type FrameFormProps = {
  readonly certificationId: string;
  readonly version: number;
  readonly scope: CertificationScope;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Solutions that the carrier offers, in the reader's language. */
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  readonly isRunning: boolean;
  readonly door: FrameDoor;
  readonly onDone: () => void;
};

/** What a certification covers and when. What was typed stays after a refusal, which stands at its field. */
export function CertificationFrameForm(props: FrameFormProps) {
  const { certificationId, version, scope, solutions, isRunning, door, onDone } = props;
  const t = useTranslations("certification");
  const cargo = useTranslations("carriers.cargo");
  const shared = useTranslations("ui");
  const [offers, setOffers] = useState(scope.solutions);
  const [kinds, setKinds] = useState<readonly string[] | "all">(scope.cargoKinds);
  const [isWorld, setWorld] = useState(scope.countries === "all");
  const [countries, setCountries] = useState(scope.countries === "all" ? "" : scope.countries.join(" "));
  const [days, setDays] = useState({ from: props.validFrom ?? "", to: props.validTo ?? "" });
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null);
  const { run, isPending } = useAction(door, {
    t,
    onDone: () => {
      toast(t("frame.saved"));
      onDone();
    },
    onRefused: (answer) => {
      if ("invalid" in answer) {
        const [first] = answer.invalid;
        const field = first?.field.replace(/^scope\.(\w+).*/, "$1") ?? "";
        const isCountry = field === "countries";
        const values = { code: countries };
        const text = isCountry
          ? t("refusals.country_unknown", values)
          : sayCode(t, shared, "problems", first?.code ?? "", first?.values);
        return setProblem({ field, text });
      }
      const { code, field = "", values = {} } = answer.refusal;
      const by = String(values.by || t("changed.somebody"));
      setProblem({ field, text: sayCode(t, shared, "refusals", code, { ...values, by }) });
    },
  });
  const problemOf = (field: string) => (problem?.field === field ? problem.text : null);
  const atField = ["solutions", "countries", "validFrom", "validTo"].includes(problem?.field ?? "");
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        const codes = countries
          .toUpperCase()
          .split(/[\s,，、;；]+/)
          .filter((code) => code !== "");
        run({
          ...{ certificationId, version, validFrom: days.from || null, validTo: days.to || null },
          scope: {
            solutions: offers,
            countries: isWorld ? "all" : [...new Set(codes)],
            cargoKinds: kinds === "all" ? "all" : cargoKinds.filter((kind) => kinds.includes(kind)),
          },
        });
      }}
    >
      {isRunning ? <p className="text-ink-soft text-meta">{t("frame.running")}</p> : null}
      <ScopePart
        legend={t("frame.solutions")}
        allText={t("frame.allSolutions")}
        choices={solutions.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={offers}
        onChoose={setOffers}
        error={problemOf("solutions")}
        none={t("frame.noSolutions")}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-meta">{t("frame.countries")}</legend>
        <label className="flex items-center gap-2">
          <input
            type="radio"
            name="world"
            checked={isWorld}
            onChange={() => setWorld(true)}
            className="accent-accent"
          />
          {t("frame.allCountries")}
        </label>
        <label className="flex items-center gap-2">
          <input
            type="radio"
            name="world"
            checked={!isWorld}
            onChange={() => setWorld(false)}
            className="accent-accent"
          />
          {t("frame.some")}
        </label>
        {isWorld ? null : (
          <TextareaField
            label={t("frame.countryCodes")}
            hint={t("frame.countryCodesHint")}
            rows={2}
            spellCheck={false}
            className="pl-6"
            value={countries}
            error={problemOf("countries")}
            onChange={(event) => setCountries(event.target.value)}
          />
        )}
      </fieldset>
      <ScopePart
        legend={t("frame.cargoKinds")}
        allText={t("frame.allCargo")}
        choices={cargoKinds.map((kind) => ({ value: kind, label: cargo(kind) }))}
        chosen={kinds}
        onChoose={setKinds}
        error={problemOf("cargoKinds")}
        none=""
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          type="date"
          label={t("frame.validFrom")}
          value={days.from}
          error={problemOf("validFrom")}
          onChange={(event) => setDays({ ...days, from: event.target.value })}
        />
        <TextField
          type="date"
          label={t("frame.validTo")}
          value={days.to}
          error={problemOf("validTo")}
          onChange={(event) => setDays({ ...days, to: event.target.value })}
        />
      </div>
      <FormRefusal text={problem && !atField ? problem.text : null} />
      <Button type="submit" isPending={isPending} className="self-start">
        {t("frame.save")}
      </Button>
    </form>
  );
}
