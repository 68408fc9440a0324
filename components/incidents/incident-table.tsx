"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import type { IncidentListView } from "#lib/incidents/incident-search";
import type { IncidentKind } from "#lib/incidents/kinds";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf, type FoundRows } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";
import type { Handler, IncidentDoors } from "./incident-doors.ts";
import { IncidentMark } from "./incident-mark.tsx";
import { IncidentOutcome } from "./incident-outcome.tsx";
import { targetOf, targetOfFound } from "./shown.ts";
import { useBulkVerbs } from "./use-bulk-verbs.tsx";
import { type FoundOffer, useChosen } from "./use-chosen.ts";

type IncidentTableProps = {
  readonly rows: readonly IncidentLine[];
  readonly view: IncidentListView;
  /** After how long each was first told, in words, by id; where that is what the list is about. */
  readonly told: Readonly<Record<string, string>>;
  readonly now: number;
  /** Null for who may only look. */
  readonly doors: IncidentDoors | null;
  /** All that the filters find, to be chosen with one click. */
  readonly offer: FoundOffer;
  readonly handlers: readonly Handler[];
  /** The incidents' address without an id. */
  readonly base: string;
  readonly empty: ReactNode;
};

const column = columnsOf<IncidentLine>();
const line = "line" as const;
const hidden = "hidden" as const;

/** Incidents, worst first and soonest due, or ended ones newest first; a row opens all that is known of it. */
export function IncidentTable(props: IncidentTableProps) {
  return props.doors ? <Handled {...props} doors={props.doors} /> : <Listed {...props} />;
}

function Handled(props: IncidentTableProps & { readonly doors: IncidentDoors }) {
  const { offer, rows, doors, handlers, base } = props;
  const { chosen, found } = useChosen(offer);
  const bulk = useBulkVerbs<IncidentLine>({
    ...{ doors, handlers, base },
    onEnd: found.forget,
    targetOf: (selected) => (chosen ? targetOfFound(chosen) : targetOf(selected)),
  });
  return (
    <>
      <Listed
        {...props}
        rowKeys={bulk.rowKeys}
        selectionBar={bulk.selectionBar}
        {...(offer.total > rows.length || chosen ? { found: { ...found, isHeld: bulk.isHeld } } : {})}
      />
      {bulk.outcome}
    </>
  );
}

type ListedProps = IncidentTableProps & {
  readonly rowKeys?: Parameters<typeof DataTable<IncidentLine>>[0]["rowKeys"];
  readonly selectionBar?: Parameters<typeof DataTable<IncidentLine>>[0]["selectionBar"];
  readonly found?: FoundRows;
};

