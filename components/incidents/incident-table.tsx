"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";
import type { IncidentLine } from "./incident-line.ts";
import { IncidentMark } from "./incident-mark.tsx";
import { IncidentOutcome } from "./incident-outcome.tsx";
import { IncidentSheet } from "./incident-sheet.tsx";
import { type IncidentDoors, IncidentVerbs } from "./incident-verbs.tsx";

type IncidentTableProps = IncidentDoors & {
  readonly rows: readonly IncidentLine[];
  readonly view: "open" | "done";
  readonly now: number;
  readonly empty: ReactNode;
};

const column = columnsOf<IncidentLine>();

/** Incidents, soonest due first, or ended ones newest first; a row opens all that is known of it. */
export function IncidentTable({ rows, view, now, empty, takeOver, resolve }: IncidentTableProps) {
  const t = useTranslations("incidents");
  const [openId, setOpenId] = useState<string | null>(null);
  const open = rows.find((row) => row.id === openId) ?? null;
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("orderNumber", {
          meta: { name: t("columns.parcel"), width: 276 },
          cell: ({ row: { original } }) => <Parcel incident={original} onOpen={() => setOpenId(original.id)} />,
        }),
        column.accessor("kind", {
          meta: { name: t("columns.kind"), width: 108, narrow: "aside" },
          cell: ({ row: { original } }) => (
            <IncidentMark kind={original.kind} severity={original.severity} isEnded={original.ended !== null} />
          ),
        }),
        column.accessor("words", {
          meta: { name: t("columns.words"), minWidth: 120, narrow: "hidden" },
          cell: ({ row: { original } }) => <Words incident={original} />,
        }),
        column.accessor("happenedAt", {
          meta: { name: t("columns.since"), width: 116, narrow: "hidden" },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} />,
        }),
        ...(view === "open"
          ? [
              column.accessor("dueAt", {
                meta: { name: t("columns.due"), width: 136, narrow: "line" as const },
                cell: (cell) => <TimeLeft until={cell.getValue()} now={now} />,
              }),
              column.accessor("ownerName", {
                meta: { name: t("columns.owner"), width: 72, narrow: "hidden" as const },
                cell: (cell) => cell.getValue() || <span className="text-ink-faint">{t("nobody")}</span>,
              }),
              column.display({
                id: "next",
                meta: { name: t("columns.next"), width: 168, narrow: "hidden" as const },
                cell: ({ row: { original } }) => (
                  <span className="block truncate" title={t(`nextSteps.${original.kind}`)}>
                    {t(`nextShort.${original.kind}`)}
                  </span>
                ),
              }),
              column.display({
                id: "act",
                meta: { name: t("columns.act"), width: 164, narrow: "hidden" as const },
                cell: ({ row: { original } }) => (
                  <span className="flex gap-1.5">
                    <IncidentVerbs
                      incident={original}
                      takeOver={original.ownerName === "" ? takeOver : null}
                      resolve={resolve}
                      isSmall
                    />
                  </span>
                ),
              }),
            ]
          : [
              column.display({
                id: "ended",
                meta: { name: t("columns.ended"), width: 96, narrow: "line" as const },
                cell: ({ row: { original } }) =>
                  original.ended ? <RelativeTime at={original.ended.at} now={now} /> : null,
              }),
              column.display({
                id: "how",
                meta: { name: t("columns.how"), minWidth: 240, narrow: "hidden" as const },
                cell: ({ row: { original } }) => (original.ended ? <IncidentOutcome ended={original.ended} /> : null),
              }),
            ]),
      ]),
    [t, now, view, takeOver, resolve],
  );
  return (
    <>
      <DataTable
        name={`incidents-${view}`}
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${t(`kinds.${row.kind}`)} ${row.orderNumber}`}
        empty={empty}
        openId={openId}
        onOpen={(row) => setOpenId(row.id)}
      />
      {open ? (
        <IncidentSheet
          incident={open}
          now={now}
          takeOver={takeOver}
          resolve={resolve}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </>
  );
}

function Parcel({ incident, onOpen }: { readonly incident: IncidentLine; readonly onOpen: () => void }) {
  return (
    <span className="flex min-w-0 items-baseline gap-x-2">
      <button type="button" onClick={onOpen} className="text-accent-ink tabular-nums hover:underline">
        {incident.orderNumber}
      </button>
      <span className="truncate text-ink-soft text-meta tabular-nums">{incident.waybillNo}</span>
    </span>
  );
}

function Words({ incident }: { readonly incident: IncidentLine }) {
  const t = useTranslations("incidents");
  const { words, count } = incident;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {words ? (
        <span className="truncate" title={words}>
          {words}
        </span>
      ) : (
        <span className="text-ink-faint">{t("noWords")}</span>
      )}
      {count > 1 ? <span className="shrink-0 text-ink-soft text-meta">{t("times", { count })}</span> : null}
    </span>
  );
}
