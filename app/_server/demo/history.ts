import { randomUUID } from "node:crypto";
import { insertMany, updateMany } from "#db/bulk";
import { getRoutingBook } from "#db/queries/rates";
import { saveNewOrders } from "#db/queries/save-orders";
import { beginWatching } from "#db/queries/tracking-watch";
import { type FoldedParcel, saveFolds, saveTrackingEvents } from "#db/queries/tracking-writes";
import { batches, parcels, shipmentNotices, waybills } from "#db/schema/dispatch";
import { trackingStates } from "#db/schema/tracking";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { dayMs, endOfChinaDay, hourMs, type Instant } from "#lib/kit/time";
import type { OrderContent } from "#lib/orders/draft";
import { exportWordsOf } from "#lib/orders/status";
import type { RoutingBook } from "#lib/routing/recommend";
import { eventFingerprint } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import { nextPollOf } from "#lib/tracking/next-poll";
import { demoOrder } from "./day.ts";
import { demoGoods } from "./goods.ts";
import { demoLife, type LifeEvent } from "./lives.ts";
import { type PricedPast, priceOfPast } from "./past-price.ts";
import type { SeededRandom } from "./random.ts";

type Past = {
  readonly order: OrderContent;
  readonly orderId: string;
  readonly parcelId: string;
  readonly waybillId: string;
  readonly bookedAt: Instant;
  readonly lpNumber: string;
  readonly trackingNumber: string;
  readonly solutionCode: string;
  readonly country: string;
  readonly weightGrams: number;
  readonly events: readonly LifeEvent[];
};

const perChunk = 250;

/**
 * Parcels of the last two months in all stages: orders, parcels, waybills, notices and events, set-wise. Answers those that
 * went at a published price in yuan, the latest first.
 */
export async function saveHistory(
  scope: SellerScope,
  storeId: string,
  random: SeededRandom,
  now: Instant,
  count: number,
): Promise<PricedPast[]> {
  const book = await inScope(scope, (db) => getRoutingBook(db, now));
  const past = Array.from({ length: count }, (_, index) => pastParcel(random, now, (index / count) * 58 + 1.5));
  for (let start = 0; start < past.length; start += perChunk) {
    const chunk = past.slice(start, start + perChunk);
    await inScope(scope, (db) => saveChunk(db, storeId, chunk, book, now));
  }
  return past.flatMap((one): PricedPast[] => {
    const quote = priceOfPast(book, one);
    if (quote.status !== "confirmed" || quote.currency !== "CNY") return [];
    const { totalMinor, chargeableGrams } = quote;
    const grams = chargeableGrams + 12;
    const more = priceOfPast(book, { ...one, weightGrams: grams });
    const heavier = more.status === "confirmed" ? { grams, totalMinor: more.totalMinor } : null;
    return [{ trackingNumber: one.trackingNumber, totalMinor, chargeableGrams, heavier }];
  });
}

function pastParcel(random: SeededRandom, now: Instant, ageDays: number): Past {
  const bookedAt = now - Math.round(ageDays * dayMs) - random.between(0, 5) * hourMs;
  const waiting = demoOrder(random, bookedAt, random.between(1, 4));
  const isEconomy = waiting.buyerService.includes("Economy");
  const isSaver = waiting.buyerService.includes("Saver");
  const solutionCode = isEconomy ? "AE_CN_SUPER_ECONOMY_G" : isSaver ? "CAINIAO_ECONOMY" : "CAINIAO_STANDARD";
  const trackingNumber = isEconomy ? `CNG${random.digits(14)}` : s10Number("LX", random.digits(8));
  const order: OrderContent = {
    ...waiting,
    platformStatus: "waiting_receipt",
    platformStatusText: exportWordsOf("waiting_receipt"),
    shipped: [{ service: waiting.buyerService, number: trackingNumber }],
  };
  return {
    order,
    orderId: randomUUID(),
    parcelId: randomUUID(),
    waybillId: randomUUID(),
    bookedAt,
    lpNumber: `LP${random.digits(14)}`,
    trackingNumber,
    solutionCode,
    country: order.country ?? "US",
    weightGrams: order.lines.reduce((sum, line) => sum + weightOf(line.sku) * line.quantity, 0),
    events: demoLife(random, isEconomy, bookedAt, now),
  };
}

function weightOf(sku: string): number {
  return demoGoods.find((good) => good.sku === sku)?.weightGrams ?? 100;
}