function Listed({ rows, view, told, now, empty, rowKeys, selectionBar, found }: ListedProps) {
  const t = useTranslations("incidents");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("orderNumber", {
          meta: { name: t("columns.parcel"), width: 244 },
          cell: ({ row: { original } }) => <Subject incident={original} />,
        }),
        column.accessor("kind", {
          meta: { name: t("columns.kind"), width: 160, narrow: "aside" },
          cell: ({ row: { original } }) => (
            <IncidentMark kind={original.kind} severity={original.severity} isEnded={original.ended !== null} />
          ),
        }),
        column.accessor("words", {
          meta: { name: t("columns.words"), minWidth: 130, narrow: hidden },
          cell: ({ row: { original } }) => <Words incident={original} />,
        }),
        column.accessor("lane", {
          meta: { name: t("columns.lane"), width: 148, narrow: hidden },
          cell: (cell) => <span className="block truncate">{cell.getValue()}</span>,
        }),
        column.accessor("happenedAt", {
          meta: { name: t("columns.since"), width: 84, narrow: hidden },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} />,
        }),
        ...(view === "open"
          ? [
              column.accessor("dueAt", {
                meta: { name: t("columns.due"), width: 140, narrow: line },
                cell: (cell) => <TimeLeft until={cell.getValue()} now={now} />,
              }),
              column.accessor("ownerName", {
                meta: { name: t("columns.owner"), width: 96, narrow: line },
                cell: ({ row: { original } }) => <Owner incident={original} />,
              }),
              column.display({
                id: "next",
                meta: { name: t("columns.next"), width: 150, narrow: hidden },
                cell: ({ row: { original } }) => (
                  <span className="block truncate" title={t(`nextSteps.${original.kind}`)}>
                    {t(`nextShort.${original.kind}`)}
                  </span>
                ),
              }),
            ]
          : []),
        ...(view === "told"
          ? [
              column.display({
                id: "told",
                meta: { name: t("columns.told"), width: 100, align: "end", narrow: line },
                cell: ({ row: { original } }) => told[original.id] ?? "—",
              }),
              column.display({
                id: "state",
                meta: { name: t("columns.state"), minWidth: 160, narrow: line },
                cell: ({ row: { original } }) =>
                  original.ended ? <IncidentOutcome ended={original.ended} /> : <Owner incident={original} />,
              }),
            ]
          : []),
        ...(view === "done"
          ? [
              column.display({
                id: "ended",
                meta: { name: t("columns.ended"), width: 96, narrow: line },
                cell: ({ row: { original } }) =>
                  original.ended ? <RelativeTime at={original.ended.at} now={now} /> : null,
              }),
              column.display({
                id: "how",
                meta: { name: t("columns.how"), minWidth: 220, narrow: hidden },
                cell: ({ row: { original } }) => (original.ended ? <IncidentOutcome ended={original.ended} /> : null),
              }),
            ]
          : []),
      ]),
    [t, now, view, told],
  );
  return (
    <DataTable
      name={`incidents-${view}`}
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => `${t(`kinds.${row.kind}`)} ${row.orderNumber || row.group?.code || row.lane}`}
      empty={empty}
      onOpen={(row) => router.push(row.href)}
      {...(rowKeys ? { rowKeys } : {})}
      {...(selectionBar && view === "open" ? { selectionBar } : {})}
      {...(found && view === "open" ? { found } : {})}
    />
  );
}

function Subject({ incident }: { readonly incident: IncidentLine }) {
  const t = useTranslations("incidents");
  const { group, href, orderNumber, waybillNo, lane } = incident;
  return (
    <span className="flex min-w-0 items-baseline gap-x-2">
      <Link href={href} className="shrink-0 text-accent-ink tabular-nums hover:underline">
        {group ? (group.code ? t("group.hand_over", { code: group.code }) : lane) : orderNumber}
      </Link>
      <span className="truncate text-ink-soft text-meta tabular-nums">
        {group ? t("group.parcels", { open: group.open, all: group.all }) : waybillNo}
      </span>
    </span>
  );
}

function Owner({ incident }: { readonly incident: IncidentLine }) {
  const t = useTranslations("incidents");
  const { ownerName, state } = incident;
  if (ownerName === "") return <span className="text-ink-faint">{t("nobody")}</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="truncate">{ownerName}</span>
      <span className="shrink-0 text-ink-soft text-meta">{t(`states.${state}`)}</span>
    </span>
  );
}

function Words({ incident }: { readonly incident: IncidentLine }) {
  const t = useTranslations("incidents");
  const { words, status, count, group, kind } = incident;
  const said = group?.code ? "" : words || status;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {said ? (
        <span className="truncate" title={said}>
          {said}
        </span>
      ) : (
        <span className="text-ink-faint">{t(isSilent(kind) ? `silent.${kind}` : "noWords")}</span>
      )}
      {count > 1 ? <span className="shrink-0 text-ink-soft text-meta">{t("times", { count })}</span> : null}
    </span>
  );
}

/** Kinds that silence raises: nobody said anything, and that is what there is to say. */
function isSilent(kind: IncidentKind): kind is "stalled" | "late" | "not_online" {
  return kind === "stalled" || kind === "late" || kind === "not_online";
}
