"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { type HsWorkCounts, type HsWorkSearch, hsWorkQuery } from "#lib/products/hs-work";
import { Checkbox } from "@/components/ui/input";
import { LinkTabs } from "@/components/ui/link-tabs";
import { SearchInput } from "@/components/ui/search-input";

type HsWorkFiltersProps = {
  readonly base: string;
  readonly search: HsWorkSearch;
  readonly counts: HsWorkCounts;
};

/** What is needed and how sure the proposals are, each an address with its exact count; words, and only what waits. */
export function HsWorkFilters({ base, search, counts }: HsWorkFiltersProps) {
  const t = useTranslations("hs");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const waitingId = useId();
  const hrefOf = (change: Partial<HsWorkSearch>) => `${base}?${hsWorkQuery({ ...search, after: null, ...change })}`;
  const go = (change: Partial<HsWorkSearch>) => start(() => router.replace(hrefOf(change), { scroll: false }));
  const tab = (need: HsWorkSearch["need"], sureness: HsWorkSearch["sureness"], label: string, count: number) => ({
    ...{ href: hrefOf({ need, sureness }), label, count },
    isCurrent: search.need === need && search.sureness === sureness,
  });
  return (
    <>
      <LinkTabs
        label={t("work.tabs")}
        tabs={[
          tab("all", "all", t("needs.open"), counts.code + counts.replace),
          tab("all", "sure", t("sureness.sure"), counts.sure),
          tab("all", "unsure", t("sureness.unsure"), counts.unsure),
          tab("all", "nothing", t("sureness.nothing"), counts.nothing),
          tab("replace", "all", t("needs.replace"), counts.replace),
          tab("digits", "all", t("needs.digits"), counts.digits),
        ]}
      />
      <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
        <SearchInput
          value={search.q}
          label={t("work.find")}
          isPending={isPending}
          maxLength={100}
          onSearch={(q) => go({ q })}
        />
        <label htmlFor={waitingId} className="flex items-center gap-1.5">
          <Checkbox
            id={waitingId}
            checked={search.waiting}
            onChange={(event) => go({ waiting: event.target.checked })}
          />
          {t("work.waiting")}
        </label>
      </search>
    </>
  );
}
