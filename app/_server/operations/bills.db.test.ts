import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateMany } from "#db/bulk";
import {
  getBill,
  listBillDifferences,
  listBilledLines,
  listBillLines,
  listBills,
  sumBillDifferences,
} from "#db/queries/bills";
import { parcels, waybills } from "#db/schema/dispatch";
import { auditEntries } from "#db/schema/sellers";
import { rateCards } from "#db/schema/solutions";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { countStatements } from "#db/testing/statements";
import { aBatchOfWaybills } from "#db/testing/waybills";
import type { ComparedLine } from "#lib/dispatch/bill-line";
import { billReport } from "#lib/dispatch/bill-report";
import { formatMinor } from "#lib/kit/money";
import { writeCsv, writeXlsx } from "../files/write-sheet.ts";
import { importBill, previewBill } from "./import-bill.ts";

const now = Date.UTC(2026, 11, 1);
const header = ["运单号", "金额", "币种", "计费重(g)"];
let database: TestDatabase;
let seller: TestSeller;
let cardId: string;
let batch = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  cardId = await inScope(seller.ownerScope, async (db) => {
    const [card] = await db.select().from(rateCards).where(eq(rateCards.solutionCode, "CAINIAO_STANDARD"));
    if (!card) throw new Error("no card is shipped");
    return card.id;
  });
});
afterAll(() => database?.close());
beforeEach(async () => {
  seller = await aSeller();
});

/** Booked parcels to the United States, 37.70 CNY each for 100 g; answers their numbers. */
async function booked(
  count: number,
  of = seller,
  change: Partial<typeof waybills.$inferInsert> = {},
): Promise<string[]> {
  batch += 1;
  const made = await aBatchOfWaybills(of, count, { state: "booked" });
  const numbers = made.map((_, index) => `LX${batch}${String(index).padStart(7, "0")}CN`);
  const quote = {
    ...{ status: "confirmed", solutionCode: "CAINIAO_STANDARD", chargeableGrams: 100, volumetricGrams: null, cardId },
    ...{ currency: "CNY", totalMinor: 3770, usdMinor: 524, lines: [], exchangeRate: null, pricedOn: "2026-11-20" },
  };
  await inScope(of.jobScope, async (db) => {
    const rows = made.map(({ waybillId: id }, index) => ({
      ...{ sellerId: of.sellerId, id, trackingNumber: numbers[index], lpNumber: `LP${numbers[index]}`, ...change },
    }));
    const set = ["trackingNumber", "lpNumber", ...(Object.keys(change) as "state"[])] as const;
    await updateMany(db, waybills, ["sellerId", "id"], set, rows);
    await db.update(parcels).set({ quote, priceMinor: 524 }).where(eq(parcels.sellerId, of.sellerId));
  });
  return numbers;
}

type Row = readonly [number: string, amount: string, currency?: string, grams?: string];

function sheet(rows: readonly Row[]): Uint8Array {
  return writeCsv(
    { header, rows: rows.map(([number, amount, currency = "CNY", grams = ""]) => [number, amount, currency, grams]) },
    "utf-8",
  );
}

async function bring(bytes: Uint8Array, of = seller, at = now) {
  const file = { fileName: "11月账单.csv", bytes, fallback: "CNY" as const };
  const preview = await previewBill(of.ownerScope, file, at);
  if (!preview.ok) return preview;
  return importBill(of.ownerScope, { ...file, hash: preview.value.hash }, at);
}

async function brought(rows: readonly Row[], of = seller, at = now): Promise<string> {
  const result = await bring(sheet(rows), of, at);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.billId;
}

const linesOf = async (billId: string, of = seller): Promise<readonly ComparedLine[]> =>
  (await inScope(of.ownerScope, (db) => listBillLines(db, billId, { verdict: null, after: 0 }))).rows;

