"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { untypedFacts } from "#lib/products/typed-facts";
import { useFoundProducts } from "@/components/products/match-existing";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { toast } from "@/components/ui/toast";
import { RepairChoice } from "./repair-choice.tsx";
import { RepairFields } from "./repair-fields.tsx";
import { noTyped } from "./repair-no-typed.ts";
import { NotAllowed } from "./repair-not-allowed.tsx";
import { RepairReached } from "./repair-reached.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

/** Which product an order line is. */
export function MatchStep(props: StepOf<"match">) {
  const { repair, seller, doors, onRepaired } = props;
  const t = useTranslations("repairs");
  const products = useTranslations("products");
  const facts = useTranslations("products.facts");
  const hints = useTranslations("products.hints");
  const language = useLocale() === "en" ? "en" : "zh";
  const { lineKey, name, title, choices, fields, reach } = repair;
  const [chosen, setChosen] = useState(choices.find(({ isSafe }) => isSafe)?.value ?? null);
  const [words, setWords] = useState("");
  const [isNew, setNew] = useState(false);
  const { found, isPending: isSearching } = useFoundProducts(seller, words);
  const done = ({ orders }: { readonly orders: number }) => {
    toast.success(t("savedMatch", { name, orders }));
    onRepaired(true);
  };
  const matched = useRepair(doors.match, "match", done);
  const made = useRepair(doors.newProduct, "nameZh", done);
  if (!doors.match || !doors.newProduct) return <NotAllowed />;
  const listed = [
    ...choices.map((one) => ({
      value: one.value,
      label: (language === "en" ? one.labelEn : one.labelZh) ?? one.value,
      note: t(`because.${one.because}`),
    })),
    ...found
      .filter(({ id }) => !choices.some(({ value }) => value === id))
      .map(({ id, sku, title: text, attributes }) => ({
        ...{ value: id, label: [sku, text, attributes].filter(Boolean).join(" · "), note: "" },
      })),
  ];
  return (
    <>
      <p className="text-ink-soft text-meta" title={title}>
        <span className="font-medium text-ink">{name}</span> {name === title ? "" : title}
      </p>
      {isNew ? (
        <RepairFields
          fields={fields}
          labelOf={({ name: fact }) => facts(fact as never)}
          sentenceOf={({ name: fact }) => (hints.has(fact as never) ? hints(fact as never) : "")}
          problem={made.problem}
          isPending={made.isPending}
          verb={t("create")}
          onSave={(typed) => {
            const all = untypedFacts({ ...noTyped, ...typed } as never);
            const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
            made.run({ lineKeys: [lineKey], facts: given });
          }}
        >
          <RepairReached seller={seller} subject={lineKey} name={name} reach={reach} />
        </RepairFields>
      ) : (
        <>
          <SearchInput
            value={words}
            label={products("filters.search")}
            isPending={isSearching}
            onSearch={setWords}
            className="sm:w-full"
          />
          <RepairChoice
            key={listed.map(({ value }) => value).join()}
            legend={t("which")}
            choices={listed}
            value={listed.some(({ value }) => value === chosen) ? chosen : null}
            onChoose={setChosen}
            verb={t("match")}
            isPending={matched.isPending}
            problem={matched.problem?.text ?? null}
            onSave={() => chosen && matched.run({ lineKey, productId: chosen })}
          >
            <RepairReached seller={seller} subject={lineKey} name={name} reach={reach} />
          </RepairChoice>
        </>
      )}
      <Button look="ghost" size="small" className="self-start" onClick={() => setNew(!isNew)}>
        {isNew ? t("toMatch") : t("toNew")}
      </Button>
    </>
  );
}
