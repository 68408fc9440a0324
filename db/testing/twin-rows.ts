import { randomUUID } from "node:crypto";
import { defaultNoticeLayout } from "#lib/orders/notice-layout";
import { noLaneCounts } from "#lib/routing/lane-counts";
import { foldTracking } from "#lib/tracking/fold";
import { insertMany, insertReturning } from "../bulk.ts";
import { noticeExports, noticeLayouts, paperFiles, papers, shipmentNotices } from "../schema/dispatch.ts";
import { rawExchanges } from "../schema/gateways.ts";
import {
  findingOverrides,
  importRows,
  imports,
  orderChoices,
  orderTerms,
  recipientCorrections,
  recipientTaxIds,
  shippedNumbers,
} from "../schema/orders.ts";
import { productMatches, products, productTerms } from "../schema/products.ts";
import { laneCounts, unpricedLanes } from "../schema/routing.ts";
import { auditEntries, invitations, liveCursors, messageRecipients, messages } from "../schema/sellers.ts";
import { trackingArchive, trackingEvents, trackingStates, trackingTraces } from "../schema/tracking.ts";
import { inScope, type ScopedDb, type SellerScope } from "../scope.ts";
import { fillAlarms } from "./twin-alarms.ts";
import { fillBills } from "./twin-bills.ts";
import { fillCustoms } from "./twin-customs.ts";
import { fillDay } from "./twin-day.ts";
import { fillDossiers } from "./twin-dossiers.ts";
import { fillDownloads } from "./twin-downloads.ts";
import { fillIncidents } from "./twin-incidents.ts";
import { sameKeys } from "./twin-keys.ts";
import { fillMsds } from "./twin-msds.ts";
import { fillProposals } from "./twin-nomenclature.ts";
import { fillApplication } from "./twin-onboarding.ts";
import { fillParcelExports } from "./twin-parcel-exports.ts";
import { fillProofs } from "./twin-proofs.ts";
import { fillRehearsal } from "./twin-rehearsals.ts";
import { fillTemplates } from "./twin-templates.ts";

type Ids = {
  readonly sellerId: string;
  readonly ownerId: string;
  readonly storeId: string;
  readonly productId: string;
  readonly waitingOrderId: string;
  readonly bookedOrderId: string;
  readonly bookedId: string;
  readonly queuedId: string;
  readonly queuedOrderId: string;
};

type Db = ScopedDb<SellerScope>;

/** Rows in every seller's table that sellers, orders and waybills do not bring by themselves. */
export async function fillTwin(scope: SellerScope, ids: Ids, mark: string, personId: string) {
  return inScope(scope, async (db) => {
    await fillIntake(db, ids, mark);
    await fillMarks(db, ids, mark);
    await fillTracking(db, ids, mark);
    await fillRecords(db, ids, mark);
    await fillLanes(db, ids, mark);
    await fillProposals(db, ids, mark);
    const day = await fillDay(db, ids, mark);
    const customs = await fillCustoms(db, ids, mark);
    return {
      importId: await fillImports(db, ids, mark),
      exportId: await fillPapers(db, ids, mark),
      ...(await fillTeam(db, ids, mark, personId)),
      ...(await fillApplication(db, ids.sellerId, mark)),
      ...(await fillMsds(db, ids, mark)),
      ...(await fillDownloads(db, ids, mark)),
      ...(await fillParcelExports(db, ids, mark)),
      ...(await fillBills(db, ids, mark)),
      ...(await fillAlarms(db, { sellerId: ids.sellerId, incidentId: customs.incidentId }, mark)),
      ...{ ...day, ...customs },
      ...(await fillIncidents(db, { ...ids, ...day, ...customs }, mark)),
      ...(await fillDossiers(db, ids, mark)),
      ...(await fillProofs(db, ids.sellerId, mark)),
      ...(await fillRehearsal(db, ids.sellerId, mark)),
      ...(await fillTemplates(db, ids.sellerId, mark)),
    };
  });
}

