import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { listPushRefusals } from "#db/queries/push-door";
import { listMappedCodes } from "#db/queries/staff-meanings";
import { countUnmappedCodes, listUnmapped } from "#db/queries/unmapped-codes";
import { inScope } from "#db/scope";
import type { DeclarationFailure } from "#lib/customs/declaration-failures";
import {
  customsVocabulary,
  failureOfReceiptState,
  type StaffReceiptState,
  staffReceiptStateOf,
  staffReceiptStates,
} from "#lib/customs/staff-receipts";
import { answerFailureOf, answerFailures, carrierOfAnswers } from "#lib/dispatch/answer-meanings";
import type { FailureCode } from "#lib/dispatch/failures";
import { dayMs } from "#lib/kit/time";
import { canAsStaff } from "#lib/sellers/permissions";
import { type CodeKind, codeKindOf, isMeaningOf } from "#lib/tracking/code-kinds";
import { stages } from "#lib/tracking/stages";
import { listMeanings, meaningOfKey } from "#lib/tracking/vocabulary";
import { requireStaff } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { Messages } from "@/components/layout/messages";
import { MapCode, type MeaningGroup } from "@/components/tracking/map-code";
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
 * Codes of carriers and customs that ALP has no meaning for, with how often they came: nothing unknown goes unseen. They get
 * their meaning here, without a release; what was mapped stands below and can be taken back.
 */
export default async function UnmappedPage() {
  const scope = await requireStaff("carriers.read");
  const since = Date.now() - pushDays * dayMs;
  const [[rows, counts, mapped, pushes], t, words, tracking, failures, customs, help, format] = await Promise.all([
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
    getTranslations("failures"),
    getTranslations("customs"),
    getTranslations("help"),
    getFormatter(),
  ]);
  const mayMap = canAsStaff([scope.role], "codes.map");
  const codes = counts.reduce((sum, one) => sum + one.codes, 0);
  const times = counts.reduce((sum, one) => sum + one.count, 0);
  const moment = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (vocabulary: string) =>
    vocabulary === customsVocabulary
      ? t("customs")
      : carrierOfAnswers(vocabulary) !== null
        ? t("answers", { carrier: carrierOfAnswers(vocabulary) ?? "" })
        : t("events", { carrier: vocabulary });
  const all = listMeanings();
  const failureName = (code: FailureCode | DeclarationFailure) =>
    words("choice", { code, name: failures(`codes.${code}.name` as "codes.ERR-790.name") });
  const failureNote = (code: FailureCode | DeclarationFailure) =>
    words("note", { fix: failures(`codes.${code}.fix` as "codes.ERR-790.fix") });
  const receiptName = (state: StaffReceiptState) => {
    const failure = failureOfReceiptState(state);
    return failure === null ? customs(`states.${state}`) : failureName(failure);
  };
  const receiptChoice = (state: StaffReceiptState) => {
    const failure = failureOfReceiptState(state);
    return { key: state, label: receiptName(state), ...(failure === null ? {} : { note: failureNote(failure) }) };
  };
  const groups: Readonly<Record<CodeKind, readonly MeaningGroup[]>> = {
    event: stages.map((stage) => ({
      name: tracking(`stages.${stage}`),
      meanings: all
        .filter((one) => one.stage === stage)
        .map((one) => ({ key: one.key, label: meaningWords(tracking, words, one) })),
    })),
    answer: [...Map.groupBy(answerFailures, ({ fixer }) => fixer)].map(([fixer, list]) => ({
      name: fixer === "nobody" ? words("nobodyFixes") : words("whoFixes", { who: help(`fixers.${fixer}`) }),
      meanings: list.map(({ code }) => ({ key: code, label: failureName(code), note: failureNote(code) })),
    })),
    receipt: [true, false].map((isFailure) => ({
      name: words(isFailure ? "troubles" : "waits"),
      meanings: staffReceiptStates
        .filter((state) => (failureOfReceiptState(state) !== null) === isFailure)
        .map(receiptChoice),
    })),
  };
  const eventLine = (key: string) => {
    const meaning = meaningOfKey(key);
    return meaning && `${tracking(`stages.${meaning.stage}`)} · ${meaningWords(tracking, words, meaning)}`;
  };
  const lineOf: Readonly<Record<CodeKind, (key: string) => string | null>> = {
    event: eventLine,
    answer: (key) => {
      const failure = answerFailureOf(key);
      return failure && failureName(failure);
    },
    receipt: (key) => {
      const state = staffReceiptStateOf(key);
      return state && receiptName(state);
    },
  };
  const meaningLine = (kind: CodeKind | null, key: string) =>
    (kind && lineOf[kind](key)) ?? <span className="text-soon">{words("gone")}</span>;
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
              rows={rows.map((row) => {
                const kind = codeKindOf(row.vocabulary);
                return {
                  key: `${row.vocabulary} ${row.code}`,
                  cells: {
                    vocabulary: nameOf(row.vocabulary),
                    code: <code className="break-all text-meta">{row.code || words("noCode")}</code>,
                    text: <span className="break-words">{row.text}</span>,
                    count: format.number(row.count),
                    first: moment(row.firstSeenAt),
                    last: moment(row.lastSeenAt),
                    actions:
                      mayMap && kind !== null && row.code !== "" ? (
                        <MapCode
                          door={mapCodeAction}
                          kind={kind}
                          vocabulary={row.vocabulary}
                          code={row.code}
                          text={row.text}
                          meaning=""
                          groups={groups[kind]}
                        />
                      ) : null,
                  },
                };
              })}
            />
            {rows.length === shown ? <p className="text-ink-soft text-meta">{t("more", { count: shown })}</p> : null}
            <p className="text-ink-soft text-meta">{words("what")}</p>
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
              rows={mapped.map((row) => {
                const kind = codeKindOf(row.vocabulary);
                return {
                  key: `${row.vocabulary} ${row.code}`,
                  cells: {
                    vocabulary: nameOf(row.vocabulary),
                    code: <code className="break-all text-meta">{row.code}</code>,
                    text: <span className="break-words">{row.text}</span>,
                    meaning: meaningLine(kind, row.meaning),
                    by: row.mappedBy,
                    at: moment(row.mappedAt),
                    actions:
                      mayMap && kind !== null ? (
                        <span className="flex gap-1">
                          <MapCode
                            key={row.meaning}
                            door={mapCodeAction}
                            kind={kind}
                            vocabulary={row.vocabulary}
                            code={row.code}
                            text={row.text}
                            meaning={isMeaningOf(kind, row.meaning) ? row.meaning : ""}
                            groups={groups[kind]}
                          />
                          <UnmapCode door={unmapCodeAction} kind={kind} vocabulary={row.vocabulary} code={row.code} />
                        </span>
                      ) : null,
                  },
                };
              })}
            />
          </section>
        ) : null}
        <PushRemarks rows={pushes} limit={pushesShown} />
      </div>
    </Messages>
  );
}
