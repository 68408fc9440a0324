import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { listPushRefusals } from "#db/queries/push-door";
import { listMappedCodes } from "#db/queries/staff-meanings";
import { countUnmappedCodes, listUnmapped } from "#db/queries/unmapped-codes";
import { inScope } from "#db/scope";
import { dayMs } from "#lib/kit/time";
import { canAsStaff } from "#lib/sellers/permissions";
import { stages } from "#lib/tracking/stages";
import { isVocabulary, listMeanings, meaningOfKey } from "#lib/tracking/vocabulary";
import { requireStaff } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { Messages } from "@/components/layout/messages";
import { MapCode } from "@/components/tracking/map-code";
import { meaningWords } from "@/components/tracking/meaning-words";
import { PushRemarks } from "@/components/tracking/push-remarks";
import { UnmapCode } from "@/components/tracking/unmap-code";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { mapCodeAction, unmapCodeAction } from "./actions.ts";

const shown = 500;
const pushesShown = 100;
const pushDays = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repairs.unmapped"))("title") };
}

/**
 * Codes of carriers and customs that ALP has no meaning for, with how often they came: nothing unknown goes unseen. Tracking
 * codes get their meaning here, without a release; what was mapped stands below and can be taken back.
 */
export default async function UnmappedPage() {
  const scope = await requireStaff("carriers.read");
  const since = Date.now() - pushDays * dayMs;
  const [[rows, counts, mapped, pushes], t, words, tracking, format] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        listUnmapped(db, shown),
        countUnmappedCodes(db),
        listMappedCodes(db),
        listPushRefusals(db, since, pushesShown),
      ]),
    ),
    getTranslations("repairs.unmapped"),
    getTranslations("mapping"),
    getTranslations("tracking"),
    getFormatter(),
  ]);
  const mayMap = canAsStaff([scope.role], "codes.map");
  const codes = counts.reduce((sum, one) => sum + one.codes, 0);
  const times = counts.reduce((sum, one) => sum + one.count, 0);
  const moment = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (vocabulary: string) =>
    vocabulary === "customs"
      ? t("customs")
      : vocabulary.endsWith("_answers")
        ? t("answers", { carrier: vocabulary.slice(0, -"_answers".length) })
        : t("events", { carrier: vocabulary });
  const all = listMeanings();
  const groups = stages.map((stage) => ({
    stage: tracking(`stages.${stage}`),
    meanings: all
      .filter((one) => one.stage === stage)
      .map((one) => ({ key: one.key, label: meaningWords(tracking, words, one) })),
  }));
  const meaningLine = (key: string) => {
    const meaning = meaningOfKey(key);
    if (meaning === null) return <span className="text-soon">{words("gone")}</span>;
    return `${tracking(`stages.${meaning.stage}`)} · ${meaningWords(tracking, words, meaning)}`;
  };
  return (
    <Messages namespaces={["mapping"]}>
      <PageHeader title={t("title")} state={codes === 0 ? t("stateNone") : t("state", { codes, times })} />
      <div className="flex flex-col gap-8 px-4 pb-8 md:px-6">
        {rows.length === 0 ? (
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
        ) : (
          <section className="flex flex-col gap-3">
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
              {counts.map(({ vocabulary, codes: of, count }) => (
                <span key={vocabulary}>
                  {nameOf(vocabulary)}{" "}
                  <span className="text-ink tabular-nums">{t("share", { codes: of, times: count })}</span>
                </span>
              ))}
            </p>
            <PlainTable
              label={words("unmappedTitle")}
              columns={[
                { key: "vocabulary", name: t("columns.vocabulary") },
                { key: "code", name: t("columns.code") },
                { key: "text", name: t("columns.text") },
                { key: "count", name: t("columns.count"), isNumber: true },
                { key: "first", name: t("columns.first") },
                { key: "last", name: t("columns.last") },
                ...(mayMap ? [{ key: "actions", name: words("actions") }] : []),
              ]}
              rows={rows.map((row) => ({
                key: `${row.vocabulary} ${row.code}`,
                cells: {
                  vocabulary: nameOf(row.vocabulary),
                  code: <code className="break-all text-meta">{row.code || words("noCode")}</code>,
                  text: <span className="break-words">{row.text}</span>,
                  count: format.number(row.count),
                  first: moment(row.firstSeenAt),
                  last: moment(row.lastSeenAt),
                  actions:
                    mayMap && isVocabulary(row.vocabulary) && row.code !== "" ? (
                      <MapCode
                        door={mapCodeAction}
                        vocabulary={row.vocabulary}
                        code={row.code}
                        text={row.text}
                        meaning=""
                        groups={groups}
                      />
                    ) : null,
                },
              }))}
            />
            {rows.length === shown ? <p className="text-ink-soft text-meta">{t("more", { count: shown })}</p> : null}
            <p className="text-ink-soft text-meta">{words("onlyTracking")}</p>
          </section>
        )}
        {mapped.length > 0 ? (
          <section aria-labelledby="mapped" className="flex flex-col gap-3">
            <div>
              <h2 id="mapped" className="font-medium">
                {words("mappedTitle")}
              </h2>
              <p className="text-ink-soft">{words("mappedText")}</p>
            </div>
            <PlainTable
              label={words("mappedTitle")}
              columns={[
                { key: "vocabulary", name: t("columns.vocabulary") },
                { key: "code", name: t("columns.code") },
                { key: "text", name: t("columns.text") },
                { key: "meaning", name: words("columns.meaning") },
                { key: "by", name: words("columns.by") },
                { key: "at", name: words("columns.at") },
                ...(mayMap ? [{ key: "actions", name: words("actions") }] : []),
              ]}
              rows={mapped.map((row) => ({
                key: `${row.vocabulary} ${row.code}`,
                cells: {
                  vocabulary: nameOf(row.vocabulary),
                  code: <code className="break-all text-meta">{row.code}</code>,
                  text: <span className="break-words">{row.text}</span>,
                  meaning: meaningLine(row.meaning),
                  by: row.mappedBy,
                  at: moment(row.mappedAt),
                  actions: mayMap ? (
                    <span className="flex gap-1">
                      <MapCode
                        key={row.meaning}
                        door={mapCodeAction}
                        vocabulary={row.vocabulary}
                        code={row.code}
                        text={row.text}
                        meaning={meaningOfKey(row.meaning) ? row.meaning : ""}
                        groups={groups}
                      />
                      <UnmapCode door={unmapCodeAction} vocabulary={row.vocabulary} code={row.code} />
                    </span>
                  ) : null,
                },
              }))}
            />
          </section>
        ) : null}
        <PushRemarks rows={pushes} limit={pushesShown} />
      </div>
    </Messages>
  );
}
