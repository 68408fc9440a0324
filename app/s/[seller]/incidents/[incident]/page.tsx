import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getIncidentView, type IncidentView } from "#db/queries/incident-view";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { buyerLanguageOf, buyerLanguages, buyerTextOf, languageNames } from "#lib/incidents/buyer-text";
import { carrierTextOf } from "#lib/incidents/carrier-text";
import { complaintNotesOf, falseShipmentLimit } from "#lib/incidents/complaint-windows";
import { incidentLineOf } from "#lib/incidents/incident-line";
import { incidentRules } from "#lib/incidents/kinds";
import { can } from "#lib/sellers/permissions";
import { countryLabel } from "#lib/tracking/labels";
import { timelineOf } from "#lib/tracking/timeline";
import { readSendAgain } from "#server/operations/read-send-again";
import { wordsOf } from "#server/text";
import { requireSeller } from "#server/web/page";
import { CustomsWords } from "@/components/customs/trouble-box";
import { SendAgain } from "@/components/dispatch/send-again";
import { SendAgainLinks } from "@/components/dispatch/send-again-links";
import { IncidentDue } from "@/components/incidents/incident-due";
import { IncidentFiles } from "@/components/incidents/incident-files";
import { IncidentHistory } from "@/components/incidents/incident-history";
import { IncidentMark } from "@/components/incidents/incident-mark";
import { IncidentNote } from "@/components/incidents/incident-note";
import { IncidentOutcome } from "@/components/incidents/incident-outcome";
import { IncidentReopen } from "@/components/incidents/incident-reopen";
import { IncidentVerbs } from "@/components/incidents/incident-verbs";
import { MemberList } from "@/components/incidents/member-list";
import { ReadyText } from "@/components/incidents/ready-text";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ParcelTimeline } from "@/components/tracking/parcel-timeline";
import { BackLink } from "@/components/ui/back-link";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";
import {
  assignIncidentsAction,
  moveIncidentsAction,
  noteIncidentAction,
  removeIncidentFileAction,
  reopenIncidentAction,
  resolveIncidentsAction,
  sendAgainAction,
  setIncidentDueAction,
  takeBackSendAgainAction,
  takeIncidentsAction,
} from "../actions.ts";

type IncidentPageProps = { readonly params: Promise<{ readonly seller: string; readonly incident: string }> };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidents"))("title") };
}

