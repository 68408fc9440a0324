"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { type TrackingSearch, trackingQuery, trackingSorts, withFilter } from "#lib/tracking/search";
import { exceptionKinds, isExceptionKind } from "#lib/tracking/stages";
import { Input, Select } from "@/components/ui/input";

export type Choice = { readonly value: string; readonly label: string };

type TrackingFiltersProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  readonly countries: readonly Choice[];
  readonly solutions: readonly Choice[];
};

const typingPauseMs = 250;

/** The filters besides the stage. Each change is an address of its own; typing replaces it. */
export function TrackingFilters({ base, search, countries, solutions }: TrackingFiltersProps) {
  const t = useTranslations("tracking");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Parameters<typeof withFilter>[1], how: "push" | "replace" = "push") =>
    start(() => router[how](`${base}?${trackingQuery(withFilter(search, change))}`, { scroll: false }));
  const trouble = search.trouble === "any" ? "any" : (search.trouble[0] ?? "");
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <NumberSearch text={search.text} onText={(text) => go({ text }, "replace")} />
      <Choose
        label={t("filters.trouble")}
        value={trouble}
        choices={[
          { value: "any", label: t("filters.anyTrouble") },
          ...exceptionKinds.map((kind) => ({ value: kind, label: t(`troubles.${kind}`) })),
        ]}
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
      <Select
        aria-label={t("filters.sort")}
        className="w-auto"
        value={search.sort}
        onChange={(event) => go({ sort: trackingSorts.find((one) => one === event.target.value) ?? "newest" })}
      >
        {trackingSorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`filters.${sort}`)}
          </option>
        ))}
      </Select>
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

/** Follows the address when it changes from outside (back button, a removed chip), but never while somebody types. */
function NumberSearch({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const t = useTranslations("tracking");
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (value: string) => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onText(value.trim()), typingPauseMs);
  };
  return (
    <div className="relative w-full sm:w-72">
      <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-faint" />
      <Input
        ref={field}
        type="search"
        className="pl-8"
        value={typed}
        maxLength={60}
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
