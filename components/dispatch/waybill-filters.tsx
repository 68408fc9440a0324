"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type WaybillState, waybillStates } from "#lib/dispatch/states";
import { type WaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";

type WaybillFiltersProps = {
  readonly base: string;
  readonly search: WaybillSearch;
  readonly byState: Readonly<Partial<Record<WaybillState, number>>>;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
};

/** State, country and number; each change is an address of its own. */
export function WaybillFilters({ base, search, byState, countries }: WaybillFiltersProps) {
  const t = useTranslations("waybills");
  const states = useTranslations("gateway");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<WaybillSearch>) =>
    start(() => router.push(`${base}?${waybillQuery({ ...search, after: null, ...change })}`, { scroll: false }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <form
        className="w-full sm:w-72"
        onSubmit={(event) => {
          event.preventDefault();
          go({ text: String(new FormData(event.currentTarget).get("q") ?? "").trim() });
        }}
      >
        <Input
          key={search.text}
          name="q"
          type="search"
          maxLength={60}
          defaultValue={search.text}
          aria-label={t("filters.search")}
          placeholder={t("filters.search")}
        />
      </form>
      <Select
        aria-label={t("filters.state")}
        className="w-auto"
        value={search.states[0] ?? ""}
        onChange={(event) => go({ states: waybillStates.filter((state) => state === event.target.value) })}
      >
        <option value="">{t("filters.state")}</option>
        {waybillStates.map((state) => (
          <option key={state} value={state}>
            {`${states(`states.${state}`)} ${byState[state] ?? 0}`}
          </option>
        ))}
      </Select>
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
      {waybillQuery({ ...search, after: null }) ? (
        <Button look="ghost" onClick={() => go({ states: [], countries: [], text: "" })}>
          {t("filters.clear")}
        </Button>
      ) : null}
    </search>
  );
}
