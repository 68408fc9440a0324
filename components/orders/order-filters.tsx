"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { type OrderSearch, orderQuery, orderSorts } from "#lib/orders/search";
import { ButtonLink } from "@/components/ui/button";
import { Checkbox, Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

export type Choice = { readonly value: string; readonly label: string };

type OrderFiltersProps = {
  readonly base: string;
  readonly search: OrderSearch;
  readonly countries: readonly Choice[];
  readonly stores: readonly Choice[];
};

/** Words, country, store and remark; each change is an address of its own, typing replaces it. */
export function OrderFilters({ base, search, countries, stores }: OrderFiltersProps) {
  const t = useTranslations("orders");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const remarkId = useId();
  const go = (change: Partial<OrderSearch>, how: "push" | "replace" = "push") =>
    start(() => router[how](`${base}?${orderQuery({ ...search, after: null, ...change })}`, { scroll: false }));
  const isFiltered = search.q !== "" || search.country !== "" || search.store !== "" || search.remark;
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.q}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={100}
        onSearch={(q) => go({ q }, "replace")}
      />
      <Choose
        label={t("filters.country")}
        value={search.country}
        choices={countries}
        onChoose={(country) => go({ country })}
      />
      {stores.length > 1 ? (
        <Choose label={t("filters.store")} value={search.store} choices={stores} onChoose={(store) => go({ store })} />
      ) : null}
      <label htmlFor={remarkId} className="flex items-center gap-1.5">
        <Checkbox id={remarkId} checked={search.remark} onChange={(event) => go({ remark: event.target.checked })} />
        {t("filters.remark")}
      </label>
      <Select
        aria-label={t("filters.sort")}
        className="w-auto"
        value={search.sort}
        onChange={(event) => go({ sort: orderSorts.find((sort) => sort === event.target.value) ?? "deadline" })}
      >
        {orderSorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`filters.${sort}`)}
          </option>
        ))}
      </Select>
      {isFiltered ? (
        <ButtonLink look="ghost" href={base}>
          {t("filters.clear")}
        </ButtonLink>
      ) : null}
    </search>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
};

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
