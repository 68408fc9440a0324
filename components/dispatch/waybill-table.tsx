"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { CancelFacts } from "#lib/customs/after-cancel";
import type { WaybillState } from "#lib/dispatch/states";
import type { WaybillTry } from "#lib/dispatch/waybill-try";
import type { SendAgainOffer } from "#lib/tracking/send-again-offer";
import { LaneMark } from "@/components/customs/lane-mark";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import type { ServerAction } from "@/components/form/use-action";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { type BagPlace, BagPlaceMark } from "./bag-place-mark.tsx";
import { useFailureWords } from "./failure-words.ts";
import type { SendAgainDoors } from "./send-again.tsx";
import { WaybillSheet } from "./waybill-sheet.tsx";
import { WaybillStateMark } from "./waybill-state.tsx";

export type WaybillLine = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly countryName: string;
  readonly solutionName: string;
  readonly state: WaybillState;
  readonly isOrderGone: boolean;
  /** Its order waits for a new plan. */
  readonly isOrderWaiting: boolean;
  readonly carrierName: string;
  readonly batchId: string;
  /** Its batch is paused and nothing of it was sent. */
  readonly isHeld: boolean;
  readonly isMoving: boolean;
  readonly printCount: number;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly failureCode: string | null;
  readonly failureText: string;
  readonly unclearSince: number | null;
  readonly failureFields: readonly string[];
  readonly createdAt: number;
  /** Its bag, and the list with which that left; null: in no bag. */
  readonly place: BagPlace | null;
  /** Null: none yet. */
  readonly declaration: (Omit<CancelFacts, "wasRefused"> & { readonly id: string }) | null;
  /** Whether its goods may be sent again, and what was sent in whose place. */
  readonly again: SendAgainOffer | null;
};

export type WaybillDoors = {
  /** Null for who may not. */
  readonly cancel: ServerAction<{ readonly waybillId: string; readonly reason: string }, unknown> | null;
  readonly ask: ServerAction<{ readonly waybillId: string }, unknown> | null;
  readonly again: SendAgainDoors | null;
  readonly tries: ServerAction<{ readonly waybillId: string }, readonly WaybillTry[]>;
};

type WaybillTableProps = WaybillDoors & {
  readonly seller: string;
  readonly rows: readonly WaybillLine[];
  readonly now: number;
  readonly trackingBase: string;
  /** The bags' address without the id. */
  readonly bagBase: string;
  /** The declarations' address without the id; null for who may not see them. */
  readonly papersBase: string | null;
  /** The label's address without its id; null for who may not print. */
  readonly labelBase: string | null;
  readonly empty: ReactNode;
};

const column = columnsOf<WaybillLine>();

