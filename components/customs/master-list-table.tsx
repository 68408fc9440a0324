import { useTranslations } from "next-intl";
import type { DocumentState } from "#lib/customs/states";
import { readableWeight } from "@/components/ui/amounts";
import { RelativeTime } from "@/components/ui/relative-time";
import { DocumentStateMark } from "./document-state-mark.tsx";
import { PlainTable } from "./plain-table.tsx";

type MasterListTableProps = {
  readonly now: number;
  readonly lists: readonly {
    readonly id: string;
    readonly day: string;
    readonly billNo: string;
    readonly logisticsName: string;
    readonly state: DocumentState;
    readonly words: string;
    readonly parcelCount: number;
    readonly grossGrams: number;
    readonly createdBy: string;
    readonly createdAt: number;
  }[];
};

/** Master lists that were sent, newest first, with what customs said. */
export function MasterListTable({ lists, now }: MasterListTableProps) {
  const t = useTranslations("customs-pages");
  if (lists.length === 0) return <p className="text-ink-soft">{t("lists.none")}</p>;
  return (
    <PlainTable
      label={t("lists.sentTitle")}
      columns={[
        { key: "day", name: t("lists.day") },
        { key: "bill", name: t("lists.billNo") },
        { key: "carrier", name: t("facts.carrier") },
        { key: "parcels", name: t("lists.parcels"), isNumber: true },
        { key: "weight", name: t("facts.gross"), isNumber: true },
        { key: "state", name: t("columns.state") },
        { key: "by", name: t("lists.by") },
      ]}
      rows={lists.map((list) => ({
        key: list.id,
        cells: {
          day: <span className="whitespace-nowrap tabular-nums">{list.day}</span>,
          bill: list.billNo,
          carrier: list.logisticsName,
          parcels: list.parcelCount,
          weight: readableWeight(list.grossGrams),
          state: (
            <>
              <DocumentStateMark state={list.state} />
              {list.words ? <span className="mt-0.5 block text-ink-soft text-meta">{list.words}</span> : null}
            </>
          ),
          by: (
            <>
              {list.createdBy}
              <span className="block text-ink-soft text-meta">
                <RelativeTime at={list.createdAt} now={now} isExact />
              </span>
            </>
          ),
        },
      }))}
    />
  );
}
