"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type CarrierSearch, carrierQuery } from "#lib/carriers/carrier-search";
import { SearchInput } from "@/components/ui/search-input";

/** Search by name or code, as one types; each search is an address of its own. */
export function CarrierFilters({ base, search }: { readonly base: string; readonly search: CarrierSearch }) {
  const t = useTranslations("certification");
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) =>
          start(() => router.replace(`${base}?${carrierQuery({ ...search, text })}`, { scroll: false }))
        }
      />
    </search>
  );
}