/** Waybills, newest first; a row opens what is known of it and what can be done. */
export function WaybillTable({
  seller,
  rows,
  now,
  trackingBase,
  bagBase,
  papersBase,
  labelBase,
  cancel,
  ask,
  again,
  tries,
  empty,
}: WaybillTableProps) {
  const t = useTranslations("waybills");
  const g = useTranslations("gateway");
  const [openId, setOpenId] = useState<string | null>(null);
  const open = rows.find((row) => row.id === openId) ?? null;
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("lpNumber", {
          meta: { name: t("columns.lp"), width: 180 },
          cell: ({ row: { original } }) => original.lpNumber ?? original.orderNumber,
        }),
        column.accessor("state", {
          meta: { name: t("columns.state"), minWidth: 200, narrow: "aside" },
          cell: ({ row: { original } }) => <StateCell row={original} />,
        }),
        column.accessor("trackingNumber", {
          meta: { name: t("columns.number"), width: 172 },
          cell: ({ row: { original } }) =>
            original.trackingNumber ? (
              <Link href={`${trackingBase}/${original.id}`} className="text-accent-ink">
                {original.trackingNumber}
              </Link>
            ) : (
              <span className="text-ink-faint">{original.state === "booked" ? g("waiting.number") : "—"}</span>
            ),
        }),
        column.accessor("printCount", {
          meta: { name: t("columns.label"), width: 84, narrow: "hidden" },
          cell: ({ row: { original } }) =>
            original.trackingNumber === null ? (
              <span className="text-ink-faint">—</span>
            ) : (
              t("label.prints", { count: original.printCount })
            ),
        }),
        column.display({
          id: "declaration",
          meta: { name: t("columns.declaration"), width: 176 },
          cell: ({ row: { original } }) => <DeclarationCell row={original} base={papersBase} />,
        }),
        column.display({
          id: "place",
          meta: { name: t("columns.place"), width: 150, narrow: "hidden" },
          cell: ({ row: { original } }) => <BagPlaceMark place={original.place} base={bagBase} />,
        }),
        column.accessor("orderNumber", { meta: { name: t("columns.order"), width: 156, narrow: "hidden" } }),
        column.accessor("countryName", { meta: { name: t("columns.country"), width: 116 } }),
        column.accessor("solutionName", { meta: { name: t("columns.solution"), width: 170, narrow: "hidden" } }),
        column.accessor("createdAt", {
          meta: { name: t("columns.created"), width: 110, align: "end", narrow: "hidden" },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} isExact />,
        }),
      ]),
    [t, g, now, trackingBase, bagBase, papersBase],
  );
  return (
    <>
      <DataTable
        name="waybills"
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.lpNumber ?? row.orderNumber}
        empty={empty}
        onOpen={(row) => setOpenId(row.id)}
        openId={openId}
      />
      {open ? (
        <WaybillSheet
          key={open.id}
          seller={seller}
          row={open}
          now={now}
          trackingBase={trackingBase}
          bagBase={bagBase}
          papersBase={papersBase}
          labelBase={labelBase}
          cancel={cancel}
          ask={ask}
          again={again}
          tries={tries}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </>
  );
}

/** Where the parcel's declaration lies, and the way to it. */
function DeclarationCell({ row: { declaration }, base }: { readonly row: WaybillLine; readonly base: string | null }) {
  if (!declaration) return <span className="text-ink-faint">—</span>;
  const mark = <LaneMark lane={declaration.lane} />;
  return base === null ? mark : <Link href={`${base}/${declaration.id}`}>{mark}</Link>;
}

/** That its goods went again, or that they could. */
function AgainMark({ row: { again } }: { readonly row: WaybillLine }) {
  const t = useTranslations("send-again");
  if (again?.sentAgain) return <StatusPill tone="neutral">{t("marks.sentAgain")}</StatusPill>;
  if (again?.replaces) return <StatusPill tone="neutral">{t("marks.replaces")}</StatusPill>;
  return again?.verdict.ok ? <StatusPill tone="soon">{t("marks.offered")}</StatusPill> : null;
}

/** State, and in a word what is the matter; the panel says it in full. */
function StateCell({ row }: { readonly row: WaybillLine }) {
  const t = useTranslations("waybills");
  const g = useTranslations("gateway");
  const { isKnown, nameOf } = useFailureWords();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <WaybillStateMark state={row.state} />
      <AgainMark row={row} />
      {row.isOrderGone && row.state === "booked" ? <StatusPill tone="soon">{t("orderGone")}</StatusPill> : null}
      {row.unclearSince !== null ? (
        <span className="truncate text-meta text-soon">{t("unclear.since", { at: row.unclearSince })}</span>
      ) : row.failureCode !== null ? (
        <span className="truncate text-ink-soft text-meta">
          {row.failureCode} {isKnown(row.failureCode) ? nameOf(row.failureCode) : ""}
        </span>
      ) : row.isHeld ? (
        <span className="truncate text-soon text-meta">{t("heldShort")}</span>
      ) : row.nextAttemptAt !== null && row.attempts > 0 ? (
        <span className="truncate text-ink-soft text-meta">
          {g("waiting.retry", { at: row.nextAttemptAt, attempt: row.attempts + 1 })}
        </span>
      ) : null}
    </span>
  );
}
