import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertMany } from "#db/bulk";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { countUnreadMessages, listMessages } from "#db/queries/messages";
import { countNotices, listOpenNotices } from "#db/queries/notices";
import { listRecipientRepairs } from "#db/queries/recipient-repairs";
import { shipmentNotices } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, type TestWaybill } from "#db/testing/waybills";
import { hourMs } from "#lib/kit/time";
import { defaultNoticeLayout } from "#lib/orders/notice-layout";
import { readSheet } from "#server/files/read-sheet";
import { confirmShownNotices } from "#server/operations/confirm-shown-notices";
import { exportNotices } from "#server/operations/export-notices";
import { markNotices } from "#server/operations/mark-notices";
import { overrideFinding } from "#server/operations/override-finding";
import { readNoticeFile } from "#server/operations/read-notice-file";
import { saveNoticeLayout } from "#server/operations/save-notice-layout";
import { saveRecipientCorrection } from "#server/operations/save-recipient-correction";
import { warnDeadlines } from "#server/operations/warn-deadlines";

let database: TestDatabase;
const now = Date.UTC(2026, 10, 25, 4);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const numberOf = (index: number) => `RE70015${String(1000 + index)}CN`;

/** Booked parcels whose numbers wait for their upload, due in 1, 2, 3 … hours. */
async function labelled(seller: TestSeller, count: number): Promise<TestWaybill[]> {
  const made = await aBatchOfWaybills(seller, count, { state: "booked" });
  await inScope(seller.jobScope, async (db) => {
    const rows = made.map(({ waybillId, orderId }, index) => ({
      sellerId: seller.sellerId,
      storeId: seller.storeId,
      waybillId,
      orderId,
      deadlineAt: now + (index + 1) * hourMs,
      serviceName: "CAINIAO_STANDARD",
      trackingNumber: numberOf(index),
    }));
    await insertMany(db, shipmentNotices, rows, { columns: ["sellerId", "waybillId", "orderId"], set: "nothing" });
  });
  return made;
}

const open = (seller: TestSeller) =>
  inScope(seller.ownerScope, (db) => listOpenNotices(db, { storeId: null, limit: 500 }));
const cells = async (bytes: Uint8Array, name: string) => {
  const sheet = await readSheet(bytes, name);
  if (!sheet.ok) throw new Error(sheet.refusal.code);
  return sheet.value.tables[0]?.rows.map((row) => [...row.cells]) ?? [];
};

describe("an export", () => {
  test("takes each waiting number exactly once, also when two people click", async () => {
    const seller = await aSeller();
    await labelled(seller, 20);
    const input = { storeId: seller.storeId, format: "csv" } as const;
    const both = await Promise.all([
      exportNotices(seller.ownerScope, input, now),
      exportNotices(seller.ownerScope, input, now),
    ]);
    expect(both.map((one) => (one.ok ? one.value.count : one.refusal.code)).sort()).toEqual([20, "nothing_to_export"]);
    expect(await inScope(seller.ownerScope, (db) => countNotices(db, now))).toMatchObject({ pending: 0, exported: 20 });
  });

  test("gives its file again, the nearest deadline first, in both formats and the store's own columns", async () => {
    const seller = await aSeller();
    const made = await labelled(seller, 3);
    const exported = await exportNotices(seller.ownerScope, { storeId: seller.storeId, format: "csv" }, now);
    if (!exported.ok) throw new Error(exported.refusal.code);
    const file = await readNoticeFile(seller.ownerScope, exported.value.exportId);
    if (!file.ok) throw new Error(file.refusal.code);
    const text = new TextDecoder("gb18030").decode(file.value.bytes);
    expect(text.split("\r\n")[0]).toBe("订单号,物流服务名称,运单号,发货状态,追踪网址");
    expect(
      text
        .split("\r\n")
        .slice(1, 4)
        .map((line) => line.split(",")[2]),
    ).toEqual([0, 1, 2].map(numberOf));
    const layout = { ...defaultNoticeLayout, columns: [...defaultNoticeLayout.columns].reverse() };
    await saveNoticeLayout(seller.ownerScope, { storeId: seller.storeId, layout });
    const again = await readNoticeFile(seller.ownerScope, exported.value.exportId);
    if (!again.ok) throw new Error(again.refusal.code);
    expect(new TextDecoder("gb18030").decode(again.value.bytes).split("\r\n")[1]).toContain(`,${made[0]?.orderNumber}`);
    const stranger = await aSeller();
    expect(await readNoticeFile(stranger.ownerScope, exported.value.exportId)).toMatchObject({
      refusal: { code: "export_unknown" },
    });
  });

  test("as XLSX keeps numbers as text", async () => {
    const seller = await aSeller();
    const [first] = await labelled(seller, 1);
    const exported = await exportNotices(seller.ownerScope, { storeId: seller.storeId, format: "xlsx" }, now);
    if (!exported.ok) throw new Error(exported.refusal.code);
    const file = await readNoticeFile(seller.ownerScope, exported.value.exportId);
    if (!file.ok) throw new Error(file.refusal.code);
    expect(await cells(file.value.bytes, file.value.name)).toContainEqual([
      first?.orderNumber,
      "AliExpress Standard Shipping",
      numberOf(0),
      "全部发货",
      `https://global.cainiao.com/detail.htm?mailNoList=${numberOf(0)}`,
    ]);
  });
});

