"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { BagState } from "#lib/dispatch/hand-over-kinds";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";

type LabelledRow = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly trackingNumber: string;
  readonly countryName: string;
  readonly solutionName: string;
  readonly shipByAt: number | null;
  readonly bookedAt: number;
  readonly isPrinted: boolean;
  readonly bag: { readonly code: string; readonly state: BagState } | null;
};

type LabelledTableProps = {
  readonly seller: string;
  readonly rows: readonly LabelledRow[];
  readonly now: number;
  readonly empty: ReactNode;
};

const column = columnsOf<LabelledRow>();

function waybillAddress(seller: string, { trackingNumber }: LabelledRow): string {
  return `/s/${seller}/waybills?q=${encodeURIComponent(trackingNumber)}`;
}

/** Parcels that have their label and are not with the carrier, the oldest first, whatever the day. */
export function LabelledTable({ seller, rows, now, empty }: LabelledTableProps) {
  const t = useTranslations("daily.labelled");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("trackingNumber", {
          id: "number",
          meta: { name: t("columns.number"), width: 190 },
          cell: ({ row: { original } }) => (
            <Link href={waybillAddress(seller, original)} prefetch={false} className="text-accent-ink hover:underline">
              {original.trackingNumber}
            </Link>
          ),
        }),
        column.accessor("bookedAt", {
          id: "age",
          meta: { name: t("columns.age"), width: 120, narrow: "aside" },
          cell: ({ row }) => <RelativeTime at={row.original.bookedAt} now={now} />,
        }),
        column.accessor("orderNumber", { id: "order", meta: { name: t("columns.order"), width: 180, narrow: "line" } }),
        column.display({
          id: "deadline",
          meta: { name: t("columns.deadline"), width: 156, narrow: "hidden" },
          cell: ({ row: { original } }) =>
            original.shipByAt === null ? "—" : <TimeLeft until={original.shipByAt} now={now} />,
        }),
        column.display({
          id: "bag",
          meta: { name: t("columns.bag"), width: 220, narrow: "line" },
          cell: ({ row: { original } }) => {
            if (original.bag === null) return <span className="text-ink-soft">{t("noBag")}</span>;
            return t(original.bag.state === "open" ? "bagOpen" : "bagClosed", { code: original.bag.code });
          },
        }),
        column.display({
          id: "label",
          meta: { name: t("columns.label"), width: 96, narrow: "hidden" },
          cell: ({ row: { original } }) => (
            <span className={original.isPrinted ? "" : "text-soon"}>
              {t(original.isPrinted ? "printed" : "notPrinted")}
            </span>
          ),
        }),
        column.accessor("countryName", {
          id: "country",
          meta: { name: t("columns.country"), width: 120, narrow: "hidden" },
        }),
        column.accessor("solutionName", { id: "solution", meta: { name: t("columns.solution"), narrow: "hidden" } }),
      ]),
    [t, seller, now],
  );
  return (
    <DataTable
      name="daily-labelled"
      label={t("label")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.waybillId}
      rowName={(row) => row.trackingNumber}
      onOpen={(row) => router.push(waybillAddress(seller, row))}
      empty={empty}
    />
  );
}
