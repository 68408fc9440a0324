"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { SolutionLine } from "#lib/routing/solution-line";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";

const column = columnsOf<SolutionLine & { readonly ageDays: number | null }>();
const base = "/staff/solutions";
const hiddenAtFirst = ["code"];

type SolutionListProps = {
  readonly lines: readonly (SolutionLine & { readonly ageDays: number | null })[];
  readonly empty: ReactNode;
};

/** Solutions with what they price and how old their card is. Enter opens one. */
export function SolutionList({ lines, empty }: SolutionListProps) {
  const t = useTranslations("solutions.list");
  const carriers = useTranslations("carriers");
  const router = useRouter();
  const isChinese = useLocale().startsWith("zh");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor(isChinese ? "nameZh" : "nameEn", {
          meta: { name: t("columns.name"), minWidth: 190 },
          cell: ({ row: { original } }) => (
            <Link
              href={`${base}/${original.code}`}
              title={original.code}
              className="truncate font-medium hover:underline"
            >
              {isChinese ? original.nameZh : original.nameEn}
            </Link>
          ),
        }),
        column.accessor("family", {
          meta: { name: t("columns.family"), width: 120, narrow: "hidden" },
          cell: (cell) => <span className="text-ink-soft">{carriers(`families.${cell.getValue() ?? "own"}`)}</span>,
        }),
        column.accessor("class", {
          meta: { name: t("columns.class"), width: 84, narrow: "hidden" },
          cell: (cell) => carriers(`classes.${cell.getValue()}`),
        }),
        column.accessor("carrier", {
          meta: { name: t("columns.carrier"), width: 130, narrow: "hidden" },
          cell: (cell) => (isChinese ? cell.getValue().zh : cell.getValue().en),
        }),
        column.accessor("destinations", {
          meta: { name: t("columns.destinations"), minWidth: 220 },
          cell: ({ row: { original } }) => <Destinations line={original} />,
        }),
        column.accessor("card", {
          meta: { name: t("columns.card"), minWidth: 200, narrow: "aside" },
          cell: ({ row: { original } }) => <CardCell line={original} />,
        }),
        column.accessor("ageDays", {
          meta: { name: t("columns.age"), width: 84, align: "end", narrow: "hidden" },
          cell: (cell) => {
            const days = cell.getValue();
            return days === null ? <span className="text-ink-faint">—</span> : t("days", { days });
          },
        }),
        column.accessor("code", {
          meta: { name: t("columns.code"), minWidth: 190, narrow: "hidden" },
          cell: (cell) => <code className="text-meta">{cell.getValue()}</code>,
        }),
        column.accessor("doubts", {
          meta: { name: t("columns.doubts"), width: 92, align: "end", narrow: "hidden" },
          cell: (cell) => (
            <span className={cell.getValue() > 0 ? "text-soon" : "text-ink-faint"}>
              {t("doubts", { count: cell.getValue() })}
            </span>
          ),
        }),
      ]),
    [t, carriers, isChinese],
  );
  return (
    <DataTable
      name="staff-solutions"
      label={t("columns.name")}
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

function Destinations({ line: { destinations, card } }: { readonly line: SolutionLine }) {
  const t = useTranslations("solutions.list");
  const declared = typeof destinations === "number" ? t("named", { count: destinations }) : t(destinations);
  const counts = card
    ? [
        card.priced > 0 ? t("priced", { priced: card.priced }) : "",
        card.partly > 0 ? t("partly", { partly: card.partly }) : "",
        card.elsewhere ? t("elsewhere") : "",
      ].filter((part) => part !== "")
    : [];
  return (
    <span title={[declared, ...counts].join(" · ")}>
      {declared}
      {counts.length > 0 ? <span className="text-ink-soft tabular-nums"> · {counts.join(" · ")}</span> : null}
    </span>
  );
}

function CardCell({ line: { card, nextFrom } }: { readonly line: SolutionLine }) {
  const t = useTranslations("solutions.list");
  const next = nextFrom ? (
    <span className="text-ink-soft max-sm:hidden"> · {t("next", { from: nextFrom })}</span>
  ) : null;
  if (!card) {
    return (
      <span>
        <span className="text-ink-faint">{t("noCard")}</span>
        {next}
      </span>
    );
  }
  return (
    <span className="tabular-nums">
      {t("card", { currency: card.currency, from: card.validFrom })}
      {card.validTo ? <span className="text-soon max-sm:hidden"> · {t("ends", { to: card.validTo })}</span> : null}
      {next}
    </span>
  );
}
