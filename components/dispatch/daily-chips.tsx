import { useTranslations } from "next-intl";
import { type DailyFilterKey, dailyFilterKeys, dailySearchQuery, withoutFilters } from "#lib/dispatch/daily-query";
import type { DailySearch } from "#lib/dispatch/daily-search";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";

type DailyChipsProps = {
  readonly base: string;
  readonly search: DailySearch;
  /** What the present value of each filter is called. */
  readonly names: Readonly<Partial<Record<DailyFilterKey, string | null>>>;
};

/** The filters that are on, each to be taken off. */
export function DailyChips({ base, search, names }: DailyChipsProps) {
  const t = useTranslations("daily.filters");
  const without = (change: Partial<DailySearch>) => `${base}${dailySearchQuery({ ...search, ...change })}`;
  const chips: FilterChip[] = dailyFilterKeys.flatMap((key) => {
    const value = search[key];
    if (value === null) return [];
    const change = key === "failure" ? { failure: null, subject: null } : { [key]: null };
    return [{ key, name: t(key), value: names[key] ?? value, href: without(change) }];
  });
  if (search.text) chips.unshift({ key: "q", name: t("text"), value: search.text, href: without({ text: "" }) });
  if (search.remark) chips.push({ key: "remark", name: t("remark"), value: "", href: without({ remark: false }) });
  return <FilterChips chips={chips} clearHref={`${base}${dailySearchQuery(withoutFilters(search))}`} />;
}
