import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { waybills } from "#db/schema/dispatch";
import { orderLines } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { plainSettings } from "#lib/papers/print-profile";
import { readLabelBarcodes } from "#server/gateways/pdf/read-label";
import { freezeLabels } from "./freeze-labels.ts";
import { printBatchLabels } from "./print-labels.ts";
import { savePrintProfile } from "./save-print-profile.ts";

const count = 300;
const now = Date.UTC(2026, 10, 25, 2);
const withPicking = { profileId: null, picking: null, reason: "batch" } as const;
/** Half of a printer's resolution: every bar has still a dot and a half, and a page takes a third of the time. */
const reading = { dpi: 102, kind: "upright_code128" } as const;

let database: TestDatabase;
let seller: TestSeller;
let batchId: string;
/** In the order of the list: number, SKU, pieces. */
let list: { readonly number: string; readonly sku: string; readonly pieces: number }[];

/** Numbers of all forms that Cainiao gives, no two of them near one another. */
function numberAt(position: number): string {
  const n = (position * 7_919) % 100_000;
  if (position % 3 === 0) return `CNG${String(839_881_000_000 + n).padStart(14, "0")}`;
  return position % 3 === 1 ? `LX${String(299_400_000 + n)}CN` : `RS${String(1_200_000_000 + n)}Y`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  const made = await aBatchOfWaybills(seller, count, { state: "booked" });
  list = made.map((_, position) => ({
    number: numberAt(position),
    sku: `SKU-${String((position * 13) % 17).padStart(2, "0")}`,
    pieces: position % 4 === 0 ? 3 : 1,
  }));
  const places = new Map(made.map(({ waybillId }, position) => [waybillId, position]));
  batchId = await inScope(seller.jobScope, async (db) => {
    const { sellerId } = seller;
    await insertMany(
      db,
      orderLines,
      made.map(({ orderId }, position) => {
        const { sku = "", pieces: quantity = 1 } = list[position] ?? {};
        return { sellerId, orderId, lineNumber: 1, title: "Cup", sku, quantity, lineKey: sku };
      }),
    );
    const rows = await db.select().from(waybills).where(eq(waybills.sellerId, sellerId));
    const route = { laneCode: "L_STD_US_01", sortingCode: "SZX07", lastMileCarrier: "USPS" };
    await freezeLabels(
      db,
      rows.map(({ id, orderId, parcelId, solutionCode, country, booking }) => ({
        ...{ waybillId: id, orderId, parcelId, solutionCode, country, booking, ...route },
        lpNumber: `LP${String(places.get(id)).padStart(14, "0")}`,
        trackingNumber: list[places.get(id) ?? 0]?.number ?? "",
      })),
      now,
    );
    return rows[0]?.batchId ?? "";
  });
});
afterAll(() => database?.close());

async function printed(profileId: string | null): Promise<string[][]> {
  const file = await printBatchLabels(seller.ownerScope, batchId, { ...withPicking, profileId }, now);
  if (!file.ok) throw new Error(file.refusal.code);
  const { pages } = await readLabelBarcodes(file.value.bytes, reading);
  return pages.map(({ texts }) => [...texts]);
}

it(`each of ${count} pages bears the number of its parcel, in the order of the list`, async () => {
  expect(await printed(null)).toEqual(list.map(({ number }) => [number]));
}, 600_000);

it("so does each page of a profile by SKU: single pieces first, those of one SKU together", async () => {
  const settings = { ...plainSettings, order: "sku" } as const;
  const profile = { profileId: null, version: 0, name: "打包台", isDefault: false, settings };
  const saved = await savePrintProfile(seller.ownerScope, profile);
  if (!saved.ok) throw new Error(saved.refusal.code);
  const singles = list.filter(({ pieces }) => pieces === 1);
  const bySku = [...Map.groupBy(singles, ({ sku }) => sku)].sort(([a], [b]) => (a < b ? -1 : 1));
  const order = [...bySku.flatMap(([, own]) => own), ...list.filter(({ pieces }) => pieces > 1)];
  expect(await printed(saved.value.profileId)).toEqual(order.map(({ number }) => [number]));
}, 600_000);
