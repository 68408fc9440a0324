"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { type MarketSearch, marketFamilies, marketQuery, maxMarketGrams } from "#lib/routing/market-search";
import { Field, SelectField } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

type MarketFiltersProps = {
  readonly base: string;
  readonly search: MarketSearch;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
};

const pauseMs = 300;

/** What is looked for; each change is an address of its own, the weight as soon as typing pauses. */
export function MarketFilters({ base, search, countries, carriers }: MarketFiltersProps) {
  const t = useTranslations("market");
  const cargo = useTranslations("carriers.cargo");
  const families = useTranslations("carriers.families");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<MarketSearch>) =>
    start(() => router.replace(`${base}?${marketQuery({ ...search, ...change })}`, { scroll: false }));
  const isFiltered = search.family !== null || search.carrier !== "";
  const { view } = search;
  return (
    <search className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3 md:px-6" aria-busy={isPending}>
      {view === "solutions" ? (
        <SelectField
          label={t("filters.country")}
          className="w-full sm:w-52"
          value={search.country}
          onChange={(event) => go({ country: event.target.value })}
        >
          {countries.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      ) : null}
      {view === "carriers" ? null : (
        <>
          <WeightField search={search} onWeight={(weightGrams) => go({ weightGrams, isWeightRefused: false })} />
          <SelectField
            label={t("filters.cargo")}
            className="min-w-0 flex-1 basis-28 sm:w-40 sm:flex-none"
            value={search.cargoKind}
            onChange={(event) => go({ cargoKind: cargoKinds.find((kind) => kind === event.target.value) ?? "general" })}
          >
            {cargoKinds.map((kind) => (
              <option key={kind} value={kind}>
                {cargo(kind)}
              </option>
            ))}
          </SelectField>
        </>
      )}
      {view === "solutions" ? (
        <>
          <SelectField
            label={t("filters.family")}
            className="min-w-0 flex-1 basis-32 sm:w-40 sm:flex-none"
            value={search.family ?? ""}
            onChange={(event) => go({ family: marketFamilies.find((one) => one === event.target.value) ?? null })}
          >
            <option value="">{t("filters.allFamilies")}</option>
            {marketFamilies.map((family) => (
              <option key={family} value={family}>
                {families(family)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t("filters.carrier")}
            className="min-w-0 flex-1 basis-32 sm:w-40 sm:flex-none"
            value={search.carrier}
            onChange={(event) => go({ carrier: event.target.value })}
          >
            <option value="">{t("filters.allCarriers")}</option>
            {carriers.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          {isFiltered ? (
            <Button look="ghost" className="sm:mt-5.5" onClick={() => go({ family: null, carrier: "" })}>
              {t("filters.clear")}
            </Button>
          ) : null}
        </>
      ) : (
        <SearchInput
          className={view === "lanes" ? "sm:mt-5.5" : ""}
          value={search.text}
          label={t(view === "carriers" ? "filters.search" : "filters.searchLanes")}
          isPending={isPending}
          maxLength={60}
          onSearch={(text) => go({ text })}
        />
      )}
    </search>
  );
}

/** A wrong weight is said at once and changes nothing. */
function WeightField({
  search,
  onWeight,
}: {
  readonly search: MarketSearch;
  readonly onWeight: (grams: number) => void;
}) {
  const t = useTranslations("market.filters");
  const [typed, setTyped] = useState(String(search.weightGrams));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const grams = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  const isGood = grams >= 1 && grams <= maxMarketGrams;
  const isWrong = !isGood && typed !== "";
  return (
    <Field
      label={t("weight")}
      className="min-w-0 flex-1 basis-28 sm:w-32 sm:flex-none"
      error={isWrong || search.isWeightRefused ? t("weightRefused") : null}
    >
      {(aria) => (
        <Input
          {...aria}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          className="tabular-nums"
          value={typed}
          onChange={(event) => {
            const { value } = event.target;
            setTyped(value);
            clearTimeout(timer.current);
            const next = /^\d{1,6}$/.test(value.trim()) ? Number(value) : 0;
            if (next >= 1 && next <= maxMarketGrams) timer.current = setTimeout(() => onWeight(next), pauseMs);
          }}
        />
      )}
    </Field>
  );
}
