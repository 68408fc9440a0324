import { useFormatter, useTranslations } from "next-intl";
import { PlainTable } from "@/components/customs/plain-table";

export type PushRemarkRow = {
  readonly day: string;
  readonly carrierCode: string;
  readonly connection: string;
  readonly verdict: string;
  readonly count: number;
  readonly sample: string;
  readonly lastAt: number;
  readonly sellerName: string | null;
};

/** Pushes that were refused, or accepted although something was odd, by day: nothing that came in wrong goes unseen. */
export function PushRemarks({ rows, limit }: { readonly rows: readonly PushRemarkRow[]; readonly limit: number }) {
  const t = useTranslations("mapping.pushes");
  const format = useFormatter();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="pushes" className="flex flex-col gap-3">
      <div>
        <h2 id="pushes" className="font-medium">
          {t("title")}
        </h2>
        <p className="text-ink-soft">{t("text")}</p>
      </div>
      <PlainTable
        label={t("title")}
        columns={[
          { key: "day", name: t("columns.day") },
          { key: "seller", name: t("columns.seller") },
          { key: "verdict", name: t("columns.verdict") },
          { key: "count", name: t("columns.count"), isNumber: true },
          { key: "sample", name: t("columns.sample") },
          { key: "last", name: t("columns.last") },
        ]}
        rows={rows.map((row) => ({
          key: `${row.day} ${row.carrierCode} ${row.connection} ${row.verdict}`,
          cells: {
            day: <span className="whitespace-nowrap tabular-nums">{row.day}</span>,
            seller: row.sellerName ?? <span className="text-ink-soft">{t("nobody")}</span>,
            verdict: t.has(`verdicts.${row.verdict}`) ? t(`verdicts.${row.verdict}`) : row.verdict,
            count: format.number(row.count),
            sample: <code className="line-clamp-3 max-w-96 break-all text-meta">{row.sample}</code>,
            last: format.dateTime(row.lastAt, { dateStyle: "medium", timeStyle: "short" }),
          },
        }))}
      />
      {rows.length === limit ? <p className="text-ink-soft text-meta">{t("more", { count: limit })}</p> : null}
    </section>
  );
}