/** One incident: what to do next with the words for it, what happened to it, and all that is known. */
export default async function IncidentPage({ params }: IncidentPageProps) {
  const { seller, incident } = await params;
  const scope = await requireSeller(seller, "incidents.read");
  if (!uuid.test(incident)) notFound();
  const [t, locale, facts] = await Promise.all([
    getTranslations("incidents"),
    getLocale(),
    inScope(scope, async (db) => {
      const cursor = await getLiveCursor(db);
      const view = await getIncidentView(db, incident);
      const waybillId = view?.row.subjectKind === "parcel" ? view.row.waybillId : null;
      const again = waybillId && can(scope.role, "dispatch.read") ? await readSendAgain(db, [waybillId]) : null;
      return { cursor, view, offer: (waybillId && again?.get(waybillId)) || null };
    }),
  ]);
  const { view, cursor, offer } = facts;
  if (!view) notFound();
  const { row, history, files, events, members, memberCounts, group, team, handOver, declaredAt, claims } = view;
  const now = Date.now();
  const line = incidentLineOf(row, { seller, locale, personId: scope.personId, members: memberCounts });
  const rule = incidentRules[row.kind];
  const mayHandle = can(scope.role, "incidents.handle");
  const mayDispatch = can(scope.role, "dispatch.create");
  const base = `/s/${seller}/incidents`;
  const copyable = (text: string) => (text === "" ? null : <CopyButton text={text}>{text}</CopyButton>);
  const moment = (at: number | null) => (at === null ? null : <RelativeTime at={at} now={now} isExact />);
  const handlers = team.filter(({ role }) => can(role, "incidents.handle"));
  const notes = complaintNotesOf(row.kind, claims);
  return (
    <Messages namespaces={["incidents", "tracking", "customs-pages", "documents", "send-again"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={base}>{t("detail.back")}</BackLink>
      <PageHeader
        title={
          line.group
            ? line.group.code
              ? t("group.hand_over", { code: line.group.code })
              : line.lane
            : line.waybillNo || line.orderNumber
        }
        state={
          <span className="flex flex-wrap items-center gap-2">
            <IncidentMark kind={row.kind} severity={row.severity} isEnded={line.ended !== null} />
            <span>{t(`severities.${row.severity}`)}</span>
            <span>·</span>
            <span>{row.ownerName ? `${row.ownerName} · ${t(`states.${row.state}`)}` : t(`states.${row.state}`)}</span>
            {line.ended ? null : <TimeLeft until={row.dueAt} now={now} />}
          </span>
        }
        actions={
          mayHandle ? (
            line.ended ? (
              <IncidentReopen incident={line} reopen={reopenIncidentAction.bind(null, seller)} />
            ) : (
              <IncidentVerbs
                incident={line}
                handlers={handlers.map(({ personId: id, name }) => ({ id, name }))}
                doors={{
                  take: takeIncidentsAction.bind(null, seller),
                  assign: assignIncidentsAction.bind(null, seller),
                  move: moveIncidentsAction.bind(null, seller),
                  resolve: resolveIncidentsAction.bind(null, seller),
                }}
              />
            )
          ) : null
        }
      />
      <div className="grid gap-8 px-4 pb-10 md:px-6 lg:grid-cols-[1fr_340px]">
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="next-step" className="flex flex-col gap-1.5">
            <h2 id="next-step" className="font-medium">
              {line.ended ? t("columns.how") : `${t("detail.nextStep")} · ${t(`actors.${rule.actor}`)}`}
            </h2>
            {line.ended ? <IncidentOutcome ended={line.ended} /> : <p>{t(`nextSteps.${row.kind}`)}</p>}
            {offer ? (
              <SendAgainLinks
                seller={seller}
                offer={offer}
                takeBack={mayDispatch ? takeBackSendAgainAction.bind(null, seller) : null}
              />
            ) : null}
            {offer && mayDispatch ? (
              <p>
                <SendAgain seller={seller} offer={offer} send={sendAgainAction.bind(null, seller)} look="secondary" />
              </p>
            ) : null}
            {line.group ? (
              <p className="text-ink-soft text-meta">{t(row.subjectKind === "lane" ? "group.why" : "group.whyList")}</p>
            ) : null}
            {group ? (
              <p className="text-meta">
                <Link href={`${base}/${group.id}`} className="text-accent-ink hover:underline">
                  {t("group.partOf", { kind: t(`kinds.${group.kind}`) })}
                </Link>
              </p>
            ) : null}
          </section>
          {row.subjectKind === "hand_over" || (row.words === "" && row.status === "") ? null : (
            <CustomsWords label={t("sheet.words", { status: row.status || "—" })}>
              {row.words || t("noWords")}
            </CustomsWords>
          )}
          {line.ended ? null : (
            <Texts
              view={view}
              labels={{
                buyer: t("buyerText.title"),
                buyerHint: t("buyerText.hint"),
                carrier: t("texts.title"),
                carrierHint: t("texts.hint"),
              }}
            />
          )}
          {line.group ? (
            <MemberList
              base={base}
              groupId={row.id}
              members={members.map((one) => ({
                ...{ id: one.id, orderNumber: one.orderNumber, waybillNo: one.waybillNo, state: one.state },
                ...{ country: countryLabel(one.country, locale), closedAt: one.closedAt },
              }))}
              counts={line.group}
              now={now}
            />
          ) : null}
          <section aria-labelledby="incident-history" className="flex flex-col gap-3">
            <h2 id="incident-history" className="font-medium">
              {t("detail.history")}
            </h2>
            {mayHandle ? <IncidentNote incidentId={row.id} save={noteIncidentAction.bind(null, seller)} /> : null}
            <IncidentHistory steps={history} now={now} />
          </section>
        </div>
        <aside className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="incident-facts" className="flex flex-col gap-2">
            <h2 id="incident-facts" className="font-medium">
              {t("detail.facts")}
            </h2>
            <DescriptionList
              items={[
                { term: t("columns.lane"), value: line.lane },
                ...(line.group
                  ? []
                  : [
                      { term: t("sheet.waybill"), value: copyable(row.waybillNo) },
                      { term: t("sheet.order"), value: copyable(row.orderNumber) },
                    ]),
                { term: t("detail.place"), value: row.place },
                { term: t("sheet.happened"), value: moment(row.happenedAt) },
                ...(row.silenceDueAt === null
                  ? [{ term: t("sheet.received"), value: moment(row.receivedAt) }]
                  : [{ term: t("detail.silenceDue"), value: moment(row.silenceDueAt) }]),
                ...(row.count > 1
                  ? [
                      { term: t("sheet.count"), value: t("times", { count: row.count }) },
                      { term: t("sheet.last"), value: moment(row.lastAt) },
                    ]
                  : []),
                ...(row.reopened > 0
                  ? [{ term: t("history.reopened"), value: t("detail.reopened", { count: row.reopened }) }]
                  : []),
                ...(handOver
                  ? [
                      {
                        term: t("handOver.list"),
                        value: (
                          <Link
                            href={`/s/${seller}/handover/bags/${handOver.bagId}`}
                            className="text-accent-ink hover:underline"
                          >
                            {handOver.handOverCode} · {handOver.bagCode}
                          </Link>
                        ),
                      },
                      { term: t("handOver.at"), value: moment(handOver.at) },
                    ]
                  : []),
                {
                  term: t("sheet.due"),
                  value: (
                    <span className="flex flex-wrap items-center gap-1.5">
                      {moment(row.dueAt)}
                      {mayHandle && !line.ended ? (
                        <IncidentDue incident={line} save={setIncidentDueAction.bind(null, seller)} />
                      ) : null}
                    </span>
                  ),
                },
              ]}
            />
            {row.waybillId ? (
              <Link
                href={
                  row.subjectKind === "declaration"
                    ? `/s/${seller}/papers/${row.subjectId}`
                    : `/s/${seller}/tracking/${row.waybillId}`
                }
                className="text-accent-ink hover:underline"
              >
                {t(row.subjectKind === "declaration" ? "actions.declaration" : "actions.parcel")}
              </Link>
            ) : null}
          </section>
          <section aria-labelledby="incident-evidence" className="flex flex-col gap-2">
            <h2 id="incident-evidence" className="font-medium">
              {t("detail.evidence")}
            </h2>
            <ul className="list-inside list-disc text-ink-soft">
              {rule.evidence.map((one) => (
                <li key={one}>{t(`evidence.${one}`)}</li>
              ))}
            </ul>
          </section>
          {notes.length > 0 ? (
            <section aria-labelledby="incident-complaint" className="flex flex-col gap-1.5">
              <h2 id="incident-complaint" className="font-medium">
                {t("complaint.title")}
              </h2>
              {notes.map((note) => (
                <p key={note} className="text-ink-soft">
                  {t(`complaint.${note}`)}{" "}
                  {note === "false_shipment" && declaredAt !== null ? moment(falseShipmentLimit(declaredAt)) : null}
                </p>
              ))}
            </section>
          ) : null}
          <IncidentFiles
            seller={seller}
            incidentId={row.id}
            now={now}
            files={files.map(({ id, fileName: name, pages, addedBy, addedAt }) => ({
              id,
              name,
              pages,
              addedBy,
              addedAt,
            }))}
            remove={mayHandle ? removeIncidentFileAction.bind(null, seller) : null}
          />
          {row.waybillId ? (
            <section aria-labelledby="incident-events" className="flex flex-col gap-2">
              <h2 id="incident-events" className="font-medium">
                {t("detail.lastEvents")}
              </h2>
              <ParcelTimeline events={timelineOf(events)} now={now} />
            </section>
          ) : null}
        </aside>
      </div>
    </Messages>
  );
}

type TextsProps = {
  readonly view: IncidentView;
  readonly labels: {
    readonly buyer: string;
    readonly buyerHint: string;
    readonly carrier: string;
    readonly carrierHint: string;
  };
};

/** The words to send: to the buyer in its language first, to the carrier in Chinese and English. */
function Texts({ view: { row, members, memberCounts, handOver }, labels }: TextsProps) {
  const first = buyerLanguageOf(row.country);
  const languages = [first, ...buyerLanguages.filter((language) => language !== first)];
  const parcel = { order: row.orderNumber, number: row.waybillNo };
  const buyer = languages.flatMap((language) => {
    const text = row.waybillId === null ? null : buyerTextOf(row.kind, language, parcel);
    return text === null ? [] : [{ language, name: languageNames[language], text }];
  });
  const waiting = members.filter(({ closedAt }) => closedAt === null);
  const isMany = row.waybillId === null;
  const list = row.subjectKind === "hand_over" ? { list: row.words, bag: "" } : null;
  const carrier = (["zh", "en"] as const).flatMap((language) => {
    const locale = language === "zh" ? "zh-CN" : "en";
    const text =
      row.kind === "interception"
        ? interceptionText(row, handOver, locale)
        : carrierTextOf(row.kind, language, {
            parcels: isMany ? waiting.map((one) => ({ number: one.waybillNo, order: one.orderNumber })) : [parcel],
            total: isMany ? (memberCounts.get(row.id)?.open ?? 0) : 1,
            country: row.country ? countryLabel(row.country, locale) : "",
            handOver: list ?? (handOver ? { list: handOver.handOverCode, bag: handOver.bagCode } : null),
            status: row.status,
          });
    return text === null ? [] : [{ language: locale, name: language === "zh" ? "中文" : "English", text }];
  });
  return (
    <>
      {buyer.length > 0 ? <ReadyText title={labels.buyer} hint={labels.buyerHint} texts={buyer} /> : null}
      {carrier.length > 0 ? <ReadyText title={labels.carrier} hint={labels.carrierHint} texts={carrier} /> : null}
    </>
  );
}

function interceptionText(
  { waybillNo, orderNumber, country, words }: IncidentView["row"],
  handOver: IncidentView["handOver"],
  locale: "zh-CN" | "en",
): string {
  const own = wordsOf("incidents", locale);
  const given = { list: handOver?.handOverCode ?? "none", bag: handOver?.bagCode ?? "" };
  const values = { waybillNo, orderNo: orderNumber, country: countryLabel(country, locale), ...given };
  return own("carrierText", { ...values, words: words || own("noWords") });
}
