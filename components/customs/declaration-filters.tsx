"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type DeclarationSearch, declarationQuery } from "#lib/customs/declaration-search";
import { Input, Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

type DeclarationFiltersProps = { readonly base: string; readonly search: DeclarationSearch };

/** Number, day and way; each change is an address of its own. */
export function DeclarationFilters({ base, search }: DeclarationFiltersProps) {
  const t = useTranslations("customs-pages");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<DeclarationSearch>) => {
    const query = declarationQuery({ ...search, after: null, ...change });
    start(() => router.replace(`${base}?${query || "day=all"}`, { scroll: false }));
  };
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("filters.search")}
        isPending={isPending}
        maxLength={60}
        // a number is looked for among all days
        onSearch={(text) => go(text === "" ? { text } : { text, day: null })}
      />
      <Input
        type="date"
        aria-label={t("filters.day")}
        className="w-auto"
        value={search.day ?? ""}
        onChange={(event) => go({ day: event.target.value || null })}
      />
      <Select
        aria-label={t("filters.way")}
        className="w-auto max-w-44"
        value={search.way ?? ""}
        onChange={({ target }) => go({ way: target.value === "A" || target.value === "B" ? target.value : null })}
      >
        <option value="">{t("filters.way")}</option>
        <option value="A">{t("ways.A")}</option>
        <option value="B">{t("ways.B")}</option>
      </Select>
    </search>
  );
}
