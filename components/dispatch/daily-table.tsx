"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { Lane } from "#lib/dispatch/daily-lanes";
import { type DailyRowsAnswer, dailyListLimit } from "#lib/dispatch/daily-page";
import { viewKeys } from "#lib/dispatch/saved-view";
import { DataTable } from "@/components/data-table/data-table";
import { type Columns, columnsOf, type RowKey, type SortLinks } from "@/components/data-table/features";
import type { ServerAction } from "@/components/form/use-action";
import { TimeLeft } from "@/components/ui/time-left";
import { Weight } from "@/components/ui/weight";
import { BlockerCell } from "./blocker-cell.tsx";
import { GoodsCell, OrderCell, PriceCell, RemarkCell, type ShownRow, SolutionCell } from "./daily-cells.tsx";
import type { EditDoors } from "./edit-orders.tsx";
import type { ReviewDoors } from "./review-sheet.tsx";
import { askForView } from "./saved-views.tsx";
import { SelectionVerbs } from "./selection-verbs.tsx";
import type { ShownTag, TagDoors } from "./tag-orders.tsx";
import { useDailyRows } from "./use-daily-rows.ts";

const ReviewSheet = dynamic(() => import("./review-sheet.tsx").then((module) => module.ReviewSheet), { ssr: false });

const TagOrders = dynamic(() => import("./tag-orders.tsx").then((module) => module.TagOrders), { ssr: false });
const EditOrders = dynamic(() => import("./edit-orders.tsx").then((module) => module.EditOrders), { ssr: false });

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
  readonly doors: ReviewDoors & HoldDoors & TagDoors & EditDoors;
  /** Instead of rows when there are none. */
  readonly empty: ReactNode;
};

/** What stands above the table, and for which rows. */
type Opened = {
  readonly what: "review" | "tags" | "edit";
  readonly rows: readonly ShownRow[];
  readonly clear: () => void;
};

/** The orders of one lane, by deadline, and the one click for all that are selected. */
export function DailyTable(props: DailyTableProps) {
  const { seller, first, address, found, lane, now, sort, openId, tags, solutions, doors, empty } = props;
  const t = useTranslations("dispatch");
  const router = useRouter();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { rows, more } = useDailyRows({ seller, first, address, total: found, most: dailyListLimit });
  const columns = useColumns(seller, lane, now, tags);
  const rowKeys = useRowKeys(props, setOpened);
  const close = () => setOpened(null);
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
        {...(props.mayDispatch
          ? {
              selectionBar: (selected: readonly ShownRow[], clear: () => void) => (
                <SelectionVerbs
                  rows={selected}
                  doors={doors}
                  onDispatch={() => setOpened({ what: "review", rows: selected, clear })}
                  {...(props.mayEdit
                    ? {
                        onTag: () => setOpened({ what: "tags", rows: selected, clear }),
                        onEdit: () => setOpened({ what: "edit", rows: selected, clear }),
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
          orderIds={opened.rows.slice(0, atOnce).map((row) => row.orderId)}
          doors={doors}
          onClose={close}
          onDone={opened.clear}
        />
      ) : null}
      {opened?.what === "tags" ? (
        <TagOrders orders={opened.rows.slice(0, atOnce)} tags={tags} doors={doors} onClose={close} />
      ) : null}
      {opened?.what === "edit" ? (
        <EditOrders rows={opened.rows.slice(0, atOnce)} solutions={solutions} doors={doors} onClose={close} />
      ) : null}
    </>
  );
}

/** S shows the solutions, T tags, E edits: the selected orders, else the one that the keyboard stands on. V and 1 to 9: views. */
function useRowKeys({ mayEdit }: DailyTableProps, open: (opened: Opened) => void): RowKey<ShownRow>[] {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  const router = useRouter();
  return useMemo(() => {
    const forRows = (what: Opened["what"]) => (row: ShownRow, selected: readonly ShownRow[]) =>
      open({ what, rows: selected.length > 0 ? selected : [row], clear: () => undefined });
    const keys: RowKey<ShownRow>[] = [
      {
        key: "s",
        text: t("solutionKey"),
        run: (row) => router.push(`${row.href}&part=solutions`, { scroll: false }),
      },
    ];
    if (mayEdit) {
      keys.push({ key: "e", text: d("edit.key"), run: forRows("edit") });
      keys.push({ key: "t", text: d("tags.key"), run: forRows("tags") });
    }
    keys.push({ key: "v", text: d("views.key"), of: "page", run: () => askForView(0) });
    for (let place = 1; place <= viewKeys; place += 1) {
      const key = String(place);
      keys.push({ key, text: d("views.openKey"), of: "page", isUnnamed: place > 1, run: () => askForView(place) });
    }
    return keys;
  }, [mayEdit, open, router, t, d]);
}

/** As many as one confirmation takes. */
const atOnce = 1_000;
const hiddenAtFirst = ["store", "buyer"] as const;
const hiddenInRepair = [...hiddenAtFirst, "weight", "price"] as const;
const column = columnsOf<ShownRow>();

function useColumns(seller: string, lane: Lane, now: number, tags: readonly ShownTag[]): Columns<ShownRow> {
  const t = useTranslations("dispatch.columns");
  return useMemo(() => {
    const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
    const order = column.accessor("orderNumber", {
      id: "order",
      meta: { name: t("order"), width: tags.length > 0 ? 250 : 190 },
      cell: ({ row }) => <OrderCell row={row.original} tags={tagNames} />,
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
  }, [t, seller, lane, now, tags]);
}
