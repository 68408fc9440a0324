"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import {
  type LabelledFilterKey,
  type LabelledSearch,
  labelledFilterKeys,
  labelledQuery,
} from "#lib/dispatch/labelled-search";
import { FilterChips } from "@/components/ui/filter-chips";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

type Choice = { readonly value: string; readonly name: string; readonly count: number };

type LabelledFiltersProps = {
  readonly base: string;
  readonly search: LabelledSearch;
  readonly choices: Readonly<Record<LabelledFilterKey, readonly Choice[]>>;
};

/** Search over order, SKU, buyer and waybill, and the filters; each change is an address of its own. */
export function LabelledFilters({ base, search, choices }: LabelledFiltersProps) {
  const t = useTranslations("daily.labelled.filters");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const address = (change: Partial<LabelledSearch>) => `${base}${labelledQuery({ ...search, after: null, ...change })}`;
  const go = (change: Partial<LabelledSearch>) => start(() => router.replace(address(change), { scroll: false }));
  const chips = labelledFilterKeys.flatMap((key) => {
    const value = search[key];
    if (value === null) return [];
    const name = choices[key].find((choice) => choice.value === value)?.name ?? value;
    return [{ key, name: t(key), value: name, href: address({ [key]: null }) }];
  });
  return (
    <>
      <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
        <SearchInput value={search.text} onSearch={(text) => go({ text })} label={t("search")} isPending={isPending} />
        <div className="flex items-center gap-2 max-sm:w-full max-sm:overflow-x-auto sm:contents">
          {labelledFilterKeys
            .filter((key) => choices[key].length > 1 || search[key])
            .map((key) => (
              <Select
                key={key}
                aria-label={t(key)}
                className="w-auto max-w-34 shrink-0 pr-6"
                value={search[key] ?? ""}
                onChange={(event) => go({ [key]: event.target.value || null })}
              >
                <option value="">{t(key)}</option>
                {choices[key].map(({ value, name, count }) => (
                  <option key={value} value={value}>
                    {name} {count}
                  </option>
                ))}
              </Select>
            ))}
        </div>
      </search>
      <FilterChips chips={chips} clearHref={base} />
    </>
  );
}
