"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { maxSheetBytes } from "#lib/kit/sheet";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import type { StoreChoice } from "./import-orders.tsx";
import { RecentImports } from "./recent-imports.tsx";

type ImportChooserProps = {
  readonly seller: string;
  readonly stores: readonly StoreChoice[];
  readonly store: string;
  readonly onStore: (id: string) => void;
  /** A file that was dropped before its store was known. */
  readonly waiting: File | null;
  readonly onFile: (file: File) => void;
};

/** Which store, and which file. */
export function ImportChooser({ seller, stores, store, onStore, waiting, onFile }: ImportChooserProps) {
  const t = useTranslations("intake");
  const input = useRef<HTMLInputElement>(null);
  if (stores.length === 0) return <p className="px-4 py-16 text-center text-ink-soft">{t("drop.noStore")}</p>;
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      {stores.length > 1 ? (
        <label htmlFor="import-store" className="flex w-72 flex-col gap-1 text-left text-meta">
          {t("drop.store")}
          <Select id="import-store" value={store} onChange={(event) => onStore(event.target.value)}>
            {stores.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </label>
      ) : null}
      <FileSpreadsheet aria-hidden className="size-8 text-ink-faint" strokeWidth={1.5} />
      <div>
        <p>{waiting ? waiting.name : t("drop.hint")}</p>
        <p className="text-ink-soft text-meta">{t("drop.kinds", { limit: maxSheetBytes / 1024 / 1024 })}</p>
      </div>
      <input
        ref={input}
        type="file"
        className="sr-only"
        accept=".xlsx,.csv,.txt"
        aria-label={t("action.chooseFile")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <div className="flex gap-2">
        {waiting ? (
          <Button look="primary" autoFocus onClick={() => onFile(waiting)}>
            {t("action.open")}
          </Button>
        ) : null}
        <Button look={waiting ? "secondary" : "primary"} autoFocus={!waiting} onClick={() => input.current?.click()}>
          {waiting ? t("action.another") : t("action.chooseFile")}
        </Button>
      </div>
      <RecentImports seller={seller} />
    </div>
  );
}
