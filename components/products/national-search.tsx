"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { SearchInput } from "@/components/ui/search-input";

/** Codes or names; the address keeps it. */
export function NationalSearch({ q }: { readonly q: string }) {
  const t = useTranslations("nomenclature");
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <search className="flex px-4 py-2 md:px-6">
      <SearchInput
        value={q}
        label={t("search")}
        isPending={isPending}
        maxLength={100}
        onSearch={(text) =>
          start(() =>
            router.replace(
              text === "" ? "/staff/nomenclature" : `/staff/nomenclature?${new URLSearchParams({ q: text })}`,
            ),
          )
        }
      />
    </search>
  );
}
