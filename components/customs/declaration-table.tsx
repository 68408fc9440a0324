"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import type { DeclarationWay } from "#lib/customs/facts";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf, type SortLinks } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { LaneMark } from "./lane-mark.tsx";

export type DeclarationLine = {
  readonly id: string;
  readonly orderNo: string;
  /** Further orders in its parcel, which customs do not ask for. */
  readonly otherOrders: readonly string[];
  readonly waybillNo: string;
  readonly number: string | null;
  readonly countryName: string;
  readonly way: DeclarationWay;
  readonly lane: DeclarationLane;
  readonly laneSince: number;
  readonly isIntercepted: boolean;
  readonly isWithdrawing: boolean;
  /** What is the matter, in a few words: a finding, a closed gate, customs' own words. */
  readonly note: string;
  readonly failureCode: string | null;
  readonly value: string;
};

type DeclarationTableProps = {
  readonly rows: readonly DeclarationLine[];
  readonly now: number;
  /** A declaration's address without its id. */
  readonly base: string;
  readonly sort: SortLinks;
  readonly empty: ReactNode;
};

const column = columnsOf<DeclarationLine>();
const hiddenAtFirst = ["way"];

/** Declarations, one a parcel; a row leads to its life. */
export function DeclarationTable({ rows, now, base, sort, empty }: DeclarationTableProps) {
  const t = useTranslations("customs-pages");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("orderNo", {
          meta: { name: t("columns.order"), width: 172 },
          cell: ({ row: { original } }) => (
            <Link href={`${base}/${original.id}`} className="text-accent-ink">
              {original.orderNo}
              {original.otherOrders.length > 0 ? (
                <span className="text-ink-soft" title={original.otherOrders.join("\n")}>
                  {` +${original.otherOrders.length}`}
                </span>
              ) : null}
            </Link>
          ),
        }),
        column.accessor("lane", {
          meta: { name: t("columns.state"), minWidth: 300, narrow: "aside" },
          cell: ({ row: { original } }) => <StateCell row={original} />,
        }),
        column.accessor("laneSince", {
          meta: { name: t("columns.since"), width: 100 },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} />,
        }),
        column.accessor("number", {
          meta: { name: t("columns.number"), width: 180, narrow: "hidden" },
          cell: (cell) => cell.getValue() ?? <span className="text-ink-faint">—</span>,
        }),
        column.accessor("waybillNo", { meta: { name: t("columns.waybill"), width: 144, narrow: "hidden" } }),
        column.accessor("countryName", { meta: { name: t("columns.country"), width: 100 } }),
        column.accessor("way", {
          meta: { name: t("columns.way"), width: 92, narrow: "hidden" },
          cell: (cell) => t(`ways.${cell.getValue()}`),
        }),
        column.accessor("value", { meta: { name: t("columns.value"), width: 124, align: "end", narrow: "hidden" } }),
      ]),
    [t, base, now],
  );
  return (
    <DataTable
      name="declarations"
      label={t("tabs.declarations")}
      columns={columns}
      hiddenAtFirst={hiddenAtFirst}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.orderNo}
      sort={sort}
      empty={empty}
      onOpen={(row) => router.push(`${base}/${row.id}`)}
    />
  );
}

/** State, and in a few words what is the matter; the parcel's own page says it in full. */
function StateCell({ row }: { readonly row: DeclarationLine }) {
  const t = useTranslations("customs-pages");
  return (
    <span className="flex min-w-0 items-center gap-2">
      <LaneMark lane={row.lane} />
      {row.isIntercepted ? <StatusPill tone="alarm">{t("marks.intercept")}</StatusPill> : null}
      {row.isWithdrawing ? <StatusPill tone="soon">{t("marks.withdrawing")}</StatusPill> : null}
      {row.note === "" && row.failureCode === null ? null : (
        <span className="truncate text-ink-soft text-meta" title={row.note}>
          {row.failureCode} {row.note}
        </span>
      )}
    </span>
  );
}
