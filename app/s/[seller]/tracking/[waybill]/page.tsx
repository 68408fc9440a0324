import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { listPlaces } from "#db/queries/bag-parcels";
import { listBilledLines } from "#db/queries/bills";
import { listIncidentsOfParcel } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { getLabelState } from "#db/queries/papers";
import { getLaneDays, listAlarmsOfParcel } from "#db/queries/parcel-desk";
import { getParcelPrice } from "#db/queries/parcel-price";
import { listStaffMeanings } from "#db/queries/staff-meanings";
import { getParcel, listTrackingEvents } from "#db/queries/tracking";
import { hasArchivedEvents } from "#db/queries/tracking-archive";
import { inScope } from "#db/scope";
import { deliveryDaysOf } from "#lib/incidents/delivery-days";
import { can } from "#lib/sellers/permissions";
import { foldTracking } from "#lib/tracking/fold";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { trackingSite } from "#lib/tracking/site";
import { timelineOf } from "#lib/tracking/timeline";
import { staffMeaningsOf } from "#lib/tracking/vocabulary";
import { keptMonths } from "#server/operations/archive-tracking";
import { readArchivedEvents } from "#server/operations/read-archived-events";
import { readSendAgain } from "#server/operations/read-send-again";
import { requireSeller } from "#server/web/page";
import { BagPlaceMark } from "@/components/dispatch/bag-place-mark";
import { ParcelPricePart } from "@/components/dispatch/parcel-price";
import { SendAgain } from "@/components/dispatch/send-again";
import { SendAgainLinks } from "@/components/dispatch/send-again-links";
import { ParcelIncidents } from "@/components/incidents/parcel-incidents";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { PaperMenu } from "@/components/papers/paper-menu";
import { PrintLabelLink } from "@/components/papers/print-label-link";
import { ArchivedEvents } from "@/components/tracking/archived-events";
import { AskForEvents } from "@/components/tracking/ask-for-events";
import { DeliveryDays } from "@/components/tracking/delivery-days";
import { MilestoneTrack } from "@/components/tracking/milestone-track";
import { ParcelAlarms } from "@/components/tracking/parcel-alarms";
import { OutsideLink } from "@/components/tracking/parcel-links";
import { ParcelTimeline } from "@/components/tracking/parcel-timeline";
import { SpellList } from "@/components/tracking/spell-list";
import { StageMark, TroubleMark } from "@/components/tracking/stage-mark";
import { BackLink } from "@/components/ui/back-link";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { requestPollAction, sendAgainAction, takeBackSendAgainAction } from "../actions.ts";

type ParcelPageProps = {
  readonly params: Promise<{ readonly seller: string; readonly waybill: string }>;
  readonly searchParams: Promise<{ readonly archive?: string | string[] }>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tracking"))("title") };
}

