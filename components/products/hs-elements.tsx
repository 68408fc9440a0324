"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ElementValue } from "#lib/products/nomenclature/declaration-elements";
import { elementsLimit, elementsText, knownElement } from "#lib/products/nomenclature/declaration-elements";
import type { NationalCode } from "#lib/products/nomenclature/national-code";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** A customs unit to choose: its three digits and its name. */
export type UnitChoice = { readonly value: string; readonly label: string };

type HsElementsProps = {
  readonly productId: string;
  /** What the national table knows of the product's code; null: nothing. */
  readonly national: NationalCode | null;
  readonly kept: {
    readonly elements: string;
    readonly elementValues: readonly ElementValue[];
    readonly legalUnit: string | null;
    readonly secondUnit: string | null;
  };
  readonly facts: { readonly material: string; readonly usedFor: string; readonly brand: string };
  readonly units: readonly UnitChoice[];
  readonly save: ServerAction<unknown, null>;
};

/** The elements that the code demands, each a field, begun with what the product says already; and its legal units. */
export function HsElements({ productId, national, kept, facts, units, save }: HsElementsProps) {
  const t = useTranslations("hs.elements");
  const own = useTranslations("hs");
  const ui = useTranslations("ui");
  const names = national?.elements ?? [t("whole")];
  const [values, setValues] = useState<readonly ElementValue[]>(() =>
    names.map((name) => ({ name, value: startOf(name) })),
  );
  const [first, setFirst] = useState(kept.legalUnit ?? "");
  const [second, setSecond] = useState(kept.secondUnit ?? "");
  const [refusal, setRefusal] = useState<string | null>(null);
  function startOf(name: string): string {
    const said = kept.elementValues.find((one) => one.name === name)?.value;
    if (said !== undefined) return said;
    return national?.elements ? knownElement(name, facts) : kept.elements;
  }
  const action = useAction(save, {
    t: own,
    onDone: () => {
      setRefusal(null);
      toast.success(t("saved"));
    },
    onRefused: (answer) => {
      const [group, problem] =
        "refusal" in answer ? (["refusals", answer.refusal] as const) : (["problems", answer.invalid[0]] as const);
      setRefusal(sayCode(own, ui, group, problem?.code ?? "unknown", problem?.values));
    },
  });
  const text = elementsText(values);
  const byTable = (unit: string | null) => {
    if (national === null || (unit === null && national.firstUnit === null)) return t("noTable");
    if (national.origin === "seed" && unit === null) return t("noTable");
    return t(national.origin === "seed" ? "bySeed" : "byTable", {
      unit: units.find(({ value }) => value === unit)?.label ?? t("none"),
    });
  };
  return (
    <section className="mt-4 flex flex-col gap-3 border-line border-t pt-4">
      <h3 className="font-medium">{t("title")}</h3>
      <p className="text-ink-soft text-meta">
        {t(national?.elements ? "hint" : "unknown")}{" "}
        {national?.elements && national.origin === "seed" ? t("seed") : null}
      </p>
      <FormRefusal text={refusal} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {values.map(({ name, value }, at) => (
          <TextField
            key={name}
            label={name}
            isOptional
            maxLength={200}
            value={value}
            onChange={(event) =>
              setValues(values.map((one, place) => (place === at ? { name, value: event.target.value } : one)))
            }
          />
        ))}
        <SelectField label={t("legalUnit")} value={first} onChange={(event) => setFirst(event.target.value)}>
          <option value="">{byTable(national?.firstUnit ?? null)}</option>
          {units.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("secondUnit")} value={second} onChange={(event) => setSecond(event.target.value)}>
          <option value="">{byTable(national?.secondUnit ?? null)}</option>
          {units.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <p className={text.length > elementsLimit ? "text-alarm text-meta" : "text-ink-soft text-meta"}>
        {`${t("text")}: ${text || "—"} (${text.length}/${elementsLimit})`}
      </p>
      <div>
        <Button
          isPending={action.isPending}
          onClick={() =>
            action.run({ productId, values: [...values], legalUnit: first || null, secondUnit: second || null })
          }
        >
          {t("save")}
        </Button>
      </div>
    </section>
  );
}
