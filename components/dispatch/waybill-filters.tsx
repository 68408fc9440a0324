"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type WaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

type WaybillFiltersProps = {
  readonly base: string;
  readonly search: WaybillSearch;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
};

/** Number and country; each change is an address of its own. */
export function WaybillFilters({ base, search, countries }: WaybillFiltersProps) {
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
      <Select
        aria-label={t("filters.country")}
        className="w-auto max-w-44"
        value={search.countries[0] ?? ""}
        onChange={(event) => go({ countries: event.target.value ? [event.target.value] : [] })}
      >
        <option value="">{t("filters.country")}</option>
        {countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </search>
  );
}