/** A lane of the seller's own; its figures are of the other's size as much as its marks. */
async function fillLanes(db: Db, { sellerId }: Ids, mark: string): Promise<void> {
  const parcels = mark.length;
  await insertMany(db, laneCounts, [
    { sellerId, solutionCode: `${mark} solution`, country: "US", counts: { ...noLaneCounts, parcels } },
  ]);
  await insertMany(db, unpricedLanes, [
    {
      sellerId,
      solutionCode: `${mark} solution`,
      country: "US",
      fromGrams: 101,
      waiting: parcels,
      since: 0,
      countedAt: 0,
    },
  ]);
}

async function fillIntake(db: Db, ids: Ids, mark: string): Promise<void> {
  const { sellerId, waitingOrderId, bookedOrderId, productId } = ids;
  const { lineKey, trackingNumber, sku } = sameKeys;
  await insertMany(
    db,
    orderTerms,
    [waitingOrderId, bookedOrderId].flatMap((orderId) =>
      [sameKeys.waitingOrder, "cup"].map((term) => ({ sellerId, orderId, term })),
    ),
  );
  await insertMany(db, shippedNumbers, [
    { sellerId, orderId: waitingOrderId, number: trackingNumber, service: `${mark} service` },
  ]);
  // Goods without a 商家编码 are all read, to be matched by their title.
  await insertMany(db, products, [{ sellerId, title: `${mark} saucer` }]);
  await insertMany(db, productTerms, [{ sellerId, productId, term: sku.toLowerCase() }]);
  await insertMany(db, productMatches, [{ sellerId, lineKey, productId, matchedBy: mark }]);
}

/** What people decided about an order's recipient and its road. */
async function fillMarks(db: Db, ids: Ids, mark: string): Promise<void> {
  const { sellerId, waitingOrderId: orderId } = ids;
  const made = { sellerId, orderId, madeBy: mark };
  await insertMany(db, recipientTaxIds, [
    {
      ...{ sellerId, buyerKey: sameKeys.buyerKey, country: "US", kind: "ein", value: `${mark} 12-3456789` },
      ...{ source: "pasted" as const, savedBy: mark },
    },
  ]);
  await insertMany(db, findingOverrides, [
    { ...made, field: "phone", code: "phone_short", value: `${mark} 1`, reason: mark },
  ]);
  await insertMany(db, recipientCorrections, [{ ...made, field: "city", original: mark, corrected: `${mark} Dallas` }]);
  await insertMany(db, orderChoices, [{ ...made, solutionCode: "CAINIAO_STANDARD", consentNote: `${mark} agreed` }]);
}

async function fillTracking(db: Db, ids: Ids, mark: string): Promise<void> {
  const { sellerId, bookedId: waybillId } = ids;
  const { stage, substage, trace } = foldTracking(null, []);
  const { trackingNumber, bookedOrder } = sameKeys;
  await insertMany(db, trackingStates, [
    {
      ...{ sellerId, waybillId, stage, substage, country: "US", solutionCode: "CAINIAO_STANDARD", trackingNumber },
      ...{ orderNumber: bookedOrder, carrierCode: "cainiao", storeId: ids.storeId, currency: "USD" },
      ...{ bookedAt: Date.UTC(2026, 10, 19), dueAt: Date.UTC(2026, 10, 20), nextPollAt: Date.UTC(2026, 10, 20) },
      ...{ endedAt: Date.UTC(2026, 10, 20), updatedAt: Date.UTC(2026, 10, 20) },
    },
  ]);
  await insertMany(db, trackingTraces, [{ sellerId, waybillId, trace, lastText: mark, eventCount: 4 }]);
  const event = {
    ...{ sellerId, waybillId, source: "push" as const, vocabulary: "cainiao", code: "CW_INBOUND", timeText: "" },
    ...{ description: mark, raw: { mark } },
  };
  const [at, longAgo] = [Date.UTC(2026, 10, 20), Date.UTC(2020, 0, 1)];
  await insertMany(db, trackingEvents, [
    { ...event, eventKey: "one", occurredAt: at, receivedAt: at },
    { ...event, eventKey: "of this month", occurredAt: Date.now(), receivedAt: Date.now() },
    { ...event, eventKey: "stray", occurredAt: 0, receivedAt: longAgo },
  ]);
  await insertMany(db, trackingArchive, [
    {
      ...{ sellerId, month: "2020-01", part: 1, eventCount: 1, firstWaybillId: waybillId, lastWaybillId: waybillId },
      ...{ lastOccurredAt: longAgo, lastEventKey: mark, byteLength: mark.length, sha256: mark, datedAt: longAgo },
      ...{ archivedAt: at, content: new TextEncoder().encode(mark) },
    },
  ]);
}