describe("a bill", () => {
  it("is set beside what was booked, line by line, and its sums are those of its lines", async () => {
    const [same = "", more = "", heavy = "", less = "", twice = ""] = await booked(5);
    const [gone = ""] = await booked(1, seller, { state: "cancelled" });
    const billId = await brought([
      [same, "37.70"],
      [more, "37.71"],
      [heavy, "41.32", "CNY", "150"],
      [`lp ${less}`, "30.00"],
      [twice, "37.70"],
      [twice, "5.00"],
      [gone, "37.70"],
      ["UNKNOWN0001", "12.00"],
    ]);
    const lines = await linesOf(billId);
    expect(lines.map(({ verdict, differenceMinor, cause }) => [verdict, differenceMinor, cause])).toEqual([
      ["equal", 0, null],
      ["more", 1, "unexplained"],
      // 50 g more on the shipped card to the United States, 72.45 CNY a kg: 10.87 for 7.25
      ["more", 362, "weight"],
      ["less", -770, "unexplained"],
      ["equal", 0, null],
      ["billed_again", 500, "billed_twice"],
      ["more", 3770, "cancelled"],
      ["not_found", null, null],
    ]);
    const bill = await inScope(seller.ownerScope, (db) => getBill(db, billId));
    expect(bill).toMatchObject({
      ...{ lines: 8, currency: "CNY", carrierCode: "cainiao", billedMinor: 23_913, comparedMinor: 22_713 },
      ...{
        differenceMinor: 3_863,
        verdicts: { equal: 2, more: 3, less: 1, billed_again: 1, not_found: 1, unpriced: 0 },
      },
    });
    expect(bill?.differenceMinor).toBe(lines.reduce((sum, line) => sum + (line.differenceMinor ?? 0), 0));
    const told = await inScope(seller.ownerScope, (db) => listBillDifferences(db, billId));
    expect(told.map(({ rowNumber }) => rowNumber)).toEqual([3, 4, 5, 7, 8, 9]);
    const more1 = await inScope(seller.ownerScope, (db) => listBillLines(db, billId, { verdict: "more", after: 3 }));
    expect(more1.rows.map(({ rowNumber }) => rowNumber)).toEqual([4, 8]);
    const heavyId = lines[2]?.waybillId ?? "";
    const billed = await inScope(seller.ownerScope, (db) => listBilledLines(db, heavyId));
    expect(billed).toEqual([{ ...lines[2], billId, fileName: "11月账单.csv" }]);
    const entries = await inScope(seller.ownerScope, (db) =>
      db.select().from(auditEntries).where(eq(auditEntries.sellerId, seller.sellerId)),
    );
    expect(entries).toMatchObject([{ event: "bill_imported", data: { lines: 8, differenceMinor: 3_863 } }]);
  });

  it("in USD is held to the price in USD, within 0.3 %", async () => {
    const [same = "", near = "", far = ""] = await booked(3);
    const billId = await brought([
      [same, "5.24", "USD"],
      [near, "5.25", "USD"],
      [far, "5.26", "USD"],
    ]);
    expect((await linesOf(billId)).map(({ verdict }) => verdict)).toEqual(["equal", "within_tolerance", "more"]);
  });

  it("expects nothing of a parcel that an earlier bill had; a waybill without a price is told apart", async () => {
    const numbers = await booked(2);
    const [first = "", second = ""] = numbers;
    await brought([[first, "37.70"]]);
    await inScope(seller.jobScope, (db) =>
      db
        .update(parcels)
        .set({ quote: { status: "no_published_price" } })
        .where(eq(parcels.sellerId, seller.sellerId)),
    );
    const billId = await brought([
      [first, "37.70"],
      [second, "37.70"],
    ]);
    expect((await linesOf(billId)).map(({ verdict, expectedMinor }) => [verdict, expectedMinor])).toEqual([
      ["billed_again", 0],
      ["unpriced", null],
    ]);
  });

  it("is taken once: the same file is refused by its name and day, also while it is being imported", async () => {
    const [number = ""] = await booked(1);
    const bytes = sheet([[number, "37.70"]]);
    const file = { fileName: "11月账单.csv", bytes, fallback: "CNY" as const };
    const preview = await previewBill(seller.ownerScope, file, now);
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { hash } = preview.value;
    const all = await Promise.all([1, 2, 3].map(() => importBill(seller.ownerScope, { ...file, hash }, now)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const known = { code: "bill_known", values: { file: "11月账单.csv", on: "2026-12-01" } };
    expect(await bring(bytes)).toEqual({ ok: false, refusal: known });
    expect((await inScope(seller.ownerScope, (db) => listBills(db, { after: null }))).rows).toHaveLength(1);
  });

  it("with two at once that have the same parcel counts it once", async () => {
    const [number = "", other = ""] = await booked(2);
    const bills = await Promise.all([
      brought([[number, "37.70"]]),
      brought([
        [number, "37.70"],
        [other, "37.70"],
      ]),
    ]);
    const verdicts = (await Promise.all(bills.map((id) => linesOf(id)))).flat().map(({ verdict }) => verdict);
    expect(verdicts.sort()).toEqual(["billed_again", "equal", "equal"]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "of another file than was looked at",
      async () =>
        importBill(
          seller.ownerScope,
          { fileName: "a.csv", bytes: sheet([["LX0000001", "1"]]), fallback: "CNY", hash: "0".repeat(64) },
          now,
        ),
      "bill_changed",
    ],
    ["of nobody's parcels", async () => bring(sheet([["UNKNOWN0001", "1"]])), "bill_matches_nothing"],
    ["with rows to be mended", async () => bring(sheet([["LX0000001", "x"]])), "bill_has_problems"],
    [
      "without the columns",
      async () => bring(writeCsv({ header: ["a", "b"], rows: [["1", "2"]] }, "utf-8")),
      "bill_header_not_found",
    ],
    ["of nothing", async () => bring(new Uint8Array()), "file_empty"],
    ["of a picture", async () => bring(new TextEncoder().encode("\x89PNG\r\n\x1a\n")), "file_not_spreadsheet"],
  ])("%s is refused, and nothing is kept", async (_, attempt, code) => {
    expect(await attempt()).toMatchObject({ ok: false, refusal: { code } });
    expect((await inScope(seller.ownerScope, (db) => listBills(db, { after: null }))).rows).toEqual([]);
  });

  it("of another seller is unknown, and its parcels are nobody's", async () => {
    const [number = ""] = await booked(1);
    const billId = await brought([[number, "37.70"]]);
    const stranger = await aSeller("另一个商家");
    expect(await inScope(stranger.ownerScope, (db) => getBill(db, billId))).toBeNull();
    expect(await linesOf(billId, stranger)).toEqual([]);
    expect(await bring(sheet([[number, "37.70"]]), stranger)).toMatchObject({
      refusal: { code: "bill_matches_nothing" },
    });
  });

  it("takes as many statements with 400 lines as with 4, and an XLSX like a CSV", async () => {
    const numbers = await booked(404);
    const rowsOf = (list: readonly string[]) =>
      list.map((number, index) => [number, formatMinor(3770 + (index % 3), "CNY"), "CNY", ""]);
    const few = await writeXlsx({ name: "a", header, rows: rowsOf(numbers.slice(0, 4)) });
    const many = await writeXlsx({ name: "a", header, rows: rowsOf(numbers.slice(4)) });
    const count = async (bytes: Uint8Array) => {
      let result: Awaited<ReturnType<typeof bring>> | null = null;
      const statements = await countStatements(async () => {
        result = await bring(bytes);
      });
      expect(result).toMatchObject({ ok: true });
      return statements;
    };
    const one = await count(few);
    expect(await count(many)).toBe(one);
  });
});

describe("the report", () => {
  it("sums differences by month, solution and lane; the largest come first", async () => {
    const [a = "", b = "", c = ""] = await booked(3);
    await brought([[a, "38.70"]], seller, Date.UTC(2026, 10, 30));
    await brought(
      [
        [b, "37.70"],
        [c, "36.70"],
      ],
      seller,
      Date.UTC(2026, 11, 2),
    );
    const rows = await inScope(seller.ownerScope, (db) => sumBillDifferences(db, 0));
    expect(
      rows.map(({ month, parcels: count, asBooked, differenceMinor }) => [month, count, asBooked, differenceMinor]),
    ).toEqual([
      ["2026-12", 2, 1, -100],
      ["2026-11", 1, 0, 100],
    ]);
    expect(billReport(rows)).toMatchObject({
      months: ["2026-12", "2026-11"],
      solutions: [
        { solutionCode: "CAINIAO_STANDARD", country: null, parcels: 3, differenceMinor: 0, months: [-100, 100] },
      ],
      lanes: [{ country: "US", months: [-100, 100] }],
    });
    expect(await inScope(seller.ownerScope, (db) => sumBillDifferences(db, Date.UTC(2026, 11, 1)))).toHaveLength(1);
  });
});
