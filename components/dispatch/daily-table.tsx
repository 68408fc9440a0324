"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Lane } from "#lib/dispatch/daily-lanes";
import { type DailyRowsAnswer, dailyListLimit } from "#lib/dispatch/daily-page";
import { DataTable } from "@/components/data-table/data-table";
import { type Columns, columnsOf, type SortLinks } from "@/components/data-table/features";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { TimeLeft } from "@/components/ui/time-left";
import { toast } from "@/components/ui/toast";
import { Weight } from "@/components/ui/weight";
import { BlockerCell } from "./blocker-cell.tsx";
import { GoodsCell, OrderCell, PriceCell, RemarkCell, type ShownRow, SolutionCell } from "./daily-cells.tsx";
import { onDispatchAll, tellSelection } from "./dispatch-all.tsx";
import { dispatchLimit } from "./dispatch-limit.ts";
import type { EditDoors } from "./edit-orders.tsx";
import type { MergeDoors } from "./merge-orders.tsx";
import type { ReviewDoors } from "./review-sheet.tsx";
import { SelectionVerbs } from "./selection-verbs.tsx";
import type { ShownTag, TagDoors } from "./tag-orders.tsx";
import { useDailyKeys } from "./use-daily-keys.ts";
import { useDailyRows } from "./use-daily-rows.ts";

const ReviewSheet = dynamic(() => import("./review-sheet.tsx").then((module) => module.ReviewSheet), { ssr: false });

const TagOrders = dynamic(() => import("./tag-orders.tsx").then((module) => module.TagOrders), { ssr: false });
const EditOrders = dynamic(() => import("./edit-orders.tsx").then((module) => module.EditOrders), { ssr: false });
const MergeOrders = dynamic(() => import("./merge-orders.tsx").then((module) => module.MergeOrders), { ssr: false });
const HoldOrders = dynamic(() => import("./hold-orders.tsx").then((module) => module.HoldOrders), { ssr: false });

export type HoldDoors = {
  readonly hold: ServerAction<{ orderIds: string[]; note: string }, { readonly changed: readonly string[] }>;
  readonly release: ServerAction<{ orderIds: string[] }, { readonly changed: readonly string[] }>;
};

type DailyTableProps = {
  readonly seller: string;
  readonly first: DailyRowsAnswer;
  /** The list's address with its search. */
  readonly address: string;
  /** Orders that the search finds in this lane. */
  readonly found: number;
  readonly lane: Lane;
  readonly now: number;
  readonly sort: SortLinks;
  readonly openId: string | null;
  readonly tags: readonly ShownTag[];
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  readonly mayDispatch: boolean;
  readonly mayEdit: boolean;
  readonly doors: ReviewDoors & HoldDoors & TagDoors & EditDoors & MergeDoors;
  /** Instead of rows when there are none. */
  readonly empty: ReactNode;
};

/** What stands above the table, and for which rows. */
type Opened = { readonly what: "review" | "tags" | "edit" | "hold" | "merge"; readonly rows: readonly ShownRow[] };

