import { and, asc, between, eq, gte } from "drizzle-orm";
import { listExportDeclarations } from "#db/queries/customs-summaries";
import { listLanesOfWaybills } from "#db/queries/declaration-lanes";
import { lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { type ProductToSave, saveNewProducts } from "#db/queries/products";
import { parcels, waybills } from "#db/schema/dispatch";
import { inScope, type JobScope, type SellerDb, type SellerScope } from "#db/scope";
import type { BookingRequest } from "#lib/carriers/requests";
import { monthToSummarise } from "#lib/customs/summary-plan";
import { type CalendarDate, chinaDateOf, dayMs, hourMs, startOfChinaDay } from "#lib/kit/time";
import { environment } from "../environment.ts";
import { connectSandboxExchange } from "../operations/connect-exchange.ts";
import { replan } from "../operations/correct-declaration.ts";
import { makeDeclarations } from "../operations/make-declarations.ts";
import { saveProductCustoms } from "../operations/save-product-customs.ts";
import { sendDeclarations } from "../operations/send-declarations.ts";
import { sendSummary } from "../operations/send-summary.ts";
import { setDossierBranch } from "../operations/set-dossier-branch.ts";
import { takeReceipts } from "../operations/take-receipts.ts";
import { mintJobScope } from "../scope.ts";

const parcelsDeclared = 6;
/** From sending to 结关 at customs it takes some ten steps; the worker may be reading, too. */
const mostSteps = 60;
const restMs = 100;

export type LastMonth = {
  /** What has been summarised already: its export declaration has a refund dossier. */
  readonly done: ProductToSave;
  /** What waits for the month's summary. */
  readonly waiting: ProductToSave;
};

/**
 * Parcels of last month that went by way B and are closed: six that customs made an export declaration of, so that there is
 * a dossier, and six that are to be summarised. Declared at the sandbox's customs through the same operations as every
 * parcel, and dated back afterwards, since customs' clock only goes on.
 */
export async function declareLastMonth(seller: SellerScope, goods: LastMonth, now: number): Promise<void> {
  const { sandboxUrl } = environment();
  const job = mintJobScope({ sellerId: seller.sellerId, job: "demo" });
  if (sandboxUrl === null || (await connectSandboxExchange(job, now)) === "not_ours") return;
  const month = monthToSummarise(chinaDateOf(now));
  const [early, late] = [
    { from: `${month}-05`, until: `${month}-10` },
    { from: `${month}-10`, until: `${month}-20` },
  ];
  // customs make one export declaration for each country
  await closeParcels(seller, job, goods.done, { ...early, country: "US" }, now);
  const sent = await sendSummary(seller, { month, byOwner: false, byItemName: false }, now);
  if (!sent.ok) throw new Error(`the demo's summary was refused: ${JSON.stringify(sent.refusal)}`);
  const results = () => inScope(seller, (db) => listExportDeclarations(db));
  await carry(job, sandboxUrl, async () => (await results()).some(({ entryId }) => entryId !== null));
  // these goods have ten digits and a rate, unlike the demo's others, for which the seller chose the exemption
  for (const { declSeqNo } of await results()) await setDossierBranch(seller, { declSeqNo, branch: "refund" }, now);
  await closeParcels(seller, job, goods.waiting, { ...late, country: null }, now);
}

type Chosen = { readonly from: CalendarDate; readonly until: CalendarDate; readonly country: string | null };

/** Six parcels of one good, booked within these days: declared, released and closed. */
async function closeParcels(
  seller: SellerScope,
  job: JobScope,
  product: ProductToSave,
  parcels: Chosen,
  now: number,
): Promise<void> {
  const { sandboxUrl } = environment();
  if (sandboxUrl === null) return;
  await inScope(seller, (db) => saveNewProducts(db, [product], now));
  const pieces = { unit: "011", legalUnit: "035", secondUnit: null, legalPerPiece: null, secondPerPiece: null };
  const described = { declaredName: product.nameZh ?? "", elements: `${product.nameZh}|塑料制|手机用|无品牌` };
  await saveProductCustoms(seller, { productId: product.id, barCode: null, ...described, ...pieces }, now);
  const chosen = await inScope(seller, (db) => book(db, product, parcels));
  await control(sandboxUrl, "waybills", { logisticsNos: chosen.map(({ number }) => number) });
  const ids = await inScope(seller, (db) => declareByWayB(db, chosen, now));
  await carry(job, sandboxUrl, () => inScope(seller, (db) => areClosed(db, ids)));
  await inScope(seller, (db) => dateBack(db, ids));
}

/** Sends what is ready, and lets customs go on until it is done. */
async function carry(job: JobScope, sandboxUrl: string, isDone: () => Promise<boolean>): Promise<void> {
  const world = { clock: Date.now, random: () => 0.5 };
  await sendDeclarations(job, "sandbox", world);
  for (let steps = 0; steps < mostSteps; steps++) {
    await control(sandboxUrl, "step", {});
    await takeReceipts(job, "sandbox", world);
    if (await isDone()) break;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

/** History's parcels hold no booking, these few get one. */
async function book(db: SellerDb, product: ProductToSave, of: Chosen): Promise<readonly Booked[]> {
  const { sellerId } = db.scope;
  const [from, until] = [startOfChinaDay(of.from), startOfChinaDay(of.until) - 1];
  const rows = await db
    .select({
      id: waybills.id,
      country: waybills.country,
      bookedAt: waybills.bookedAt,
      number: waybills.trackingNumber,
    })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .where(
      and(
        eq(waybills.sellerId, sellerId),
        between(waybills.bookedAt, from, until),
        of.country === null ? undefined : eq(waybills.country, of.country),
        gte(parcels.weightGrams, 2 * (product.weightGrams ?? 0)),
      ),
    )
    .orderBy(asc(waybills.bookedAt), asc(waybills.id))
    .limit(parcelsDeclared);
  const chosen = rows.flatMap(({ id, country, bookedAt, number }) =>
    bookedAt === null || number === null ? [] : [{ id, country, bookedAt, number }],
  );
  for (const one of chosen)
    await db
      .update(waybills)
      .set({ booking: bookingOf(one, product) })
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.id, one.id)));
  return chosen;
}