export default async function ParcelPage({ params, searchParams }: ParcelPageProps) {
  const [{ seller, waybill }, { archive }] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "tracking.read");
  if (!uuid.test(waybill)) notFound();
  const [t, words, locale, facts] = await Promise.all([
    getTranslations("tracking"),
    getTranslations("waybills"),
    getLocale(),
    inScope(scope, async (db) => {
      const [parcel, price, billed, events, label, cursor, places, incidents, mapped, alarms, again] =
        await Promise.all([
          getParcel(db, waybill),
          getParcelPrice(db, waybill),
          can(scope.role, "bills.read") ? listBilledLines(db, waybill) : [],
          listTrackingEvents(db, waybill),
          getLabelState(db, waybill),
          getLiveCursor(db),
          listPlaces(db, [waybill]),
          can(scope.role, "incidents.read") ? listIncidentsOfParcel(db, waybill) : [],
          listStaffMeanings(db),
          can(scope.role, "incidents.read") ? listAlarmsOfParcel(db, waybill) : [],
          readSendAgain(db, [waybill]),
        ]);
      const days = parcel ? await getLaneDays(db, parcel.solutionCode, parcel.country) : null;
      const isArchived = parcel !== null && (await hasArchivedEvents(db, waybill));
      return {
        mapped,
        alarms,
        days,
        parcel,
        price,
        billed,
        events,
        label,
        cursor,
        incidents,
        isArchived,
        archived: isArchived && archive === "1" ? await readArchivedEvents(db, waybill) : null,
        place: places.get(waybill) ?? null,
        offer: again.get(waybill) ?? null,
      };
    }),
  ]);
  const {
    parcel,
    price,
    billed,
    events,
    label,
    cursor,
    place,
    incidents,
    mapped,
    alarms,
    days,
    isArchived,
    archived,
    offer,
  } = facts;
  if (!parcel) notFound();
  const state = foldTracking({ trace: parcel.trace }, []);
  const meanings = staffMeaningsOf(mapped);
  const now = Date.now();
  const promise = days?.solution ? (days.solution.daysTo[parcel.country] ?? days.solution.days) : null;
  const lane = days?.lane ?? null;
  const deliveryDays = deliveryDaysOf(state, { promise, lane, handedOverAt: place?.handedOverAt ?? null }, now);
  const mayDispatch = can(scope.role, "dispatch.create");
  const moment = (at: number | null) => (at === null ? null : <RelativeTime at={at} now={now} isExact />);
  const copyable = (text: string) => <CopyButton text={text}>{text}</CopyButton>;
  const numbers = [
    { label: t("parcel.number"), value: parcel.trackingNumber },
    { label: t("parcel.lp"), value: parcel.lpNumber },
    { label: t("parcel.lastMile"), value: parcel.lastMileNumber },
  ];
  return (
    <Messages namespaces={["tracking", "incidents", "dispatch", "rates", "bills", "downloads", "papers", "send-again"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={`/s/${seller}/tracking`}>{t("parcel.back")}</BackLink>
      <PageHeader
        title={parcel.trackingNumber}
        state={
          <span className="flex flex-wrap items-center gap-2">
            <StageMark stage={parcel.stage} substage={parcel.substage} />
            {parcel.exception ? <TroubleMark kind={parcel.exception} /> : null}
          </span>
        }
        actions={
          <>
            {label && can(scope.role, "labels.print") ? (
              <PrintLabelLink href={`/api/s/${seller}/labels/waybill/${waybill}`} printCount={label.printCount} />
            ) : null}
            {label && can(scope.role, "papers.print") ? (
              <PaperMenu href={`/api/s/${seller}/papers/waybill/${waybill}`} parcels={1} isBatch={false} />
            ) : null}
            {mayDispatch ? <AskForEvents ask={requestPollAction.bind(null, seller)} waybillId={waybill} /> : null}
            {mayDispatch && offer ? (
              <SendAgain seller={seller} offer={offer} send={sendAgainAction.bind(null, seller)} />
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6 px-4 pb-10 md:px-6">
        <MilestoneTrack reached={state.milestones} now={now} />
        {offer ? (
          <SendAgainLinks
            seller={seller}
            offer={offer}
            takeBack={mayDispatch ? takeBackSendAgainAction.bind(null, seller) : null}
          />
        ) : null}
        <ParcelIncidents
          base={`/s/${seller}/incidents`}
          now={now}
          incidents={incidents.map((row) => {
            const { id, kind, severity, state: stands, ownerName, happenedAt, dueAt, closedAt } = row;
            return { id, kind, severity, state: stands, ownerName, happenedAt, dueAt, closedAt };
          })}
        />
        {state.open.length + state.closed.length > 0 ? (
          <section aria-label={t("parcel.trouble")}>
            <SpellList spells={[...state.open, ...state.closed]} now={now} />
          </section>
        ) : null}
        <div className="grid gap-8 lg:grid-cols-[1fr_320px]">
          <section aria-labelledby="timeline">
            <h2 id="timeline" className="mb-3 font-medium">
              {t("parcel.timeline")}
            </h2>
            {events.length === 0 && isArchived ? null : (
              <ParcelTimeline events={timelineOf(events, meanings)} now={now} />
            )}
            {isArchived ? (
              <ArchivedEvents
                events={archived ? timelineOf(archived, meanings) : null}
                href={`/s/${seller}/tracking/${waybill}?archive=1`}
                months={keptMonths}
                now={now}
              />
            ) : null}
          </section>
          <aside className="flex flex-col gap-4">
            <DeliveryDays days={deliveryDays} hasPromise={promise !== null} />
            <DescriptionList
              items={[
                ...numbers.map(({ label, value }) => ({ term: label, value: value ? copyable(value) : null })),
                { term: t("parcel.order"), value: copyable(parcel.orderNumber) },
                { term: t("parcel.recipient"), value: countryLabel(parcel.country, locale) },
                { term: t("columns.solution"), value: solutionLabel(parcel.solutionCode, locale) },
                { term: t("parcel.booked"), value: moment(parcel.bookedAt) },
                {
                  term: words("columns.place"),
                  value: <BagPlaceMark place={place} base={`/s/${seller}/handover/bags`} />,
                },
                { term: t("parcel.handedOver"), value: moment(place?.handedOverAt ?? null) },
                { term: t("parcel.stageSince"), value: moment(parcel.stageSince) },
              ]}
            />
            {price ? <ParcelPricePart price={price} billed={billed} seller={seller} /> : null}
            <ParcelAlarms base={`/s/${seller}/incidents`} alarms={alarms} now={now} />
            <OutsideLink href={trackingSite(parcel.trackingNumber, parcel.carrierCode)}>{t("parcel.site")}</OutsideLink>
          </aside>
        </div>
      </div>
    </Messages>
  );
}
