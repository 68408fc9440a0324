import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { countUnmappedCodes, listUnmapped } from "#db/queries/unmapped-codes";
import { inScope } from "#db/scope";
import { requireStaff } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

const shown = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repairs.unmapped"))("title") };
}

/** Codes of carriers and customs that ALP has no meaning for, with how often they came: nothing unknown goes unseen. */
export default async function UnmappedPage() {
  const scope = await requireStaff("carriers.read");
  const [[rows, counts], t, format] = await Promise.all([
    inScope(scope, (db) => Promise.all([listUnmapped(db, shown), countUnmappedCodes(db)])),
    getTranslations("repairs.unmapped"),
    getFormatter(),
  ]);
  const codes = counts.reduce((sum, one) => sum + one.codes, 0);
  const times = counts.reduce((sum, one) => sum + one.count, 0);
  const moment = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (vocabulary: string) =>
    vocabulary === "customs"
      ? t("customs")
      : vocabulary.endsWith("_answers")
        ? t("answers", { carrier: vocabulary.slice(0, -"_answers".length) })
        : t("events", { carrier: vocabulary });
  return (
    <>
      <PageHeader title={t("title")} state={codes === 0 ? t("stateNone") : t("state", { codes, times })} />
      {rows.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <div className="flex flex-col gap-3 px-4 pb-8 md:px-6">
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
            {counts.map(({ vocabulary, codes: of, count }) => (
              <span key={vocabulary}>
                {nameOf(vocabulary)}{" "}
                <span className="text-ink tabular-nums">{t("share", { codes: of, times: count })}</span>
              </span>
            ))}
          </p>
          <PlainTable
            label={t("title")}
            columns={[
              { key: "vocabulary", name: t("columns.vocabulary") },
              { key: "code", name: t("columns.code") },
              { key: "text", name: t("columns.text") },
              { key: "count", name: t("columns.count"), isNumber: true },
              { key: "first", name: t("columns.first") },
              { key: "last", name: t("columns.last") },
            ]}
            rows={rows.map((row) => ({
              key: `${row.vocabulary} ${row.code}`,
              cells: {
                vocabulary: nameOf(row.vocabulary),
                code: <code className="text-meta">{row.code || "—"}</code>,
                text: <span className="break-words">{row.text}</span>,
                count: format.number(row.count),
                first: moment(row.firstSeenAt),
                last: moment(row.lastSeenAt),
              },
            }))}
          />
          {rows.length === shown ? <p className="text-ink-soft text-meta">{t("more", { count: shown })}</p> : null}
        </div>
      )}
    </>
  );
}
