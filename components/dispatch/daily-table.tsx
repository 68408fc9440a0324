"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ServerAction } from "@/components/form/use-action";
import { DailyRow, type ShownRow } from "./daily-row.tsx";
import type { ReviewDoors } from "./review-sheet.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useRowKeys } from "./use-row-keys.ts";

const ReviewSheet = dynamic(() => import("./review-sheet.tsx").then((module) => module.ReviewSheet), { ssr: false });

export type HoldDoors = {
  readonly hold: ServerAction<{ orderIds: string[]; note: string }, { readonly changed: readonly string[] }>;
  readonly release: ServerAction<{ orderIds: string[] }, { readonly changed: readonly string[] }>;
};

type DailyTableProps = {
  readonly seller: string;
  readonly rows: readonly ShownRow[];
  readonly lane: "ready" | "repair";
  readonly now: number;
  /** Address of the list with its filters; an order's panel is `…order=<id>` on it. */
  readonly address: string;
  readonly mayDispatch: boolean;
  readonly doors: ReviewDoors & HoldDoors;
};

/** The orders of one lane, by deadline: selection by mouse and keyboard, and the one click. */
export function DailyTable({ seller, rows, lane, now, address, mayDispatch, doors }: DailyTableProps) {
  const t = useTranslations("dispatch");
  const router = useRouter();
  const [reviewing, setReviewing] = useState<readonly string[] | null>(null);
  const panelOf = (id: string) => `${address}${address.includes("?") ? "&" : "?"}order=${id}`;
  const open = (id: string) => router.push(panelOf(id), { scroll: false });
  const keys = useRowKeys({ ids: rows.map((row) => row.orderId), canSelect: () => mayDispatch, onOpen: open });
  const selectedRows = rows.filter((row) => keys.selected.has(row.orderId));
  return (
    <>
      <div className="overflow-x-auto border-line border-t bg-surface">
        <table className="w-full min-w-[960px] border-collapse text-left">
          <thead className="sticky top-0 z-10 bg-surface text-ink-soft text-meta">
            <tr className="h-9 border-line border-b">
              <th scope="col" className="w-10 pl-4 md:pl-6">
                <input
                  type="checkbox"
                  className="block size-4 accent-accent"
                  aria-label={t("filters.all")}
                  checked={keys.isAll}
                  disabled={!keys.hasAny}
                  onChange={keys.toggleAll}
                />
              </th>
              {headsOf(lane).map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={head === "weight" || head === "price" ? "px-2 text-right font-normal" : "px-2 font-normal"}
                >
                  {t(`columns.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DailyRow
                key={row.orderId}
                row={row}
                lane={lane}
                now={now}
                seller={seller}
                href={panelOf(row.orderId)}
                isSelected={keys.selected.has(row.orderId)}
                isCurrent={keys.current === row.orderId}
                onToggle={mayDispatch ? (withRange) => keys.toggle(row.orderId, withRange) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {selectedRows.length > 0 ? (
        <SelectionBar
          rows={selectedRows}
          doors={doors}
          onDispatch={() => setReviewing(selectedRows.map((row) => row.orderId))}
          onClear={keys.clear}
        />
      ) : null}
      {reviewing ? (
        <ReviewSheet
          seller={seller}
          orderIds={reviewing}
          doors={doors}
          onClose={() => setReviewing(null)}
          onDone={keys.clear}
        />
      ) : null}
    </>
  );
}

export type Head = "deadline" | "order" | "country" | "goods" | "weight" | "solution" | "price" | "remark" | "blocker";

function headsOf(lane: "ready" | "repair"): readonly Head[] {
  return lane === "ready"
    ? ["deadline", "order", "country", "goods", "weight", "solution", "price", "remark"]
    : ["deadline", "order", "blocker", "country", "goods", "solution", "price", "remark"];
}
