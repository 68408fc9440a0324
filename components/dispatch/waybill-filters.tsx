"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type WaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

type Choice = { readonly value: string; readonly label: string };

type WaybillFiltersProps = {
  readonly base: string;
  readonly search: WaybillSearch;
  readonly countries: readonly Choice[];
  readonly carriers: readonly Choice[];
  /** Codes that occur, with how many waybills have them. */
  readonly failures: readonly Choice[];
  /** The latest batches. */
  readonly batches: readonly Choice[];
};

/** Number, failure, batch, carrier and country; each change is an address of its own. */
export function WaybillFilters({ base, search, countries, carriers, failures, batches }: WaybillFiltersProps) {
  const t = useTranslations("waybills");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<WaybillSearch>) =>
    start(() => router.replace(`${base}?${waybillQuery({ ...search, after: null, ...change })}`, { scroll: false }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) => go({ text })}
      />
      <Filter
        label={t("filters.failure")}
        value={search.failures[0] ?? ""}
        choices={failures}
        onChoose={(value) => go({ failures: value ? [value] : [] })}
      />
      <Filter
        label={t("filters.batch")}
        value={search.batch ?? ""}
        choices={batches}
        onChoose={(value) => go({ batch: value || null })}
      />
      {carriers.length > 1 || search.carriers.length > 0 ? (
        <Filter
          label={t("filters.carrier")}
          value={search.carriers[0] ?? ""}
          choices={carriers}
          onChoose={(value) => go({ carriers: value ? [value] : [] })}
        />
      ) : null}
      <Filter
        label={t("filters.country")}
        value={search.countries[0] ?? ""}
        choices={countries}
        onChoose={(value) => go({ countries: value ? [value] : [] })}
      />
    </search>
  );
}

type FilterProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
};

/** A choice that the address names stays to be seen, also when nothing has it any more. */
function Filter({ label, value, choices, onChoose }: FilterProps) {
  const isListed = value === "" || choices.some((choice) => choice.value === value);
  return (
    <Select
      aria-label={label}
      className="w-auto max-w-52"
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {isListed ? null : <option value={value}>{value.slice(0, 8)}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
