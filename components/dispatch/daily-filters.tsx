"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { type DailyFilterKey, dailySearchQuery } from "#lib/dispatch/daily-query";
import type { DailySearch } from "#lib/dispatch/daily-search";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

export type FilterChoice = { readonly value: string; readonly label: string };
export type FilterChoices = Readonly<Record<Exclude<DailyFilterKey, "failure" | "subject">, readonly FilterChoice[]>>;

type DailyFiltersProps = {
  readonly base: string;
  readonly search: DailySearch;
  readonly choices: FilterChoices;
  /** Orders with a remark; 0: nothing to filter by. */
  readonly remarks: number;
  /** What stands at the end of the line: the views. */
  readonly children?: ReactNode;
};

/** Reasons are chosen in the groups above the list. What all orders have alike is no choice; not all have a tag. */
const order = ["deadline", "country", "solution", "template", "cargo", "tag", "store"] as const;

/** Search as you type, and the filters; each change is an address of its own. */
export function DailyFilters({ base, search, choices, remarks, children }: DailyFiltersProps) {
  const t = useTranslations("dispatch.filters");
  const d = useTranslations("daily.filters");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<DailySearch>) =>
    start(() => router.replace(`${base}${dailySearchQuery({ ...search, ...change })}`, { scroll: false }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput value={search.text} onSearch={(text) => go({ text })} label={t("search")} isPending={isPending} />
      <div className="flex items-center gap-2 max-sm:w-full max-sm:overflow-x-auto sm:contents">
        {order
          .filter((key) => choices[key].length > (key === "tag" ? 0 : 1) || search[key])
          .map((key) => (
            <Select
              key={key}
              aria-label={d(key)}
              className="w-auto max-w-34 shrink-0 pr-6"
              value={search[key] ?? ""}
              onChange={(event) => go({ [key]: event.target.value || null })}
            >
              <option value="">{d(key)}</option>
              {choices[key].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          ))}
        {remarks > 0 || search.remark ? (
          <button
            type="button"
            aria-pressed={search.remark}
            onClick={() => go({ remark: !search.remark })}
            className="h-8 shrink-0 rounded-md border border-line bg-surface px-2.5 text-ink-soft hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
          >
            {d("remark")} {remarks}
          </button>
        ) : null}
      </div>
      {children ? <span className="ml-auto flex items-center gap-1">{children}</span> : null}
    </search>
  );
}
