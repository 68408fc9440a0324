"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { ApplicationState, Decider } from "#lib/onboarding/states";
import type { SellerKind } from "#lib/sellers/kinds";
import { DataTable } from "@/components/data-table/data-table";
import { columnsOf } from "@/components/data-table/features";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";

export type DecidedLine = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly state: ApplicationState;
  readonly round: number;
  readonly decidedAt: number;
  readonly decider: Decider | null;
  readonly deciderName: string;
  readonly refusedCount: number;
};

type ReviewDecidedProps = { readonly rows: readonly DecidedLine[]; readonly now: number; readonly empty: ReactNode };

const column = columnsOf<DecidedLine>();

/** What was decided, the latest first. */
export function ReviewDecided({ rows, now, empty }: ReviewDecidedProps) {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("sellerName", {
          meta: { name: t("columns.seller"), minWidth: 220 },
          cell: ({ row: { original } }) => (
            <Link href={`/staff/reviews/${original.sellerId}`} className="font-medium hover:text-accent-ink">
              {original.sellerName}
            </Link>
          ),
        }),
        column.accessor("state", {
          meta: { name: t("columns.result"), width: 170, narrow: "aside" },
          cell: ({ row: { original } }) => <ResultMark line={original} />,
        }),
        column.accessor("deciderName", {
          meta: { name: t("columns.decider"), width: 160 },
          cell: ({ row: { original } }) =>
            original.decider === "person" && original.deciderName !== "" ? original.deciderName : t("result.byRules"),
        }),
        column.accessor("sellerKind", {
          meta: { name: t("columns.kind"), width: 110, narrow: "hidden" },
          cell: (cell) => own(`kinds.${cell.getValue()}`),
        }),
        column.accessor("round", {
          meta: { name: t("columns.round"), width: 90, narrow: "hidden" },
          cell: (cell) => t("round", { round: cell.getValue() }),
        }),
        column.accessor("decidedAt", {
          meta: { name: t("columns.decidedAt"), width: 130, align: "end" },
          cell: (cell) => <RelativeTime at={cell.getValue()} now={now} isExact />,
        }),
      ]),
    [t, own, now],
  );
  return (
    <DataTable
      name="reviews-decided"
      label={t("lists.decided")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.sellerId}
      rowName={(row) => row.sellerName}
      empty={empty}
      onOpen={(row) => router.push(`/staff/reviews/${row.sellerId}`)}
    />
  );
}

function ResultMark({ line }: { readonly line: DecidedLine }) {
  const t = useTranslations("reviews");
  if (line.state === "approved") return <StatusPill tone="done">{t("result.approved")}</StatusPill>;
  if (line.state === "returned") {
    return <StatusPill tone="soon">{t("result.returned", { count: line.refusedCount })}</StatusPill>;
  }
  return <StatusPill tone="neutral">{t("result.again")}</StatusPill>;
}