describe("the next import", () => {
  test("confirms, contradicts and tells, and the same file again changes nothing", async () => {
    const seller = await aSeller();
    const [first, second, third] = await labelled(seller, 3);
    if (!first || !second || !third) throw new Error("three were made");
    await markNotices(seller.ownerScope, { waybillIds: [second.waybillId] }, now);
    const service = "AliExpress Standard Shipping";
    const shown = new Map([
      [first.orderId, [{ service, number: numberOf(0) }]],
      [second.orderId, [{ service, number: "LX123456785CN" }]],
      [third.orderId, []],
    ]);
    const read = () => inScope(seller.jobScope, (db) => confirmShownNotices(db, shown, now));
    expect(await read()).toEqual({ declared: 1, differing: 1 });
    expect(await read()).toEqual({ declared: 0, differing: 0 });
    expect(
      (await open(seller)).map(({ state, difference, platformNumber }) => [state, difference, platformNumber]),
    ).toEqual([
      ["differs", "number_differs", "LX123456785CN"],
      ["pending", null, null],
    ]);
    expect(await inScope(seller.ownerScope, (db) => countNotices(db, now + 12 * hourMs))).toEqual({
      pending: 1,
      exported: 0,
      declared: 1,
      differs: 1,
      due: 2,
    });
    expect(await inScope(seller.ownerScope, countUnreadMessages)).toBe(1);
  });
});

describe("the noon warning", () => {
  test("counts what is due within twelve hours, once, and only at sellers that have some", async () => {
    const [busy, calm] = [await aSeller(), await aSeller()];
    await aConnection(busy.sellerId);
    await aConnection(calm.sellerId);
    await labelled(busy, 20);
    await warnDeadlines(now);
    await warnDeadlines(now + hourMs);
    const inbox = (seller: TestSeller) =>
      inScope(seller.ownerScope, (db) => listMessages(db, { before: null, unreadOnly: false, limit: 10 }));
    expect((await inbox(busy)).map(({ kind, values }) => [kind, values.count])).toEqual([["notices_urgent", 11]]);
    expect(await inbox(calm)).toEqual([]);
  });
});

describe("a recipient's repair", () => {
  const waiting = async (seller: TestSeller, change: Partial<typeof orders.$inferInsert>) => {
    const [made] = await aBatchOfWaybills(seller, 1);
    if (!made) throw new Error("one was made");
    await inScope(seller.jobScope, (db) =>
      db
        .update(orders)
        .set({ state: "waiting", ...change })
        .where(eq(orders.id, made.orderId)),
    );
    return made.orderId;
  };

  test("keeps the file's words beside it and is taken back by them", async () => {
    const seller = await aSeller();
    const orderId = await waiting(seller, { postalCode: "1234" });
    const correct = (corrected: string) =>
      saveRecipientCorrection(seller.ownerScope, { orderId, field: "postalCode", corrected });
    const repairs = async () =>
      (await inScope(seller.ownerScope, (db) => listRecipientRepairs(db, [orderId]))).get(orderId)?.corrections;
    expect(await correct("78701")).toMatchObject({ ok: true });
    expect(await repairs()).toEqual([{ field: "postalCode", original: "1234", corrected: "78701" }]);
    await correct("1234");
    expect(await repairs()).toEqual([]);
  });

  test("fills in what was masked, so that the order can go", async () => {
    const seller = await aSeller();
    const orderId = await waiting(seller, {
      isMasked: true,
      recipientName: "E***a",
      country: "US",
      countryText: "United States",
    });
    const facts = async () =>
      (await inScope(seller.ownerScope, (db) => readDispatchFacts(db, [orderId], now))).orders[0];
    expect(await facts()).toMatchObject({ isMasked: true, recipient: { name: "E***a" } });
    await saveRecipientCorrection(seller.ownerScope, { orderId, field: "name", corrected: "Elena Petrova" });
    expect(await facts()).toMatchObject({ isMasked: false, recipient: { name: "Elena Petrova" } });
    await saveRecipientCorrection(seller.ownerScope, { orderId, field: "country", corrected: "Canada" });
    expect(await facts()).toMatchObject({ recipient: { country: "CA" } });
  });

  test("comes too late once the order is planned, and never from another seller", async () => {
    const seller = await aSeller();
    const stranger = await aSeller();
    const orderId = await waiting(seller, { state: "labelled" });
    const input = { orderId, field: "postalCode", corrected: "78701" } as const;
    expect(await saveRecipientCorrection(seller.ownerScope, input)).toMatchObject({
      refusal: { code: "order_already_planned" },
    });
    expect(await saveRecipientCorrection(stranger.ownerScope, input)).toMatchObject({
      refusal: { code: "order_unknown" },
    });
  });

  test("may let a finding pass, for the value that is there now and with a reason", async () => {
    const seller = await aSeller();
    const orderId = await waiting(seller, {
      country: "US",
      countryText: "United States",
      postalCode: "1234",
      recipientName: "",
    });
    const override = {
      orderId,
      field: "postalCode",
      code: "postal_code_format",
      value: "1234",
      reason: "buyer confirmed",
    } as const;
    expect(await overrideFinding(seller.ownerScope, { ...override, value: "9999" })).toMatchObject({
      refusal: { code: "finding_gone" },
    });
    expect(await overrideFinding(seller.ownerScope, override)).toMatchObject({ ok: true });
    const final = { ...override, field: "name", code: "name_missing", value: "" } as const;
    expect(await overrideFinding(seller.ownerScope, final)).toMatchObject({ refusal: { code: "finding_final" } });
    const repairs = await inScope(seller.ownerScope, (db) => listRecipientRepairs(db, [orderId]));
    expect(repairs.get(orderId)?.overrides).toEqual([
      { field: "postalCode", code: "postal_code_format", value: "1234", reason: "buyer confirmed" },
    ]);
  });
});
