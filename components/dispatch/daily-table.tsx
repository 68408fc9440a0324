"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { type Columns, columnsOf, type SortLinks } from "@/components/data-table/features";
import type { ServerAction } from "@/components/form/use-action";
import { TimeLeft } from "@/components/ui/time-left";
import { Weight } from "@/components/ui/weight";
import { BlockerCell } from "./blocker-cell.tsx";
import { GoodsCell, OrderCell, PriceCell, RemarkCell, type ShownRow, SolutionCell } from "./daily-cells.tsx";
import type { ReviewDoors } from "./review-sheet.tsx";
import { SelectionVerbs } from "./selection-verbs.tsx";

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
  readonly sort: SortLinks;
  readonly openId: string | null;
  readonly mayDispatch: boolean;
  readonly doors: ReviewDoors & HoldDoors;
  /** Instead of rows when there are none. */
  readonly empty: ReactNode;
};

type Review = { readonly orderIds: readonly string[]; readonly clear: () => void };

/** The orders of one lane, by deadline, and the one click for all that are selected. */
export function DailyTable({ seller, rows, lane, now, sort, openId, mayDispatch, doors, empty }: DailyTableProps) {
  const t = useTranslations("dispatch");
  const router = useRouter();
  const [review, setReview] = useState<Review | null>(null);
  const columns = useColumns(seller, lane, now);
  const rowKeys = useMemo(
    () => [
      {
        key: "s",
        text: t("solutionKey"),
        run: (row: ShownRow) => router.push(`${row.href}&part=solutions`, { scroll: false }),
      },
    ],
    [router, t],
  );
  return (
    <>
      <DataTable
        name={`daily-${lane}`}
        label={t("lanes.label")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.orderId}
        rowName={(row) => row.orderNumber}
        sort={sort}
        hiddenAtFirst={lane === "ready" ? hiddenAtFirst : hiddenInRepair}
        openId={openId}
        onOpen={(row) => router.push(row.href, { scroll: false })}
        rowKeys={rowKeys}
        empty={empty}
        {...(mayDispatch
          ? {
              selectionBar: (selected: readonly ShownRow[], clear: () => void) => (
                <SelectionVerbs
                  rows={selected}
                  doors={doors}
                  onDispatch={() => setReview({ orderIds: selected.map((row) => row.orderId), clear })}
                />
              ),
            }
          : {})}
      />
      {review ? (
        <ReviewSheet
          seller={seller}
          orderIds={review.orderIds}
          doors={doors}
          onClose={() => setReview(null)}
          onDone={review.clear}
        />
      ) : null}
    </>
  );
}

const hiddenAtFirst = ["store", "buyer"] as const;
const hiddenInRepair = [...hiddenAtFirst, "weight", "price"] as const;
const column = columnsOf<ShownRow>();

function useColumns(seller: string, lane: "ready" | "repair", now: number): Columns<ShownRow> {
  const t = useTranslations("dispatch.columns");
  return useMemo(() => {
    const order = column.accessor("orderNumber", {
      id: "order",
      meta: { name: t("order"), width: 190 },
      cell: ({ row }) => <OrderCell row={row.original} />,
    });
    const deadline = column.accessor("shipByAt", {
      id: "deadline",
      meta: { name: t("deadline"), width: 156, narrow: "aside" },
      cell: ({ row: { original } }) =>
        original.shipByAt === null ? "—" : <TimeLeft until={original.shipByAt} now={now} />,
    });
    const blocker = column.display({
      id: "blocker",
      meta: { name: t("blocker"), width: 400, narrow: "line" },
      cell: ({ row }) => <BlockerCell row={row.original} seller={seller} />,
    });
    const weight = column.accessor("weightGrams", {
      id: "weight",
      meta: { name: t("weight"), width: 80, align: "end", narrow: "hidden" },
      cell: ({ row }) => <Weight grams={row.original.weightGrams} />,
    });
    const rest = [
      column.accessor("countryName", { id: "country", meta: { name: t("country"), width: 112, narrow: "line" } }),
      column.display({
        id: "goods",
        meta: { name: t("goods"), minWidth: 160, narrow: lane === "ready" ? "line" : "hidden" },
        cell: ({ row }) => <GoodsCell row={row.original} />,
      }),
      weight,
      column.display({
        id: "solution",
        meta: { name: t("solution"), width: 200, narrow: "hidden" },
        cell: ({ row }) => <SolutionCell row={row.original} />,
      }),
      column.display({
        id: "price",
        meta: { name: t("price"), width: 132, align: "end", narrow: "hidden" },
        cell: ({ row }) => <PriceCell row={row.original} />,
      }),
      column.accessor("remark", {
        id: "remark",
        meta: { name: t("remark"), width: 150, narrow: "hidden" },
        cell: ({ row }) => <RemarkCell row={row.original} />,
      }),
      column.accessor("buyerName", { id: "buyer", meta: { name: t("buyer"), width: 140, narrow: "hidden" } }),
      column.accessor("storeName", { id: "store", meta: { name: t("store"), width: 140, narrow: "hidden" } }),
    ] as const;
    return lane === "ready"
      ? column.columns([order, deadline, ...rest])
      : column.columns([order, deadline, blocker, ...rest]);
  }, [t, seller, lane, now]);
}
