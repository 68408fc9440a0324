import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { products } from "#db/schema/products";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { testSellerScope } from "#db/testing/scopes";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import type { Repair, RepairKind } from "#lib/dispatch/repair";
import { holdOrders } from "./hold-orders.ts";
import { readDaily } from "./read-daily.ts";
import { readReached, readRepairQueue, readRepairs } from "./read-repairs.ts";
import { repairProduct } from "./repair-product.ts";
import { repairRecipient, repairTaxId } from "./repair-recipient.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const german = { country: "DE", countryText: "Germany", province: "Berlin", city: "Berlin", mobile: "+4915123456789" };
const bad = {
  ...german,
  address: "Invalidenstr. 44",
  postalCode: "1067",
  buyerName: "Max",
  recipientName: "Max Weber",
};
const queue = (seller: ReadySeller, asked: readonly string[] = [], raw: Record<string, string> = {}) =>
  readRepairQueue(seller.ownerScope, raw, asked);

async function repairOf<K extends RepairKind>(seller: ReadySeller, id: string, kind: K) {
  const sheet = await readRepairs(seller.ownerScope, id);
  const found = sheet?.repairs.find((one): one is Extract<Repair, { kind: K }> => one.kind === kind);
  if (!sheet || !found) throw new Error(`no repair ${kind}: ${JSON.stringify(sheet)}`);
  return { sheet, repair: found };
}

const setProduct = (seller: ReadySeller, change: Partial<typeof products.$inferInsert>) =>
  inScope(seller.ownerScope, (db) => db.update(products).set(change).where(eq(products.id, seller.productId)));

describe("a recipient", () => {
  it("is proposed the right form, repaired for all of the buyer's orders, and leaves the queue", async () => {
    const seller = await aReadySeller();
    const scope = seller.ownerScope;
    const [first = "", second = ""] = await waitingOrders(seller, 2, bad);
    const [other = ""] = await waitingOrders(seller, 1, { ...bad, address: "Torstr. 1" });
    const all = await queue(seller);
    expect([...all.ids].sort()).toEqual([first, second, other].sort());
    const { sheet, repair } = await repairOf(seller, first, "recipient");
    expect(sheet.alsoOf.map(({ orderId }) => orderId)).toEqual([second]);
    expect(repair.fields).toMatchObject([
      { name: "postalCode", given: "1067", suggestions: [{ value: "01067", because: "spelling", isSafe: true }] },
    ]);
    const field = { name: "postalCode", seen: "1067", value: "01067" } as const;
    const saved = await repairRecipient(scope, { orderId: first, alsoOf: [second, other], fields: [field] });
    expect(saved).toEqual({ ok: true, value: { orders: 3 } });
    expect(await queue(seller, all.ids)).toMatchObject({
      ids: [],
      ready: expect.arrayContaining([first, second, other]),
    });
  });

  it("keeps nothing that would still be wrong, and says what would be", async () => {
    const seller = await aReadySeller();
    const [id = ""] = await waitingOrders(seller, 1, bad);
    const field = { name: "postalCode", seen: "1067", value: "4300" } as const;
    const answer = await repairRecipient(seller.ownerScope, { orderId: id, alsoOf: [], fields: [field] });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: "still_wrong", field: "postalCode", values: { finding: "postal_code_format", given: "4300" } },
    });
    expect((await repairOf(seller, id, "recipient")).repair.fields[0]?.given).toBe("1067");
  });

  it("is not overwritten where somebody else corrected it meanwhile", async () => {
    const seller = await aReadySeller();
    const [id = ""] = await waitingOrders(seller, 1, bad);
    const field = { name: "postalCode", seen: "1067", value: "01067" } as const;
    const colleague = testSellerScope(seller.sellerId, randomUUID(), "dispatcher");
    await repairRecipient(colleague, { orderId: id, alsoOf: [], fields: [{ ...field, value: "10115" }] });
    const answer = await repairRecipient(seller.ownerScope, { orderId: id, alsoOf: [], fields: [field] });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "field_changed", values: { theirs: "10115" } } });
    const again = await repairRecipient(seller.ownerScope, {
      ...{ orderId: id, alsoOf: [], fields: [{ ...field, seen: "10115" }] },
    });
    expect(again.ok).toBe(true);
  });

  it("of Brazil gets the tax number that stands in the remark, for all of the buyer's orders", async () => {
    const seller = await aReadySeller();
    const brazil = {
      ...{ country: "BR", countryText: "Brazil", province: "SP", city: "Sao Paulo", address: "Rua Augusta 1500" },
      ...{ postalCode: "01304-001", mobile: "+5511987654321", recipientName: "Ana Souza", buyerName: "Ana" },
    };
    const ids = await waitingOrders(seller, 2, { ...brazil, remark: "CPF 529.982.247-25" });
    const [first = ""] = ids;
    const { repair } = await repairOf(seller, first, "tax_id");
    const [suggestion] = repair.fields[0].suggestions;
    expect(suggestion).toMatchObject({ value: "52998224725", isSafe: true });
    expect(await repairTaxId(seller.ownerScope, { orderId: first, value: "529.982.247-26" })).toMatchObject({
      ok: false,
      refusal: { code: "still_wrong", field: "taxId" },
    });
    expect((await repairTaxId(seller.ownerScope, { orderId: first, value: suggestion?.value ?? "" })).ok).toBe(true);
    const { ready } = await queue(seller, ids);
    expect([...ready].sort()).toEqual([...ids].sort());
  });
});