/** The orders of one lane, by deadline, and the one click for all that are selected. */
export function DailyTable(props: DailyTableProps) {
  const { seller, first, address, found, lane, now, sort, openId, tags, solutions, doors, empty } = props;
  const { mayDispatch, mayEdit } = props;
  const t = useTranslations("dispatch");
  const router = useRouter();
  const [opened, setOpened] = useState<Opened | null>(null);
  const selection = useRef<Selection>({ rows: [], clear: () => undefined });
  const { rows, more, readAll } = useDailyRows({ seller, first, address, total: found, most: dailyListLimit });
  const columns = useColumns(seller, lane, now, tags);
  const release = useAction(doors.release, {
    t,
    onDone: ({ changed }) => toast(t("hold.released", { count: changed.length })),
  });
  const open = (what: Opened["what"], of: readonly ShownRow[]) => setOpened({ what, rows: of.slice(0, dispatchLimit) });
  const reviewAll = async () => {
    const all = lane === "ready" ? await readAll() : null;
    if (all && all.length > 0) open("review", all);
  };
  const latest = useRef({ open, release: release.run, reviewAll });
  useEffect(() => {
    latest.current = { open, release: release.run, reviewAll };
  });
  const onEdit = useCallback((of: readonly ShownRow[]) => latest.current.open("edit", of), []);
  const onTag = useCallback((of: readonly ShownRow[]) => latest.current.open("tags", of), []);
  const onHold = useCallback((of: readonly ShownRow[]) => {
    const isAllHeld = of.every(({ isHeld }) => isHeld);
    if (isAllHeld) latest.current.release({ orderIds: of.slice(0, dispatchLimit).map(({ orderId }) => orderId) });
    else latest.current.open("hold", of);
  }, []);
  const onDispatch = useCallback(() => {
    const { rows: selected } = selection.current;
    if (selected.length > 0) latest.current.open("review", selected);
    else void latest.current.reviewAll();
  }, []);
  useEffect(() => onDispatchAll(() => void latest.current.reviewAll()), []);
  const rowKeys = useDailyKeys({ lane, mayDispatch, mayEdit, onEdit, onTag, onHold, onDispatch });
  const close = () => setOpened(null);
  const idsOf = (of: readonly ShownRow[]) => of.map(({ orderId }) => orderId);
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
        more={more}
        empty={empty}
        {...(mayDispatch
          ? {
              onSelection: (selected: readonly ShownRow[], clear: () => void) => {
                if (selected.length > 0 !== selection.current.rows.length > 0) tellSelection(selected.length > 0);
                selection.current = { rows: selected, clear };
              },
              selectionBar: (selected: readonly ShownRow[]) => (
                <SelectionVerbs
                  rows={selected}
                  release={doors.release}
                  onDispatch={() => open("review", selected)}
                  onHold={() => open("hold", selected)}
                  {...(mayEdit
                    ? {
                        onTag: () => onTag(selected),
                        onEdit: () => onEdit(selected),
                        onMerge: () => open("merge", selected),
                      }
                    : {})}
                />
              ),
            }
          : {})}
      />
      {opened?.what === "review" ? (
        <ReviewSheet
          seller={seller}
          orderIds={idsOf(opened.rows)}
          doors={doors}
          onClose={close}
          onDone={() => selection.current.clear()}
        />
      ) : null}
      {opened?.what === "tags" ? <TagOrders orders={opened.rows} tags={tags} doors={doors} onClose={close} /> : null}
      {opened?.what === "edit" ? (
        <EditOrders rows={opened.rows} solutions={solutions} doors={doors} onClose={close} />
      ) : null}
      {opened?.what === "merge" ? (
        <MergeOrders
          orderIds={idsOf(opened.rows)}
          doors={doors}
          onClose={close}
          onDone={() => selection.current.clear()}
        />
      ) : null}
      {opened?.what === "hold" ? <HoldOrders orderIds={idsOf(opened.rows)} door={doors.hold} onClose={close} /> : null}
    </>
  );
}

type Selection = { readonly rows: readonly ShownRow[]; readonly clear: () => void };

const hiddenAtFirst = ["store", "buyer"] as const;
/** What keeps an order back is read before anything about how it would go. */
const hiddenInRepair = [...hiddenAtFirst, "weight", "solution", "price"] as const;
const column = columnsOf<ShownRow>();

function useColumns(seller: string, lane: Lane, now: number, tags: readonly ShownTag[]): Columns<ShownRow> {
  const t = useTranslations("dispatch.columns");
  return useMemo(() => {
    const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
    const order = column.accessor("orderNumber", {
      id: "order",
      meta: { name: t("order"), width: tags.length > 0 ? 236 : 186 },
      cell: ({ row }) => <OrderCell row={row.original} tags={tagNames} />,
    });
    const deadline = column.accessor("shipByAt", {
      id: "deadline",
      meta: { name: t("deadline"), width: 144, narrow: "aside" },
      cell: ({ row: { original } }) =>
        original.shipByAt === null ? "—" : <TimeLeft until={original.shipByAt} now={now} />,
    });
    const blocker = column.display({
      id: "blocker",
      meta: { name: t("blocker"), minWidth: 400, narrow: "line" },
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
        meta: {
          name: t("goods"),
          ...(lane === "ready" ? { minWidth: 140, narrow: "line" } : { width: 190, narrow: "hidden" }),
        },
        cell: ({ row }) => <GoodsCell row={row.original} />,
      }),
      weight,
      column.display({
        id: "solution",
        meta: { name: t("solution"), width: 176, narrow: "hidden" },
        cell: ({ row }) => <SolutionCell row={row.original} />,
      }),
      column.display({
        id: "price",
        meta: { name: t("price"), width: 120, align: "end", narrow: "hidden" },
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
  }, [t, seller, lane, now, tags]);
}
