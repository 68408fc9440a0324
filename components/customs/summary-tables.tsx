import { useTranslations } from "next-intl";
import type { DocumentState } from "#lib/customs/states";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { DocumentStateMark } from "./document-state-mark.tsx";
import { PlainTable } from "./plain-table.tsx";

type SummaryTableProps = {
  readonly now: number;
  readonly summaries: readonly {
    readonly id: string;
    readonly month: string;
    readonly copNo: string;
    readonly sumNo: string | null;
    readonly state: DocumentState;
    readonly words: string;
    readonly listCount: number;
    readonly createdBy: string;
    readonly createdAt: number;
  }[];
};

/** Summaries that were sent, newest first, with what customs said. */
export function SummaryTable({ summaries, now }: SummaryTableProps) {
  const t = useTranslations("customs-pages");
  if (summaries.length === 0) return <p className="text-ink-soft">{t("summary.none")}</p>;
  return (
    <PlainTable
      label={t("summary.sentTitle")}
      columns={[
        { key: "month", name: t("summary.month") },
        { key: "number", name: t("summary.sumNo") },
        { key: "lists", name: t("summary.lists"), isNumber: true },
        { key: "state", name: t("columns.state") },
        { key: "by", name: t("lists.by") },
      ]}
      rows={summaries.map((one) => ({
        key: one.id,
        cells: {
          month: <span className="whitespace-nowrap tabular-nums">{one.month}</span>,
          number: one.sumNo ? <CopyButton text={one.sumNo}>{one.sumNo}</CopyButton> : t("summary.noNumber"),
          lists: one.listCount,
          state: (
            <>
              <DocumentStateMark state={one.state} />
              {one.words ? <span className="mt-0.5 block text-ink-soft text-meta">{one.words}</span> : null}
            </>
          ),
          by: (
            <>
              {one.createdBy}
              <span className="block text-ink-soft text-meta">
                <RelativeTime at={one.createdAt} now={now} isExact />
              </span>
            </>
          ),
        },
      }))}
    />
  );
}

type ResultTableProps = {
  readonly now: number;
  readonly results: readonly {
    readonly declSeqNo: string;
    readonly entryId: string | null;
    readonly decPreNo: string | null;
    readonly sumNo: string;
    readonly lists: number;
    readonly grossWeight: string;
    readonly netWeight: string;
    readonly receivedAt: number;
  }[];
};

/** 报关单 that customs made of the summaries (792): the numbers that a refund is claimed with. */
export function ResultTable({ results, now }: ResultTableProps) {
  const t = useTranslations("customs-pages");
  if (results.length === 0) return <p className="text-ink-soft">{t("summary.noResults")}</p>;
  return (
    <PlainTable
      label={t("summary.resultsTitle")}
      columns={[
        { key: "entry", name: t("summary.entryId") },
        { key: "sum", name: t("summary.sumNo") },
        { key: "lists", name: t("summary.lists"), isNumber: true },
        { key: "gross", name: t("facts.gross"), isNumber: true },
        { key: "net", name: t("goods.net"), isNumber: true },
        { key: "at", name: t("summary.received") },
      ]}
      rows={results.map((one) => ({
        key: one.declSeqNo,
        cells: {
          entry: one.entryId ? (
            <CopyButton text={one.entryId} className="tabular-nums">
              {one.entryId}
            </CopyButton>
          ) : (
            <span className="inline-flex flex-wrap items-center gap-2">
              <StatusPill tone="info">{t("summary.noEntry")}</StatusPill>
              {one.decPreNo ? <span className="tabular-nums">{one.decPreNo}</span> : null}
            </span>
          ),
          sum: one.sumNo,
          lists: one.lists,
          gross: `${one.grossWeight} kg`,
          net: `${one.netWeight} kg`,
          at: <RelativeTime at={one.receivedAt} now={now} isExact />,
        },
      }))}
    />
  );
}
