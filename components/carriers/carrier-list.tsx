"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { CarrierLine } from "#lib/carriers/carrier-list";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { standingTones } from "./certification-tone.ts";

const column = columnsOf<CarrierLine>();
const base = "/staff/carriers";
const hiddenAtFirst = ["code"];

/** All carriers: how each is certified, until when, and what is still missing. Enter opens one. */
export function CarrierList({ lines, empty }: { readonly lines: readonly CarrierLine[]; readonly empty: ReactNode }) {
  const t = useTranslations("certification");
  const router = useRouter();
  const isChinese = useLocale().startsWith("zh");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor(isChinese ? "nameZh" : "nameEn", {
          meta: { name: t("columns.name"), minWidth: 200 },
          cell: ({ row: { original } }) => <NameCell line={original} isChinese={isChinese} />,
        }),
        column.accessor("standing", {
          meta: { name: t("columns.state"), width: 116, narrow: "aside" },
          cell: ({ row: { original } }) => (
            <span title={original.reason === "" ? undefined : original.reason}>
              <StatusPill tone={standingTones[original.standing]}>{t(`states.${original.state ?? "none"}`)}</StatusPill>
            </span>
          ),
        }),
        column.accessor("validTo", {
          meta: { name: t("columns.validTo"), width: 180 },
          cell: ({ row: { original } }) => <UntilCell line={original} />,
        }),
        column.accessor("missing", {
          meta: { name: t("columns.missing"), minWidth: 220, narrow: "hidden" },
          cell: ({ row: { original } }) => <MissingCell line={original} />,
        }),
        column.accessor("kind", {
          meta: { name: t("columns.kind"), width: 110, narrow: "hidden" },
          cell: (cell) => <span className="text-ink-soft">{t(`kinds.${cell.getValue()}`)}</span>,
        }),
        column.accessor("code", {
          meta: { name: t("columns.code"), width: 110, narrow: "hidden" },
          cell: (cell) => <span className="text-ink-soft">{cell.getValue()}</span>,
        }),
      ]),
    [t, isChinese],
  );
  return (
    <DataTable
      name="staff-carriers"
      label={t("title")}
      columns={columns}
      rows={lines}
      rowId={(line) => line.code}
      rowName={(line) => (isChinese ? line.nameZh : line.nameEn)}
      hiddenAtFirst={hiddenAtFirst}
      onOpen={({ code }) => router.push(`${base}/${code}`)}
      empty={empty}
    />
  );
}

function NameCell({ line, isChinese }: { readonly line: CarrierLine; readonly isChinese: boolean }) {
  const t = useTranslations("certification");
  const [name, other] = isChinese ? [line.nameZh, line.nameEn] : [line.nameEn, line.nameZh];
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link href={`${base}/${line.code}`} className="truncate font-medium hover:underline">
        {name}
      </Link>
      {name.includes(other) ? null : <span className="truncate text-ink-soft text-meta">{other}</span>}
      {line.isPending ? (
        <span className="shrink-0 rounded bg-soon-soft px-1 text-meta text-soon">{t("pending")}</span>
      ) : null}
    </span>
  );
}

function UntilCell({ line: { validTo, endsSoon, standing } }: { readonly line: CarrierLine }) {
  const t = useTranslations("certification");
  if (validTo === null || standing === "none") return <span className="text-ink-faint">—</span>;
  return (
    <span className={endsSoon || standing === "expired" ? "text-soon" : "text-ink-soft"}>
      <time dateTime={validTo}>{validTo}</time>
      {endsSoon ? ` · ${t("endsSoon")}` : null}
    </span>
  );
}

function MissingCell({ line: { missing, standing } }: { readonly line: CarrierLine }) {
  const t = useTranslations("certification");
  if (standing === "none") return <span className="text-ink-faint">—</span>;
  if (missing.length === 0) return <span className="text-done">{t("missingNone")}</span>;
  const words = missing.map((part) => t(`missing.${part}`)).join(" · ");
  return (
    <span title={words} className="text-ink-soft">
      {words}
    </span>
  );
}
