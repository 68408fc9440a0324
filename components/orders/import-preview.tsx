"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ImportCounts } from "#lib/orders/import-finding";
import type { ImportVerdict } from "#lib/orders/states";
import { Button } from "@/components/ui/button";
import { useRefusalText } from "./import-refused.tsx";
import { ImportRows } from "./import-rows.tsx";
import type { Preview, Refusal } from "./use-import.ts";

const verdicts = ["new", "changed", "refused", "same"] as const satisfies readonly ImportVerdict[];

type ImportPreviewProps = {
  readonly seller: string;
  readonly preview: Preview;
  readonly stage: "preview" | "confirming" | "done";
  readonly refusal: Refusal | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** What the file will do (or did), row by row, before anything is written. */
export function ImportPreview({ seller, preview, stage, refusal, onConfirm, onClose }: ImportPreviewProps) {
  const t = useTranslations("intake");
  const refusalText = useRefusalText();
  const { counts } = preview;
  const [tab, setTab] = useState<ImportVerdict>(verdicts.find((verdict) => counts[verdict] > 0) ?? "new");
  const changes = counts.new + counts.changed;
  return (
    <>
      <ImportSummary preview={preview} isDone={stage === "done"} />
      <div role="tablist" className="sticky -top-1 z-10 flex gap-1 border-line border-b bg-raised">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            role="tab"
            aria-selected={tab === verdict}
            onClick={() => setTab(verdict)}
            className="-mb-px border-transparent border-b-2 px-2 py-2 text-ink-soft hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {t(`tabs.${verdict}`)} <span className="tabular-nums">{counts[verdict]}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" className="min-h-48 overflow-x-auto">
        <ImportRows key={tab} seller={seller} importId={preview.importId} verdict={tab} />
      </div>
      {refusal ? (
        <p role="alert" className="py-2 text-alarm">
          {refusalText(refusal)}
        </p>
      ) : null}
      <footer className="sticky -bottom-1 z-10 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-raised py-3">
        {counts.refused > 0 ? (
          <a
            className="mr-auto inline-flex items-center gap-1.5 text-accent-ink hover:underline"
            href={`/api/s/${seller}/imports/${preview.importId}/refused`}
            download
          >
            <Download aria-hidden className="size-4" />
            {t("action.refusedXlsx")}
          </a>
        ) : null}
        {stage === "done" ? (
          <Button key="done" look="primary" autoFocus onClick={onClose}>
            {t("action.done")}
          </Button>
        ) : (
          <>
            <Button disabled={stage === "confirming"} onClick={onClose}>
              {t("action.discard")}
            </Button>
            <Button
              look="primary"
              autoFocus
              isPending={stage === "confirming"}
              disabled={changes === 0}
              onClick={onConfirm}
            >
              {changes === 0 ? t("action.confirmNothing") : t("action.confirm", { count: changes })}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}

const consequences = [
  "toDispatch",
  "held",
  "cancelOffers",
  "masked",
] as const satisfies readonly (keyof ImportCounts)[];

function ImportSummary({ preview, isDone }: { readonly preview: Preview; readonly isDone: boolean }) {
  const t = useTranslations("intake");
  const { counts, fileName, storeName } = preview;
  return (
    <div className="pb-3" role="status">
      <p className="font-medium">
        {t("summary.title", { name: fileName, rows: counts.rows })}
        <span className="ml-2 font-normal text-ink-soft">{t("summary.store", { store: storeName })}</span>
      </p>
      {isDone ? <p className="text-done">{t("summary.imported", { ...counts })}</p> : null}
      {!isDone && counts.new + counts.changed + counts.refused === 0 ? <p>{t("summary.nothing")}</p> : null}
      {consequences.map((name) =>
        counts[name] > 0 ? (
          <p key={name} className={name === "toDispatch" ? undefined : "text-soon"}>
            {t(`summary.${name}`, { count: counts[name] })}
          </p>
        ) : null,
      )}
    </div>
  );
}
