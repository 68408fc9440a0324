"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type StaffSellerSearch, staffSellerQuery } from "#lib/onboarding/staff-search";
import { applicationStates } from "#lib/onboarding/states";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

/** Name or address, and the state of the application; each change is an address of its own. */
export function StaffSellerFilters({ base, search }: { readonly base: string; readonly search: StaffSellerSearch }) {
  const t = useTranslations("reviews.sellers");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const go = (change: Partial<StaffSellerSearch>) =>
    start(() =>
      router.replace(`${base}?${staffSellerQuery({ ...search, after: null, ...change })}`, { scroll: false }),
    );
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6" aria-busy={isPending}>
      <SearchInput
        value={search.text}
        label={t("search")}
        isPending={isPending}
        maxLength={60}
        onSearch={(text) => go({ text })}
      />
      <Select
        aria-label={t("columns.application")}
        className="w-auto max-w-52"
        value={search.application ?? ""}
        onChange={(event) =>
          go({ application: applicationStates.find((state) => state === event.target.value) ?? null })
        }
      >
        <option value="">{t("applicationFilter")}</option>
        {applicationStates.map((state) => (
          <option key={state} value={state}>
            {t(`applications.${state}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