type Booked = {
  readonly id: string;
  readonly country: string;
  readonly bookedAt: number;
  readonly number: string;
};

function bookingOf({ id, country, bookedAt }: Booked, product: ProductToSave): BookingRequest {
  const home = { postalCode: "518129", country: "CN", state: "广东省", city: "深圳市" };
  const sender = { ...home, name: "王芳", mobile: "13800138000", detail: "坂田街道五和大道 118 号 3 栋" };
  const item = {
    ...{ itemId: product.id, sku: product.sku ?? "", quantity: 1, nameZh: product.nameZh ?? "" },
    ...{ nameEn: product.nameEn ?? "", unitPriceMinor: product.declaredMinor ?? 0, currency: "USD" as const },
    ...{ hsCode: product.hsCode ?? "", originCountry: "CN", weightGrams: product.weightGrams ?? 0 },
  };
  return {
    ...{ waybillId: id, orderNumber: "", orderedAt: bookedAt - dayMs, paidAt: bookedAt - dayMs },
    ...{ serviceCode: "CAINIAO_STANDARD", sender, returner: sender, undeliverable: "return", doorPickup: true },
    packages: [{ lengthMm: 200, widthMm: 150, heightMm: 40, weightGrams: 2 * item.weightGrams, items: [item] }],
    receiver: { ...home, country, name: "—", mobile: "—", detail: "—" },
  };
}

/** In one transaction: the worker sends what it sees, and must not see way A. */
async function declareByWayB(db: SellerDb, chosen: readonly Booked[], now: number): Promise<readonly string[]> {
  for (const { id, bookedAt } of chosen) await makeDeclarations(db, [id], bookedAt);
  const lanes = await listLanesOfWaybills(
    db,
    chosen.map(({ id }) => id),
  );
  const ids = [...lanes.values()].map(({ id }) => id);
  const rows = await lockDeclarations(db, ids);
  const changed = rows.map((row) => ({ ...row, overrides: { way: "B" } }));
  await updateDeclarations(db, await replan(db, changed, now));
  return ids;
}

async function areClosed(db: SellerDb, ids: readonly string[]): Promise<boolean> {
  return (await lockDeclarations(db, ids)).every(({ lane }) => lane === "closed");
}

async function dateBack(db: SellerDb, ids: readonly string[]): Promise<void> {
  const rows = await lockDeclarations(db, ids);
  const dated = rows.map((row) => {
    const closedAt = row.createdAt + 2 * dayMs;
    const releasedAt = closedAt - hourMs;
    return { ...row, releasedAt, closedAt, closedMonth: chinaDateOf(closedAt).slice(0, 7), laneSince: closedAt };
  });
  await updateDeclarations(
    db,
    dated.filter(({ lane }) => lane === "closed"),
  );
}

async function control(sandboxUrl: string, call: string, body: object): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/customs/${call}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the sandbox's customs refused ${call}: ${answer.status}`);
}
