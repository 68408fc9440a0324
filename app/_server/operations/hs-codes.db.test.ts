import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { countHsWork, getProductHs, listHsWork } from "#db/queries/hs-work";
import { getNationalCodes } from "#db/queries/nomenclature";
import { listAllProducts, listProducts } from "#db/queries/products";
import { products } from "#db/schema/products";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, waitingOrders } from "#db/testing/dispatch";
import { testJobScope, testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { type HsWorkRow, parseHsWorkSearch, placeOf } from "#lib/products/hs-work";
import { parseProductSearch } from "#lib/products/search";
import { hsModel } from "../data.ts";
import { writeCsv } from "../files/write-sheet.ts";
import { answerHsQuestion } from "./answer-hs-question.ts";
import { classifyLike, classifyProducts } from "./classify-products.ts";
import { confirmHsCode, undoHsCode } from "./confirm-hs-code.ts";
import { confirmNomenclature, previewNomenclature } from "./import-nomenclature.ts";
import { importProducts } from "./import-products.ts";
import { saveDeclarationElements } from "./save-declaration-elements.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = Date.UTC(2026, 10, 29, 4);
const open = parseHsWorkSearch({});
const header = ["商家编码", "产品标题", "HS编码", "材质"];

async function imported(seller: TestSeller, rows: readonly (readonly string[])[]) {
  const bytes = writeCsv({ header, rows }, "utf-8");
  const receipt = await importProducts(seller.ownerScope, { fileName: "p.csv", bytes }, now);
  if (!receipt.ok) throw new Error(receipt.refusal.code);
  await classifyProducts(testJobScope(seller.sellerId), { clock: () => now });
  return receipt.value;
}

const work = (seller: TestSeller, search = open) => inScope(seller.ownerScope, (db) => listHsWork(db, search));
const rowOf = async (seller: TestSeller, sku: string) => {
  const { rows } = await work(seller);
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not in the list`);
  return row;
};

describe("the work list", () => {
  it("takes a product list, proposes, and counts exactly", async () => {
    const seller = await aSeller();
    const { new: added, refused } = await imported(seller, [
      ["A-1", "LED strip light 5m RGB", "", ""],
      ["A-2", "zxqv blorp", "", ""],
      ["A-3", "Smartphone", "8517130000", ""],
      ["A-4", "Smartphone", "851713", ""],
      ["A-5", "Smartphone", "851712", ""],
      ["A-6", "Smartphone", "8517131", ""],
    ]);
    expect(added).toBe(4);
    expect(refused.map(({ name, problems: [first] }) => [name, first?.code])).toEqual([
      ["A-5", "hs_code_deleted"],
      ["A-6", "hs_code_length"],
    ]);
    const { inputs } = await hsModel();
    const counts = await inScope(seller.ownerScope, (db) => countHsWork(db, inputs));
    expect(counts).toMatchObject({ code: 2, replace: 0, digits: 1, nothing: 1, pending: 0, confirmed: 2 });
    expect((await work(seller)).rows.map(({ sku }) => sku)).toEqual(["A-2", "A-1"]);
    const digits = await work(seller, parseHsWorkSearch({ need: "digits" }));
    expect(digits.rows.map(({ sku }) => sku)).toEqual(["A-4"]);
    const known = (await inScope(seller.ownerScope, listAllProducts)).find(({ sku }) => sku === "A-3");
    const kept = await inScope(seller.ownerScope, (db) => getProductHs(db, known?.id ?? ""));
    expect(kept).toMatchObject({ by: seller.ownerScope.personName, at: now, proposal: { way: "sheet" } });
  });

  it("keeps who confirmed what from which proposal, and takes it back to what stood there before", async () => {
    const seller = await aSeller();
    await imported(seller, [["B-1", "LED strip light 5m RGB", "", ""]]);
    const { id, version } = await rowOf(seller, "B-1");
    const input = { productId: id, version, code: "9405.42", way: "proposed" } as const;
    const done = await confirmHsCode(seller.ownerScope, input, now);
    expect(done).toEqual({ ok: true, value: { code: "940542", version: version + 1 } });
    const kept = await inScope(seller.ownerScope, (db) => getProductHs(db, id));
    expect(kept).toMatchObject({ by: seller.ownerScope.personName, at: now });
    expect(kept?.proposal).toMatchObject({ way: "proposed", place: 1 });
    expect(kept?.proposal?.words).toContain("led strip light");
    expect((await work(seller)).rows).toEqual([]);
    expect(await confirmHsCode(seller.ownerScope, input, now)).toMatchObject({ refusal: { code: "product_changed" } });
    const back = await undoHsCode(seller.ownerScope, { productId: id, version: version + 1 }, now);
    expect(back).toEqual({ ok: true, value: { version: version + 2 } });
    expect(await rowOf(seller, "B-1")).toMatchObject({ hsCode: null, version: version + 2 });
    const again = await undoHsCode(seller.ownerScope, { productId: id, version: version + 2 }, now);
    expect(again).toMatchObject({ refusal: { code: "nothing_to_undo" } });
  });

  it.each([
    ["a deleted subheading", "851712", "typed", "hs_code_deleted"],
    ["seven digits", "8517131", "typed", "hs_code_length"],
    ["a padded heading", "8517000000", "typed", "hs_code_padded"],
    ["national digits that nobody typed and no table has", "8517130099", "proposed", "code_not_in_table"],
  ] as const)("refuses %s", async (_, code, way, refusal) => {
    const seller = await aSeller();
    await imported(seller, [["C-1", "Smartphone", "", ""]]);
    const { id, version } = await rowOf(seller, "C-1");
    const answer = await confirmHsCode(seller.ownerScope, { productId: id, version, code, way }, now);
    expect(answer).toMatchObject({ ok: false, refusal: { code: refusal, field: "code" } });
    expect((await rowOf(seller, "C-1")).hsCode).toBeNull();
  });

  it("learns from a confirmation at once, and only from this seller's", async () => {
    const [seller, stranger] = [await aSeller(), await aSeller()];
    const rows = [
      ["D-1", "Zorblat wireless quibbler deluxe", "", ""],
      ["D-2", "Zorblat wireless quibbler mini", "", ""],
    ];
    await imported(seller, rows);
    await imported(stranger, rows);
    const { id, version } = await rowOf(seller, "D-1");
    await confirmHsCode(seller.ownerScope, { productId: id, version, code: "9503008900", way: "searched" }, now);
    expect(await classifyLike(testJobScope(seller.sellerId), id, now)).toBe(1);
    expect((await rowOf(seller, "D-2")).candidates[0]).toMatchObject({ code: "950300", from: id });
    await classifyProducts(testJobScope(stranger.sellerId), { clock: () => now });
    expect((await rowOf(stranger, "D-2")).candidates.map(({ code }) => code)).not.toContain("950300");
  });

  it("an answer goes into the material and moves the code", async () => {
    const seller = await aSeller();
    await imported(seller, [["E-1", "女士针织开衫外套", "", ""]]);
    const row = await rowOf(seller, "E-1");
    const question = row.questions.find(({ attribute }) => attribute === "material");
    const wool = question?.options.find(({ value }) => value === "wool" || value === "cotton");
    if (!wool) throw new Error("nothing was asked");
    const input = { productId: row.id, version: row.version, attribute: "material", value: wool.value };
    expect(await answerHsQuestion(seller.ownerScope, input, now)).toMatchObject({ ok: true });
    const after = await rowOf(seller, "E-1");
    expect(after.material).not.toBeNull();
    expect(after.candidates[0]?.code).toBe(wool.code);
  });

  it("what waiting orders sold comes before what is more uncertain and waits nowhere", async () => {
    const seller = await aReadySeller();
    const { ownerScope, sellerId, productId } = seller;
    await waitingOrders(seller, 2);
    await inScope(ownerScope, async (db) => {
      const own = and(eq(products.sellerId, sellerId), eq(products.id, productId));
      await db.update(products).set({ hsCode: null, title: "LED strip light 5m" }).where(own);
    });
    await imported(seller, [["F-1", "zxqv blorp", "", ""]]);
    const { rows } = await inScope(ownerScope, (db) => listHsWork(db, open));
    expect(rows.map(({ sku, parcels }) => [sku, parcels])).toEqual([
      ["CUP-01", 2],
      ["F-1", 0],
    ]);
    const next = await inScope(ownerScope, (db) => listHsWork(db, { ...open, after: placeOf(rows[0] as HsWorkRow) }));
    expect(next.rows.map(({ sku }) => sku)).toEqual(["F-1"]);
    const waiting = await inScope(ownerScope, (db) => listHsWork(db, parseHsWorkSearch({ waiting: "1" })));
    expect(waiting.rows.map(({ sku }) => sku)).toEqual(["CUP-01"]);
  });
});

describe("the national table", () => {
  const staff = testStaffScope(randomUUID(), "carrier_manager");
  const table = (rows: readonly (readonly string[])[]) =>
    writeCsv({ header: ["商品编码", "商品名称", "法定第一单位", "法定第二单位"], rows }, "utf-8");
  const input = { name: "t.csv", validFrom: "2026-12-01", scope: "part", source: "test", note: "", seen: "" } as const;
  const bring = async (bytes: Uint8Array, change: Partial<{ validFrom: string; scope: "part" | "complete" }> = {}) => {
    const preview = await previewNomenclature(staff, { bytes, input: { ...input, ...change } });
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { seen } = preview.value;
    return confirmNomenclature(staff, { bytes, input: { ...input, ...change, seen } }, now);
  };
  const on = (day: string, ...codes: string[]) =>
    inScope(staff, async (db) => [...(await getNationalCodes(db, codes, day)).values()]);

  it("stands above the seed from its first day, and keeps every day's rows", async () => {
    expect(await on("2026-11-30", "9405429000")).toMatchObject([{ origin: "seed" }]);
    const first = table([
      ["9405429000", "其他LED灯具", "千克", ""],
      ["610910001", "少一位", "件", ""],
    ]);
    const preview = await previewNomenclature(staff, { bytes: first, input });
    expect(preview).toMatchObject({ value: { counts: { rows: 1, refused: 1, added: 1 }, isSavable: true } });
    expect(await bring(first)).toEqual({ ok: true, value: { rows: 1, ended: 0 } });
    expect(await on("2026-12-01", "9405429000")).toMatchObject([{ origin: "imported", firstUnit: "035" }]);
    expect(await on("2026-11-30", "9405429000")).toMatchObject([{ origin: "seed" }]);
    expect(
      await bring(table([["9405429000", "其他LED灯具", "件", "千克"]]), { validFrom: "2027-01-01" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await on("2026-12-31", "9405429000")).toMatchObject([{ firstUnit: "035", validUntil: "2026-12-31" }]);
    expect(await on("2027-01-01", "9405429000")).toMatchObject([{ firstUnit: "011", secondUnit: "035" }]);
  });

  it("is not saved when it was not looked at, or has refused rows and calls itself complete", async () => {
    const bytes = table([["9503008900", "其他玩具", "千克", ""]]);
    expect(await confirmNomenclature(staff, { bytes, input: { ...input, seen: "x" } }, now)).toMatchObject({
      refusal: { code: "changed_meanwhile" },
    });
    const broken = table([["9503008", "玩具", "", ""]]);
    expect(await bring(broken, { scope: "complete" })).toMatchObject({ refusal: { code: "table_has_errors" } });
  });

  it("gives parcels their legal units where no person did, and silences the seed once it is complete", async () => {
    const seller = await aReadySeller();
    const { ownerScope, productId, sellerId } = seller;
    await inScope(ownerScope, async (db) => {
      const own = and(eq(products.sellerId, sellerId), eq(products.id, productId));
      await db.update(products).set({ hsCode: "6911101900" }).where(own);
    });
    const orders = await waitingOrders(seller, 1);
    const unitsOn = async (day: number) => {
      const facts = await inScope(ownerScope, (db) => readDispatchFacts(db, orders.slice(0, 1), day));
      return [...facts.orders.values()].flatMap(({ lines }) => lines.map(({ product }) => product?.legalUnits));
    };
    // the seed knows the code, but was never compared with the tariff
    expect(await unitsOn(now)).toEqual([undefined]);
    await bring(table([["6911101900", "瓷餐具", "千克", ""]]), { validFrom: "2026-11-01" });
    expect(await unitsOn(now)).toEqual([{ first: "035", second: null }]);
    await bring(table([["9503008900", "其他玩具", "千克", ""]]), { validFrom: "2030-01-01", scope: "complete" });
    const day = Date.UTC(2030, 0, 2);
    expect(await unitsOn(day)).toEqual([null]);
    const elements = { productId, values: [{ name: "品牌", value: "无牌" }], legalUnit: "011", secondUnit: "035" };
    expect(await saveDeclarationElements(ownerScope, elements, now)).toEqual({ ok: true, value: null });
    expect(await unitsOn(now)).toEqual([{ first: "011", second: "035" }]);
    const list = await inScope(ownerScope, (db) => listProducts(db, parseProductSearch({})));
    expect(list.rows.length).toBeGreaterThan(0);
  });
});
