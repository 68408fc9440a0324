"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { parseTrackingSearch, type TrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { Input, Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

/** The filters besides the stage, by their names in the address. */
export const filterNames = [
  "trouble",
  "incident",
  "severity",
  "owner",
  "silence",
  "age",
  "country",
  "solution",
  "carrier",
  "template",
  "value",
] as const;
export type FilterName = (typeof filterNames)[number];

export type Choice = { readonly value: string; readonly label: string };

type ParcelFiltersProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  /** Each with its exact count in the label. */
  readonly choices: Readonly<Record<FilterName, readonly Choice[]>>;
  readonly children?: ReactNode;
};

/** The filters besides the stage. Each change is an address of its own. */
export function ParcelFilters({ base, search, choices, children }: ParcelFiltersProps) {
  const t = useTranslations("watch.filters");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const now = Object.fromEntries(new URLSearchParams(trackingQuery(search)));
  const go = (name: string, value: string) => {
    const changed = withFilter(parseTrackingSearch({ ...now, [name]: value }), {});
    start(() => router.replace(`${base}?${trackingQuery(changed)}`, { scroll: false }));
  };
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) => go("q", text)}
      />
      <div className="flex max-w-full gap-2 overflow-x-auto md:contents">
        {filterNames.map((name) => {
          const value = (now[name] ?? "").split(",")[0] ?? "";
          const list = choices[name];
          if (list.length === 0 && value === "") return null;
          return (
            <Select
              key={name}
              aria-label={t(name)}
              className="field-sizing-content w-auto max-w-40 shrink-0"
              value={value}
              onChange={(event) => go(name, event.target.value)}
            >
              <option value="">{t(name)}</option>
              {list.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </Select>
          );
        })}
        {(["from", "to"] as const).map((name) => (
          <Input
            key={name}
            type="date"
            aria-label={t(name)}
            title={t(name)}
            className="w-36 shrink-0"
            value={search[name] ?? ""}
            onChange={(event) => go(name, event.target.value)}
          />
        ))}
        {children}
      </div>
    </search>
  );
}
