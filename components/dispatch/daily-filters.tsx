"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { dailySearchQuery } from "#lib/dispatch/daily-query";
import type { DailySearch } from "#lib/dispatch/daily-search";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

export type FilterChoice = { readonly value: string; readonly label: string };

type DailyFiltersProps = {
  readonly base: string;
  readonly search: DailySearch;
  readonly countries: readonly FilterChoice[];
  readonly solutions: readonly FilterChoice[];
  readonly failures: readonly FilterChoice[];
  readonly stores: readonly FilterChoice[];
};

/** Search as you type, and the filters; each change is an address of its own. */
export function DailyFilters({ base, search, countries, solutions, failures, stores }: DailyFiltersProps) {
  const t = useTranslations("dispatch.filters");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<DailySearch>) =>
    start(() => router.replace(`${base}${dailySearchQuery({ ...search, ...change })}`, { scroll: false }));
  const choose = (key: "country" | "solution" | "failure" | "store", choices: readonly FilterChoice[]) =>
    choices.length > 1 || search[key] ? (
      <Select
        aria-label={t(key)}
        className="w-auto max-w-52"
        value={search[key] ?? ""}
        onChange={(event) => go({ [key]: event.target.value || null })}
      >
        <option value="">{t(key)}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    ) : null;
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput value={search.text} onSearch={(text) => go({ text })} label={t("search")} isPending={isPending} />
      {search.lane === "repair" ? choose("failure", failures) : null}
      {choose("country", countries)}
      {choose("solution", solutions)}
      {choose("store", stores)}
      <Toggle isOn={search.urgent} label={t("urgent")} onToggle={() => go({ urgent: !search.urgent })} />
      <Toggle isOn={search.remark} label={t("remark")} onToggle={() => go({ remark: !search.remark })} />
    </search>
  );
}

type ToggleProps = { readonly isOn: boolean; readonly label: string; readonly onToggle: () => void };

function Toggle({ isOn, label, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className="h-8 rounded-md border border-line bg-surface px-2.5 text-ink-soft hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
    >
      {label}
    </button>
  );
}
