"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { parseTrackingSearch, type TrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
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

/** What is asked most days stands beside the search; the rest unfolds. */
const first: readonly FilterName[] = ["incident", "severity", "owner", "country", "solution"];
const others = filterNames.filter((name) => !first.includes(name));
const days = ["from", "to"] as const;

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
  const isSet = (name: string) => (now[name] ?? "") !== "";
  const setOthers = [...others, ...days].filter(isSet).length;
  const [isOpen, setOpen] = useState(setOthers > 0);
  const choose = (name: FilterName) => {
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
        {first.map(choose)}
        <Button
          look="ghost"
          aria-expanded={isOpen}
          aria-controls="more-filters"
          className="shrink-0"
          onClick={() => setOpen(!isOpen)}
        >
          {setOthers > 0 && !isOpen ? t("moreSet", { count: setOthers }) : t("more")}
          <ChevronDown aria-hidden className={cn("size-4", isOpen && "rotate-180")} />
        </Button>
        {children}
      </div>
      <div
        id="more-filters"
        hidden={!isOpen}
        className={cn("max-w-full basis-full gap-2 overflow-x-auto md:flex-wrap", isOpen && "flex")}
      >
        {others.map(choose)}
        <span className="flex shrink-0 items-center gap-1.5 text-ink-soft">
          {t("shipped")}
          {days.map((name) => (
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
        </span>
      </div>
    </search>
  );
}
