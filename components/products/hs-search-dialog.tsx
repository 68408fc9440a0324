"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CodeName, NationalChoice } from "#lib/products/hs-view";
import type { ProductChoice } from "#lib/products/product";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SearchInput } from "@/components/ui/search-input";
import { NationalList } from "./hs-candidates.tsx";
import { dottedCode, useHsWords } from "./hs-words.ts";
import { useFetched } from "./use-fetched.ts";

/** What was chosen and how. */
export type HsChosen = {
  readonly code: string;
  readonly way: "proposed" | "searched" | "copied" | "typed";
  readonly from?: string;
};

type Found = CodeName & { readonly level: 2 | 4 | 6; readonly national: readonly NationalChoice[] };

type HsSearchDialogProps = {
  readonly seller: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (chosen: HsChosen) => void;
};

const focusAfterMs = 60;

/** The nomenclature by code or words, codes typed in full, and the seller's own products to copy from. */
export function HsSearchDialog({ seller, isOpen, onClose, onChoose }: HsSearchDialogProps) {
  const t = useTranslations("hs");
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!isOpen) return;
    // the panel takes the focus for its close button when it has come; the search is what one came for
    const timer = setTimeout(
      () => document.querySelector<HTMLInputElement>("[role=dialog] [data-search]")?.focus(),
      focusAfterMs,
    );
    return () => clearTimeout(timer);
  }, [isOpen]);
  const query = new URLSearchParams({ q: words });
  const base = `/api/s/${seller}/products`;
  const codes = useFetched<readonly Found[]>(isOpen && words ? `${base}/hs/search?${query}` : null);
  const own = useFetched<readonly ProductChoice[]>(isOpen && words ? `${base}/search?${query}` : null);
  const choose = (chosen: HsChosen) => {
    onChoose(chosen);
    setWords("");
    onClose();
  };
  const typed = words.replace(/[\s.]/g, "");
  const isWhole = /^(?:\d{8}|\d{10})$/.test(typed);
  const copies = (own.value ?? []).filter(({ hsCode }) => hsCode !== null);
  const found = codes.value ?? [];
  const isEmpty = words !== "" && !codes.isPending && !own.isPending && found.length + copies.length === 0 && !isWhole;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("search.title")}
      footer={<Button onClick={onClose}>{t("search.close")}</Button>}
    >
      <div className="flex min-h-72 flex-col gap-3">
        <SearchInput
          value={words}
          label={t("search.label")}
          isPending={codes.isPending}
          maxLength={100}
          onSearch={setWords}
          className="sm:w-full"
        />
        {isWhole ? (
          <Button onClick={() => choose({ code: typed, way: "typed" })}>
            {t("search.typed", { code: dottedCode(typed) })}
          </Button>
        ) : null}
        {found.length > 0 ? <FoundCodes found={found} onChoose={(code) => choose({ code, way: "searched" })} /> : null}
        {copies.length > 0 ? (
          <section>
            <h3 className="text-ink-soft text-meta">{t("search.own")}</h3>
            <ul>
              {copies.map(({ id, sku, title, hsCode }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="w-full rounded px-2 py-1 text-left hover:bg-hover"
                    onClick={() => choose({ code: hsCode ?? "", way: "copied", from: id })}
                  >
                    <span className="mr-2 font-medium tabular-nums">{dottedCode(hsCode ?? "")}</span>
                    {[sku, title].filter(Boolean).join(" · ")}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {isEmpty ? <p className="text-ink-soft">{t("search.empty")}</p> : null}
        {words === "" ? <p className="text-ink-soft">{t("search.hint")}</p> : null}
      </div>
    </Dialog>
  );
}

function FoundCodes({
  found,
  onChoose,
}: {
  readonly found: readonly Found[];
  readonly onChoose: (code: string) => void;
}) {
  const { nameOf, headingOf } = useHsWords();
  return (
    <ul className="flex flex-col">
      {found.map((one) =>
        one.level === 6 ? (
          <li key={one.code}>
            <button
              type="button"
              className="w-full rounded px-2 py-1 text-left hover:bg-hover"
              onClick={() => onChoose(one.code)}
            >
              <span className="mr-2 font-medium tabular-nums">{dottedCode(one.code)}</span>
              {nameOf(one)}
              <span className="block text-ink-soft text-meta">{headingOf(one)}</span>
            </button>
            {one.national.length > 0 ? <NationalList choices={one.national} onAccept={onChoose} /> : null}
          </li>
        ) : (
          <li key={one.code} className="px-2 py-1 text-ink-soft">
            <span className="mr-2 tabular-nums">{one.code}</span>
            {nameOf(one)}
          </li>
        ),
      )}
    </ul>
  );
}
