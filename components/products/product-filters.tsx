"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useTransition } from "react";
import { type ProductSearch, productQuery } from "#lib/products/search";
import { Checkbox } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

/** Words, and only incomplete products; each change is an address of its own. */
export function ProductFilters({ base, search }: { readonly base: string; readonly search: ProductSearch }) {
  const t = useTranslations("products");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const ofMsds = useTranslations("msds");
  const [missingId, noMsdsId] = [useId(), useId()];
  const go = (change: Partial<ProductSearch>) =>
    start(() => router.replace(`${base}?${productQuery({ ...search, after: null, ...change })}`, { scroll: false }));
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.q}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={100}
        onSearch={(q) => go({ q })}
      />
      <label htmlFor={missingId} className="flex items-center gap-1.5">
        <Checkbox id={missingId} checked={search.missing} onChange={(event) => go({ missing: event.target.checked })} />
        {t("filters.missing")}
      </label>
      <label htmlFor={noMsdsId} className="flex items-center gap-1.5">
        <Checkbox id={noMsdsId} checked={search.noMsds} onChange={(event) => go({ noMsds: event.target.checked })} />
        {ofMsds("filters.missing")}
      </label>
    </search>
  );
}