async function fillRecords(db: Db, ids: Ids, mark: string): Promise<void> {
  const { sellerId, bookedId } = ids;
  await insertMany(db, auditEntries, [
    {
      ...{ sellerId, actorKind: "member" as const, actorId: ids.ownerId, actorName: mark, event: "order_held" },
      ...{ subjectKind: "order" as const, subjectId: ids.waitingOrderId, data: { reason: mark } },
    },
  ]);
  await insertMany(db, rawExchanges, [
    {
      ...{ sellerId, direction: "out" as const, gateway: "cainiao", environment: "sandbox" as const, status: 200 },
      ...{ messageType: "booking", waybillId: bookedId, request: mark, response: mark, outcome: "ok" },
    },
  ]);
  await insertMany(db, liveCursors, [{ sellerId, cursor: 7 }]);
}

/** A preview and a confirmed import of the same file; answers the preview's id. */
async function fillImports(db: Db, ids: Ids, mark: string): Promise<string> {
  const { sellerId, storeId } = ids;
  const one = { sellerId, storeId, fileName: `${mark}.xlsx`, fileHash: sameKeys.fileHash, counts: { rows: 1 } };
  const [id, confirmed] = [randomUUID(), randomUUID()];
  await insertMany(db, imports, [
    { ...one, id, header: [mark], state: "previewed", createdBy: mark },
    { ...one, id: confirmed, header: [mark], state: "confirmed", createdBy: mark },
  ]);
  await insertMany(db, importRows, [
    {
      ...{ sellerId, importId: id, rowNumber: 2, verdict: "new" as const, orderNumber: sameKeys.waitingOrder },
      ...{ content: { mark }, findings: [] },
    },
  ]);
  return id;
}

/** A label with its file, a notice that waits, and an earlier export; answers the export's id. */
async function fillPapers(db: Db, ids: Ids, mark: string): Promise<string> {
  const { sellerId, storeId, bookedId: waybillId, bookedOrderId: orderId } = ids;
  const exportId = randomUUID();
  await insertMany(db, papers, [
    { sellerId, kind: "label", waybillId, data: { mark }, layoutVersion: 1, hash: `${mark} hash` },
  ]);
  await db.insert(paperFiles).values({ sellerId, key: sameKeys.paperKey, pages: 1, content: Buffer.from(mark) });
  await insertMany(db, noticeExports, [{ sellerId, id: exportId, storeId, format: "xlsx", count: 1, createdBy: mark }]);
  const { trackingNumber } = sameKeys;
  await insertMany(db, shipmentNotices, [
    { sellerId, waybillId, orderId, storeId, serviceName: `${mark} service`, trackingNumber, deadlineAt: 1, exportId },
  ]);
  const layout = { ...defaultNoticeLayout, words: { all: `${mark} all`, part: `${mark} part` } };
  await insertMany(db, noticeLayouts, [{ sellerId, storeId, columns: layout, updatedBy: mark }]);
  return exportId;
}

async function fillTeam(db: Db, ids: Ids, mark: string, personId: string) {
  const { sellerId, ownerId } = ids;
  const { invited, tokenHash, link } = sameKeys;
  const invitationId = randomUUID();
  await insertMany(db, invitations, [
    {
      ...{ sellerId, id: invitationId, email: invited, role: "viewer" as const, tokenHash, invitedBy: mark },
      expiresAt: Date.UTC(2100, 0, 1),
    },
  ]);
  const [saved] = await insertReturning(db, messages, [
    { sellerId, kind: "notices_urgent", link, values: { count: 1, mark } },
  ]);
  if (!saved) throw new Error("a twin has no message");
  const to = [ownerId, personId].map((person) => ({ sellerId, messageId: saved.id, personId: person }));
  await insertMany(db, messageRecipients, to);
  return { invitationId, messageId: saved.id };
}