describe("a product", () => {
  it("repaired once repairs all its orders, and says before how many and which", async () => {
    const seller = await aReadySeller();
    const ids = await waitingOrders(seller, 3);
    await setProduct(seller, { hsCode: null, weightGrams: null });
    const [held = ""] = ids;
    await holdOrders(seller.ownerScope, { orderIds: [held], note: "等买家" });
    await inScope(seller.ownerScope, (db) => readDaily(db, parseDailySearch({ lane: "repair" }), Date.now()));
    const { repair } = await repairOf(seller, ids[1] ?? "", "product");
    expect(repair.reach).toEqual({ orders: 3, frees: 2 });
    expect(repair.fields.map(({ name }) => name).sort()).toEqual(["hsCode", "weightGrams"]);
    const reached = await readReached(seller.ownerScope, seller.productId);
    expect(reached).toHaveLength(3);
    expect(reached.filter(({ isFreed }) => !isFreed).map(({ orderId }) => orderId)).toEqual([held]);
    const seen = { hsCode: "", weightGrams: "" };
    const facts = { hsCode: "691110", weightGrams: 120 };
    const input = { productId: seller.productId, facts, seen, isProposed: false };
    expect(await repairProduct(seller.ownerScope, input)).toEqual({ ok: true, value: { orders: 3 } });
    const after = await queue(seller, ids);
    expect(after).toMatchObject({ ids: [held] });
    expect([...after.ready].sort()).toEqual(ids.slice(1).sort());
    expect((await repairOf(seller, held, "hold")).repair.note).toBe("等买家");
  });

  it("proposes what its other colours have, refuses a code that does not stand, and never overwrites a colleague", async () => {
    const seller = await aReadySeller();
    const scope = seller.ownerScope;
    const [id = ""] = await waitingOrders(seller, 1);
    await inScope(scope, (db) =>
      db.insert(products).values({
        ...{ sellerId: seller.sellerId, id: randomUUID(), sku: "CUP-02", skuKey: "CUP-02", title: "Ceramic cup" },
        ...{ hsCode: "691110", originCountry: "CN" as const },
      }),
    );
    await setProduct(seller, { hsCode: null });
    const { repair } = await repairOf(seller, id, "product");
    expect(repair.fields[0]?.suggestions[0]).toMatchObject({ value: "691110", because: "siblings", isSafe: true });
    const input = { productId: seller.productId, seen: { hsCode: "" }, isProposed: true };
    expect(await repairProduct(scope, { ...input, facts: { hsCode: "999999" } })).toMatchObject({
      ok: false,
      refusal: { field: "hsCode" },
    });
    await setProduct(seller, { hsCode: "392410", version: 7 });
    expect(await repairProduct(scope, { ...input, facts: { hsCode: "691110" } })).toMatchObject({
      ok: false,
      refusal: { code: "field_changed", field: "hsCode", values: { theirs: "392410" } },
    });
    const weight = { productId: seller.productId, facts: { weightGrams: 90 }, seen: { weightGrams: "120" } };
    // net weight of 110 g: a gross weight below it is refused
    expect(await repairProduct(scope, { ...weight, isProposed: false })).toMatchObject({
      ok: false,
      refusal: { code: "net_above_gross" },
    });
  });
});

it("a stranger sees and repairs nothing of another seller", async () => {
  const seller = await aReadySeller();
  const stranger = await aReadySeller();
  const [id = ""] = await waitingOrders(seller, 1, bad);
  expect(await readRepairs(stranger.ownerScope, id)).toBeNull();
  const field = { name: "postalCode", seen: "1067", value: "01067" } as const;
  expect(await repairRecipient(stranger.ownerScope, { orderId: id, alsoOf: [], fields: [field] })).toMatchObject({
    ok: false,
    refusal: { code: "order_unknown" },
  });
});
