"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type TrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { exceptionKinds, isExceptionKind } from "#lib/tracking/stages";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

export type Choice = { readonly value: string; readonly label: string };

type TrackingFiltersProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  readonly countries: readonly Choice[];
  readonly solutions: readonly Choice[];
};

/** The filters besides the stage. Each change is an address of its own. */
export function TrackingFilters({ base, search, countries, solutions }: TrackingFiltersProps) {
  const t = useTranslations("tracking");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Parameters<typeof withFilter>[1]) =>
    start(() => router.replace(`${base}?${trackingQuery(withFilter(search, change))}`, { scroll: false }));
  const trouble = search.trouble === "any" ? "any" : (search.trouble[0] ?? "");
  const kinds = exceptionKinds.map((kind) => ({ value: kind, label: t(`troubles.${kind}`) }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) => go({ text })}
      />
      <Choose
        label={t("filters.trouble")}
        value={trouble}
        choices={[{ value: "any", label: t("filters.anyTrouble") }, ...kinds]}
        onChoose={(value) => go({ trouble: value === "any" ? "any" : isExceptionKind(value) ? [value] : [] })}
      />
      <Choose
        label={t("filters.country")}
        value={search.countries[0] ?? ""}
        choices={countries}
        onChoose={(value) => go({ countries: value ? [value] : [] })}
      />
      <Choose
        label={t("filters.solution")}
        value={search.solutions[0] ?? ""}
        choices={solutions}
        onChoose={(value) => go({ solutions: value ? [value] : [] })}
      />
    </search>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
};

/** One of a few, or all. */
function Choose({ label, value, choices, onChoose }: ChooseProps) {
  return (
    <Select
      aria-label={label}
      className="w-auto max-w-44"
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
