"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { PreviewPage, PreviewRowView } from "#lib/orders/preview-view";
import type { ImportVerdict } from "#lib/orders/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { FindingLine } from "./import-finding-line.tsx";

type ImportRowsProps = { readonly seller: string; readonly importId: string; readonly verdict: ImportVerdict };

type Loaded = { readonly rows: readonly PreviewRowView[]; readonly next: number | null };

/** The preview's rows of one verdict, fifty at a time. */
export function ImportRows({ seller, importId, verdict }: ImportRowsProps) {
  const t = useTranslations("intake");
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(
    async (before: Loaded | null, signal?: AbortSignal) => {
      const query = new URLSearchParams({ verdict, after: String(before?.next ?? 0) });
      try {
        const response = await fetch(`/api/s/${seller}/imports/${importId}/rows?${query}`, { signal: signal ?? null });
        if (!response.ok) throw new Error(String(response.status));
        const page = (await response.json()) as PreviewPage;
        setLoaded({ rows: [...(before?.rows ?? []), ...page.rows], next: page.next });
        setFailed(false);
      } catch {
        if (!signal?.aborted) setFailed(true);
      }
    },
    [seller, importId, verdict],
  );
  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [load]);
  if (hasFailed) {
    return (
      <div role="alert" className="flex flex-col items-center gap-2 py-8 text-center">
        <p>{t("failed")}</p>
        <Button onClick={() => void load(loaded)}>{t("action.retry")}</Button>
      </div>
    );
  }
  if (!loaded) return <RowsSkeleton />;
  if (loaded.rows.length === 0) return <p className="px-4 py-8 text-center text-ink-soft">{t("tabs.empty")}</p>;
  return (
    <>
      <table className="w-full text-left">
        <thead className="text-ink-soft text-meta">
          <tr>
            <th scope="col" className="px-4 py-2 font-medium">
              {t("table.row")}
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              {t("table.order")}
            </th>
            <th scope="col" className="w-full px-2 py-2 font-medium">
              {t("table.what")}
            </th>
          </tr>
        </thead>
        <tbody>
          {loaded.rows.map((row) => (
            <PreviewRow key={row.rowNumber} row={row} />
          ))}
        </tbody>
      </table>
      {loaded.next === null ? null : (
        <div className="py-3 text-center">
          <Button onClick={() => void load(loaded)}>{t("action.more")}</Button>
        </div>
      )}
    </>
  );
}

function PreviewRow({ row }: { readonly row: PreviewRowView }) {
  const t = useTranslations("intake");
  const { order } = row;
  return (
    <tr className="border-line border-t align-top">
      <td className="px-4 py-1.5 text-ink-soft tabular-nums">{row.rowNumber}</td>
      <td className="px-2 py-1.5 tabular-nums">{row.orderNumber}</td>
      <td className="px-2 py-1.5">
        {order ? (
          <p>{[order.countryText, order.recipientName, order.goods, order.statusText].filter(Boolean).join(" · ")}</p>
        ) : null}
        {!order && row.verdict !== "refused" && row.verdict !== "same" ? (
          <p className="text-ink-soft">{t("table.part")}</p>
        ) : null}
        {row.findings.map((finding) => (
          <FindingLine key={JSON.stringify(finding)} finding={finding} />
        ))}
      </td>
    </tr>
  );
}

function RowsSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-3 p-4">
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-4 w-full" />
      ))}
    </div>
  );
}
