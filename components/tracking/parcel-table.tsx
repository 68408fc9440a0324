"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf, type FoundRows, type RowKey, type SortLinks } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { eventWords } from "./event-words.ts";
import { StageMark, TroubleMark } from "./stage-mark.tsx";

export type ParcelLine = {
  readonly waybillId: string;
  readonly trackingNumber: string;
  readonly orderNumber: string;
  readonly countryName: string;
  readonly solutionName: string;
  readonly stage: Stage;
  readonly substage: string;
  readonly exception: ExceptionKind | null;
  readonly lastCode: string;
  readonly lastText: string;
  readonly lastEventAt: number | null;
  /** Who sees to its unsettled incidents; "": nobody; null: it has none. */
  readonly ownerNames: string | null;
};

type ParcelTableProps = {
  readonly rows: readonly ParcelLine[];
  readonly now: number;
  /** The parcel page's address without its id. */
  readonly base: string;
  readonly sort: SortLinks;
  readonly empty: ReactNode;
  readonly rowKeys?: readonly RowKey<ParcelLine>[];
  /** Verbs for the selected parcels; with it parcels can be selected. */
  readonly selectionBar?: (selected: readonly ParcelLine[], clear: () => void) => ReactNode;
  /** Where more are found than are here, and all of them can be chosen. */
  readonly found?: FoundRows;
};

const column = columnsOf<ParcelLine>();

/** Parcels, one a row; a row leads to its parcel. */
export function ParcelTable({ rows, now, base, sort, empty, rowKeys, selectionBar, found }: ParcelTableProps) {
  const t = useTranslations("tracking");
  const w = useTranslations("watch");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("trackingNumber", {
          meta: { name: t("columns.number"), width: 168 },
          cell: ({ row: { original } }) => (
            <Link href={`${base}/${original.waybillId}`} className="text-accent-ink">
              {original.trackingNumber || original.orderNumber}
            </Link>
          ),
        }),
        column.accessor("stage", {
          meta: { name: t("columns.stage"), width: 168 },
          cell: ({ row: { original } }) => <StageMark stage={original.stage} substage={original.substage} />,
        }),
        column.accessor("exception", {
          meta: { name: t("columns.trouble"), width: 108, narrow: "aside" },
          cell: (cell) => {
            const kind = cell.getValue();
            return kind ? <TroubleMark kind={kind} /> : null;
          },
        }),
        column.accessor("ownerNames", {
          meta: { name: w("filters.owner"), width: 88, narrow: "line" },
          cell: (cell) => {
            const names = cell.getValue();
            if (names === null) return null;
            if (names === "") return <span className="text-ink-soft">{w("nobody")}</span>;
            return (
              <span className="block truncate" title={names}>
                {names}
              </span>
            );
          },
        }),
        column.display({
          id: "latest",
          meta: { name: t("columns.latest"), minWidth: 140, narrow: "hidden" },
          cell: ({ row: { original } }) =>
            original.lastEventAt === null ? null : (
              <span title={original.lastText} className="text-ink-soft">
                {eventWords(t, { code: original.lastCode, text: original.lastText })}
              </span>
            ),
        }),
        column.accessor("countryName", { meta: { name: t("columns.country"), width: 100 } }),
        column.accessor("solutionName", { meta: { name: t("columns.solution"), width: 140, narrow: "hidden" } }),
        column.accessor("orderNumber", { meta: { name: t("columns.order"), width: 148, narrow: "hidden" } }),
        column.accessor("lastEventAt", {
          meta: { name: t("columns.updated"), width: 88, align: "end" },
          cell: (cell) => {
            const at = cell.getValue();
            return at === null ? "—" : <RelativeTime at={at} now={now} />;
          },
        }),
      ]),
    [t, w, base, now],
  );
  return (
    <DataTable
      name="tracking"
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.waybillId}
      rowName={(row) => row.trackingNumber}
      sort={sort}
      empty={empty}
      onOpen={(row) => router.push(`${base}/${row.waybillId}`)}
      {...(rowKeys ? { rowKeys } : {})}
      {...(selectionBar ? { selectionBar } : {})}
      {...(found ? { found } : {})}
    />
  );
}