/** UPU S10: eight digits and a check digit, weights 8 6 4 2 3 5 9 7. */
function s10Number(prefix: string, digits: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const rest = 11 - (sum % 11);
  return `${prefix}${digits}${rest === 10 ? 0 : rest === 11 ? 5 : rest}CN`;
}

async function saveChunk(
  db: SellerDb,
  storeId: string,
  chunk: readonly Past[],
  book: RoutingBook,
  now: Instant,
): Promise<void> {
  const { sellerId } = db.scope;
  const [first] = chunk;
  if (!first) return;
  const batchId = randomUUID();
  const orders = chunk.map(({ orderId: id, order: content }) => ({
    id,
    storeId,
    content,
    state: "done" as const,
    productIds: content.lines.map(() => null),
  }));
  await saveNewOrders(db, orders, now);
  const receipt = { batchId, booked: [], held: [], notFound: [] };
  await insertMany(db, batches, [
    {
      sellerId,
      id: batchId,
      createdBy: "林小满",
      createdAt: first.bookedAt,
      parcelCount: chunk.length,
      requestKey: batchId,
      receipt,
    },
  ]);
  await insertMany(
    db,
    parcels,
    chunk.map((one, position) => {
      const { parcelId: id, orderId, country, weightGrams, solutionCode } = one;
      const quote = priceOfPast(book, one);
      const head = { sellerId, id, orderId, batchId, position, country, weightGrams, solutionCode };
      return { ...head, quote, priceMinor: quote.usdMinor };
    }),
  );
  await insertMany(
    db,
    waybills,
    chunk.map((past) => waybillRow(past, sellerId, storeId, batchId)),
  );
  await insertMany(
    db,
    shipmentNotices,
    chunk.map((past) => noticeRow(past, sellerId, storeId)),
  );
  await saveTracking(db, chunk, now);
}

function waybillRow(past: Past, sellerId: string, storeId: string, batchId: string): typeof waybills.$inferInsert {
  const { waybillId: id, parcelId, orderId, lpNumber, trackingNumber, solutionCode, country, bookedAt } = past;
  return {
    ...{ sellerId, storeId, batchId, id, parcelId, orderId, lpNumber, trackingNumber, solutionCode, country },
    carrierCode: "cainiao",
    environment: "sandbox",
    state: "booked",
    booking: {},
    createdAt: bookedAt,
    bookedAt,
    updatedAt: bookedAt,
  };
}

function noticeRow(past: Past, sellerId: string, storeId: string): typeof shipmentNotices.$inferInsert {
  const { waybillId, orderId, trackingNumber, solutionCode, order, bookedAt } = past;
  return {
    ...{ sellerId, storeId, waybillId, orderId, trackingNumber },
    state: "declared",
    deadlineAt: order.shipByDate === null ? null : endOfChinaDay(order.shipByDate),
    serviceName: solutionCode,
    exportedAt: bookedAt + hourMs,
    declaredAt: bookedAt + 20 * hourMs,
    platformNumber: trackingNumber,
    platformService: order.buyerService,
    createdAt: bookedAt,
  };
}

/** Through the front door: what is stored and folded here is what pushes of that time would have left. */
async function saveTracking(db: SellerDb, chunk: readonly Past[], now: Instant): Promise<void> {
  await beginWatching(
    db,
    chunk.map(({ waybillId, trackingNumber }) => ({ waybillId, trackingNumber, nextPollAt: null })),
    now,
  );
  await saveTrackingEvents(
    db,
    chunk.map(({ waybillId, events }) => ({ waybillId, source: "push" as const, events })),
  );
  const folded = chunk.map(({ waybillId, events, solutionCode, country, bookedAt }) => {
    const state = foldTracking(null, events);
    const nextPollAt = nextPollOf({ id: waybillId, solutionCode, country, bookedAt }, state, true, now);
    return {
      waybillId,
      state,
      added: new Set(events.map(eventFingerprint)).size,
      nextPollAt,
      dueAt: state.ended ? null : now,
      unknownSince: null,
    };
  });
  await saveFolds(db, folded, now);
  await saveChangeTimes(db, folded, now);
}

/** The list is sorted by the last change: here that is each parcel's last event. */
async function saveChangeTimes(db: SellerDb, folded: readonly FoldedParcel[], now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  const rows = folded.map(({ waybillId, state }) => ({ sellerId, waybillId, updatedAt: state.lastAt ?? now }));
  await updateMany(db, trackingStates, ["sellerId", "waybillId"], ["updatedAt"], rows);
}
