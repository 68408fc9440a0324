"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { isCurrency } from "#lib/kit/money";
import type { HoldReason, OrderState } from "#lib/orders/states";
import { DataTable } from "@/components/data-table/data-table";
import { type Columns, columnsOf, type SortLinks } from "@/components/data-table/features";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { TimeLeft } from "@/components/ui/time-left";

export type OrderRow = {
  readonly id: string;
  readonly orderNumber: string;
  readonly storeName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly platformStatusText: string;
  readonly countryName: string;
  readonly recipientName: string;
  readonly isMasked: boolean;
  readonly paidMinor: number | null;
  readonly currency: string;
  readonly remark: string;
  readonly shipByAt: number | null;
  readonly orderedAt: number | null;
  readonly goods: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
};

const tones: Readonly<Record<OrderState, Tone>> = {
  not_ready: "neutral",
  waiting: "info",
  merged: "info",
  dispatching: "info",
  labelled: "info",
  done: "done",
};

type OrderTableProps = {
  readonly rows: readonly OrderRow[];
  readonly now: number;
  readonly sort: SortLinks;
  /** Where waybills are listed, and cancelled. */
  readonly waybills: string;
};

/** The seller's orders, whatever their state. */
export function OrderTable({ rows, now, sort, waybills }: OrderTableProps) {
  const t = useTranslations("orders");
  const columns = useColumns(now, waybills);
  return (
    <DataTable
      name="orders"
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.orderNumber}
      sort={sort}
      hiddenAtFirst={hiddenAtFirst}
    />
  );
}

const hiddenAtFirst = ["remark"] as const;
const column = columnsOf<OrderRow>();

function useColumns(now: number, waybills: string): Columns<OrderRow> {
  const t = useTranslations("orders");
  return useMemo(() => {
    const name = (key: string) => t(`columns.${key}`);
    return column.columns([
      column.accessor("orderNumber", {
        id: "number",
        meta: { name: name("number"), width: 190 },
        cell: (cell) => <CopyButton text={cell.getValue()}>{cell.getValue()}</CopyButton>,
      }),
      column.accessor("state", {
        meta: { name: name("state"), width: 220, narrow: "aside" },
        cell: ({ row }) => <StateCell row={row.original} waybills={waybills} />,
      }),
      column.accessor("platformStatusText", {
        id: "platform",
        meta: { name: name("platform"), width: 140, narrow: "hidden" },
      }),
      column.accessor("shipByAt", {
        id: "deadline",
        meta: { name: name("deadline"), width: 150 },
        cell: ({ row }) => <Deadline row={row.original} now={now} />,
      }),
      column.accessor("countryName", { id: "country", meta: { name: name("country"), width: 100 } }),
      column.accessor("recipientName", {
        id: "recipient",
        meta: { name: name("recipient"), width: 150, narrow: "hidden" },
        cell: ({ row }) => (
          <span className={row.original.isMasked ? "text-soon" : undefined}>
            <bdi>{row.original.recipientName}</bdi>
            {row.original.isMasked ? ` · ${t("masked")}` : null}
          </span>
        ),
      }),
      column.display({
        id: "goods",
        meta: { name: name("goods"), minWidth: 200 },
        cell: ({ row }) => <Goods goods={row.original.goods} />,
      }),
      column.accessor("remark", { meta: { name: name("remark"), width: 180, narrow: "hidden" } }),
      column.accessor("storeName", { id: "store", meta: { name: name("store"), width: 130, narrow: "hidden" } }),
      column.accessor("paidMinor", {
        id: "amount",
        meta: { name: name("amount"), width: 110, align: "end", narrow: "hidden" },
        cell: ({ row: { original } }) =>
          original.paidMinor !== null && isCurrency(original.currency) ? (
            <Money minor={original.paidMinor} currency={original.currency} />
          ) : (
            "—"
          ),
      }),
      column.accessor("orderedAt", {
        id: "ordered",
        meta: { name: name("ordered"), width: 110, align: "end", narrow: "hidden" },
        cell: ({ row: { original } }) =>
          original.orderedAt === null ? "—" : <RelativeTime at={original.orderedAt} now={now} isExact />,
      }),
    ]);
  }, [t, now, waybills]);
}

function StateCell({ row, waybills }: { readonly row: OrderRow; readonly waybills: string }) {
  const t = useTranslations("orders");
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatusPill tone={tones[row.state]}>{t(`views.${row.state}`)}</StatusPill>
      {row.holdReason ? <StatusPill tone="soon">{t(`holds.${row.holdReason}`)}</StatusPill> : null}
      {row.state === "dispatching" || row.state === "labelled" ? (
        <Link
          className="text-accent-ink text-meta hover:underline"
          href={`${waybills}?${new URLSearchParams({ q: row.orderNumber })}`}
        >
          {t(row.holdReason === "left_waiting" ? "toCancel" : "toWaybill")}
        </Link>
      ) : null}
    </span>
  );
}

function Goods({ goods }: Pick<OrderRow, "goods">) {
  const text = goods.map((line) => `${line.sku || line.title} × ${line.quantity}`).join(", ");
  return <span title={goods.map((line) => `${line.title || line.sku} × ${line.quantity}`).join("\n")}>{text}</span>;
}

/** Time left while it counts; afterwards only the date. */
function Deadline({ row, now }: { readonly row: OrderRow; readonly now: number }) {
  const format = useFormatter();
  if (row.shipByAt === null) return <span className="text-ink-faint">—</span>;
  if (row.state === "waiting" || row.state === "dispatching") return <TimeLeft until={row.shipByAt} now={now} />;
  return <span className="text-ink-soft">{format.dateTime(row.shipByAt, { dateStyle: "short" })}</span>;
}
