import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { saveCarrierCustoms } from "#db/queries/carrier-customs";
import {
  listExportDeclarations,
  listMasterLists,
  listSummaries,
  saveExportDeclarations,
} from "#db/queries/customs-summaries";
import {
  countDeclarations,
  getCustomsReceiptXml,
  getDeclaration,
  listDeclarations,
} from "#db/queries/declaration-list";
import {
  customsMessages,
  customsReceipts,
  declarations,
  exchangeConnections,
  productCustoms,
} from "#db/schema/customs";
import { waybills } from "#db/schema/dispatch";
import { unmappedCodes } from "#db/schema/gateways";
import { incidents } from "#db/schema/incidents";
import { applications } from "#db/schema/onboarding";
import { products } from "#db/schema/products";
import { messages } from "#db/schema/sellers";
import { trackingStates } from "#db/schema/tracking";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aDeclaringSeller, testCarrier } from "#db/testing/declaring";
import type { ReadySeller } from "#db/testing/dispatch";
import { wholeTableReads } from "#db/testing/explain";
import { testStaffScope } from "#db/testing/scopes";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "#db/testing/waybills";
import { allDeclarations } from "#lib/customs/declaration-search";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import { chinaDateOf } from "#lib/kit/time";
import { sandboxForTest } from "#sandbox/testing/caller";
import { sandboxSigningKey, sandboxTerminalSecret } from "../gateways/sandbox-terminal.ts";
import { mintStaffScope } from "../scope.ts";
import { cancelDeclaration } from "./cancel-declaration.ts";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { correctDeclaration } from "./correct-declaration.ts";
import { mapCode } from "./map-code.ts";
import { prepareDeclarations } from "./prepare-declarations.ts";
import { readHandOver } from "./read-hand-over.ts";
import { rereadCode } from "./reread-code.ts";
import { sendDeclarations } from "./send-declarations.ts";
import { sendMasterList } from "./send-master-list.ts";
import { planMonth, sendSummary } from "./send-summary.ts";
import { setCarrierMandate } from "./set-carrier-customs.ts";
import { finishBookings } from "./settle-booking.ts";
import type { StepWorld } from "./step-world.ts";
import { sweepDeclarations } from "./sweep-declarations.ts";
import { takeCarrierReceipts, takeReceipts } from "./take-receipts.ts";
import { unmapCode } from "./unmap-code.ts";
import { withdrawDeclaration } from "./withdraw-declaration.ts";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let seller: ReadySeller & { readonly dxpId: string };
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_EXCHANGE_URL: sandbox.dataExchangeUrl });
  await control("waybills", { logisticsNos: ["*"] });
  seller = await aDeclaringSeller();
  expect(await connectSandboxExchange(seller.jobScope, clock)).toBe("connected");
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  clock = Math.max(Date.now(), clock) + 120_000;
  await control("behaviours", { clear: true });
  await control("delays", { waybill: 3, patience: 600 });
});

async function control(name: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${sandbox.url}/_sandbox/customs/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
const step = (seconds?: number) => control("step", seconds === undefined ? {} : { seconds });

type Goods = { readonly quantity?: number; readonly orderNumber?: string };

/** Parcels that the carrier gave a number: settled as bookings are. */
async function booked(count = 1, goods: Goods = {}, of: ReadySeller = seller): Promise<TestWaybill[]> {
  const booking = aBooking(randomUUID(), "");
  const items = booking.packages[0]?.items.map((item) => ({
    ...{ ...item, itemId: of.productId, quantity: goods.quantity ?? 2, hsCode: "6911101900" },
  }));
  const packages = booking.packages.map((one) => ({ ...one, items: items ?? [] }));
  const made = await aBatchOfWaybills(of, count, { booking: { packages } });
  for (const { waybillId } of made) {
    const trackingNumber = `LX${waybillId.slice(0, 8).toUpperCase()}CN`;
    await inScope(of.jobScope, async (db) => {
      const [row] = await db
        .update(waybills)
        .set({ state: "booked", lpNumber: `LP${trackingNumber}`, trackingNumber, bookedAt: clock })
        .where(eq(waybills.id, waybillId))
        .returning();
      if (!row) throw new Error("no waybill");
      const found = { trackingNumber, laneCode: null, sortingCode: null, lastMileCarrier: null };
      await finishBookings(db, [{ waybill: row, found }], clock);
    });
  }
  return made;
}

async function one(goods: Goods = {}, of: ReadySeller = seller): Promise<TestWaybill> {
  const [made] = await booked(1, goods, of);
  if (!made) throw new Error("nothing booked");
  return made;
}

async function rowOf({ waybillId }: TestWaybill, of: ReadySeller = seller) {
  const [row] = await inScope(of.jobScope, (db) =>
    db.select().from(declarations).where(eq(declarations.waybillId, waybillId)),
  );
  if (!row) throw new Error("no declaration");
  return row;
}
const send = (of: ReadySeller = seller) => sendDeclarations(of.jobScope, "sandbox", world);
const take = (of: ReadySeller = seller) => takeReceipts(of.jobScope, "sandbox", world);
async function live(of: ReadySeller = seller): Promise<void> {
  await send(of);
  await step();
  await take(of);
}
const frozen = async (parcel: TestWaybill, of: ReadySeller) => (await rowOf(parcel, of)).facts as FrozenDeclaration;

/** A receipt of the list with a state that no table knows, in its envelope, newer than all others. */
function unmappedReceipt(
  row: { readonly guid: string; readonly copNo: string; readonly preNo: string | null; readonly orderNo: string },
  agentCode: string,
): string {
  const time = new Date(Date.now() + 30 * 3_600_000).toISOString().replace(/\D/g, "");
  const fields = [
    ...[
      ["guid", row.guid],
      ["agentCode", agentCode],
      ["copNo", row.copNo],
      ["preNo", row.preNo ?? ""],
    ],
    ...[
      ["invtNo", ""],
      ["ebcCode", agentCode],
      ["ebpCode", "无"],
      ["orderNo", row.orderNo],
      ["statisticsFlag", "B"],
    ],
    ...[
      ["returnStatus", "777"],
      ["returnTime", time],
      ["returnInfo", "新的状态"],
    ],
  ];
  const inner = fields.map(([name, value]) => `<ceb:${name}>${value}</ceb:${name}>`).join("");
  const message = `<ceb:CEB604Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="${randomUUID().toUpperCase()}" version="1.0"><ceb:InventoryReturn>${inner}</ceb:InventoryReturn></ceb:CEB604Message>`;
  return `<dxp:DxpMsg xmlns:dxp="http://www.chinaport.gov.cn/dxp" ver="1.0"><dxp:TransInfo><dxp:CopMsgId>1</dxp:CopMsgId><dxp:SenderId>DXPEDCCEB0000003</dxp:SenderId><dxp:ReceiverIds><dxp:ReceiverId>1</dxp:ReceiverId></dxp:ReceiverIds><dxp:CreatTime>2026-11-29T00:00:00</dxp:CreatTime><dxp:MsgType>CEB604Message</dxp:MsgType></dxp:TransInfo><dxp:Data>${Buffer.from(message).toString("base64")}</dxp:Data></dxp:DxpMsg>`;
}
const told = (kind: string, of: ReadySeller = seller) =>
  inScope(of.jobScope, async (db) =>
    (await db.select().from(messages)).reduce(
      (sum, { kind: own, values }) => sum + ([own, values.incident].includes(kind) ? Number(values.count ?? 1) : 0),
      0,
    ),
  );
const sentMessages = (of: ReadySeller = seller) =>
  inScope(of.jobScope, (db) => db.select().from(customsMessages).orderBy(customsMessages.createdAt));
const ledger = async () =>
  (await (await fetch(`${sandbox.url}/_sandbox/customs`)).json()) as {
    documents: { kind: string; orderNo?: string; copNo?: string; state: unknown }[];
    messages: { copMsgId: string }[];
  };

describe("a booked parcel", () => {
  it("is declared in the settlement's transaction, sent as order and list, and released", async () => {
    const parcel = await one();
    const made = await rowOf(parcel);
    expect(made).toMatchObject({
      lane: "ready",
      findings: [],
      closures: [],
      way: "B",
      valueMinor: 1198,
      state: "draft",
    });
    expect(made.copNo).toMatch(/^D[0-9A-Z]{25}$/);
    expect(made.orderNo).toBe(parcel.orderNumber);
    await send();
    expect(await rowOf(parcel)).toMatchObject({ lane: "waiting", state: "sent", submissions: 1 });
    await take();
    expect(await rowOf(parcel)).toMatchObject({ lane: "awaiting_waybill", state: "pending", listState: "pending" });
    await step();
    await take();
    const row = await rowOf(parcel);
    expect(row).toMatchObject({ lane: "closed", state: "closed", orderState: "accepted", waybillState: null });
    expect(row.preNo).toMatch(/^B\d{17}$/);
    expect(row.invtNo).toMatch(/^5304\d{4}E\d{9}$/);
    expect(row.closedMonth).toBe(chinaDateOf(row.closedAt ?? 0).slice(0, 7));
    const detail = await inScope(seller.ownerScope, (db) => getDeclaration(db, row.id));
    expect(detail?.documents.map(({ kind, appType }) => `${kind} ${appType}`).sort()).toEqual(["CEB303 1", "CEB603 1"]);
    expect(detail?.receipts.map(({ kind, status }) => `${kind} ${status}`)).toEqual(
      expect.arrayContaining(["CEB304 2", "CEB604 2", "CEB604 120", "CEB604 399", "CEB604 800", "CEB604 899"]),
    );
    expect(detail?.messages.every(({ state }) => state === "accepted")).toBe(true);
  });

  it("goes with the others in one message of each kind", async () => {
    const before = (await sentMessages()).length;
    const parcels = await booked(5);
    await live();
    const rows = await Promise.all(parcels.map((parcel) => rowOf(parcel)));
    expect(new Set(rows.map(({ lane }) => lane))).toEqual(new Set(["closed"]));
    expect((await sentMessages()).length - before).toBe(2);
  });

  it("has one declaration however often it is settled", async () => {
    const parcel = await one();
    const { id } = await rowOf(parcel);
    const [row] = await inScope(seller.jobScope, (db) =>
      db.select().from(waybills).where(eq(waybills.id, parcel.waybillId)),
    );
    const found = {
      trackingNumber: row?.trackingNumber ?? "",
      laneCode: null,
      sortingCode: null,
      lastMileCarrier: null,
    };
    await inScope(seller.jobScope, async (db) => row && finishBookings(db, [{ waybill: row, found }], clock));
    expect((await rowOf(parcel)).id).toBe(id);
    await live();
  });
});

describe("what keeps a parcel from being declared", () => {
  it("without a bound IC card nothing is made to be sent; once it is bound, the sweep sends it", async () => {
    const other = await aDeclaringSeller();
    await connectSandboxExchange(other.jobScope, clock);
    const bind = (cardBoundAt: number | null) =>
      inScope(other.ownerScope, (db) => db.update(applications).set({ cardBoundAt }));
    await bind(null);
    const parcel = await one({}, other);
    expect(await rowOf(parcel, other)).toMatchObject({
      ...{ lane: "stopped", stop: "gate", closures: ["card_missing"], failureCode: "ERR-801", submissions: 0 },
    });
    await send(other);
    await sweepDeclarations(clock);
    expect(await sentMessages(other)).toEqual([]);
    expect(await told("declarations_stopped", other)).toBe(1);
    await bind(clock);
    await sweepDeclarations(clock);
    expect(await rowOf(parcel, other)).toMatchObject({ lane: "ready", stop: null, closures: [], failureCode: null });
    await live(other);
    expect((await rowOf(parcel, other)).lane).toBe("closed");
  });

  it("a gate that closes between booking and sending stops it", async () => {
    const other = await aDeclaringSeller();
    await connectSandboxExchange(other.jobScope, clock);
    const parcel = await one({}, other);
    expect((await rowOf(parcel, other)).lane).toBe("ready");
    await inScope(other.ownerScope, (db) => db.update(applications).set({ accountBoundAt: null }));
    await send(other);
    expect(await rowOf(parcel, other)).toMatchObject({ lane: "stopped", closures: ["single_window_missing"] });
    expect(await sentMessages(other)).toEqual([]);
  });

  it("without a terminal at the data exchange the gate says so", async () => {
    const other = await aDeclaringSeller();
    const parcel = await one({}, other);
    expect(await rowOf(parcel, other)).toMatchObject({ closures: ["no_exchange_connection"], failureCode: "ERR-805" });
  });

  it.each([
    ["hsCode", { hsCode: "691110" }, {}, "gcode", "ERR-502"],
    ["elements", {}, { elements: "" }, "gmodel", "ERR-502"],
    ["legal unit", {}, { legalUnit: null }, "unit1", "ERR-504"],
    ["net weight", { netGrams: 5000 }, {}, "netWeight", "ERR-504"],
  ])("findings stop it before anything is sent: %s", async (_, product, customs, element, failureCode) => {
    const other = await aDeclaringSeller();
    await connectSandboxExchange(other.jobScope, clock);
    await inScope(other.ownerScope, async (db) => {
      if (Object.keys(product).length > 0)
        await db.update(products).set(product).where(eq(products.id, other.productId));
      if (Object.keys(customs).length > 0) await db.update(productCustoms).set(customs);
    });
    const parcel = await one({}, other);
    const row = await rowOf(parcel, other);
    expect(row).toMatchObject({ lane: "stopped", stop: "findings", failureCode });
    expect(row.findings.map((finding) => finding.element)).toContain(element);
    await send(other);
    expect(await sentMessages(other)).toEqual([]);
    // repaired, it goes
    await inScope(other.ownerScope, async (db) => {
      await db.update(products).set({ hsCode: "6911101900", netGrams: 150 }).where(eq(products.id, other.productId));
      await db.update(productCustoms).set({ elements: "1|家用餐具|瓷制|无牌", legalUnit: "035" });
    });
    const corrected = await correctDeclaration(other.ownerScope, { declarationId: row.id }, clock);
    expect(corrected).toMatchObject({ ok: true, value: { lane: "ready", findings: [] } });
    await live(other);
    expect((await rowOf(parcel, other)).lane).toBe("closed");
  });
});

describe("crash and repetition", () => {
  it("what was stored and not sent goes out with the same bytes under the same number, once", async () => {
    const parcel = await one();
    await prepareDeclarations(seller.jobScope, "sandbox", new Map(), clock);
    const stored = (await sentMessages()).filter(({ state }) => state === "to_sign");
    expect(stored.map(({ kind }) => kind).sort()).toEqual(["CEB303", "CEB603"]);
    expect(await rowOf(parcel)).toMatchObject({ lane: "ready" });
    // the process dies here; another one finds it, and makes nothing anew
    await send();
    const after = await sentMessages();
    expect(after.filter(({ guid }) => stored.some((one) => one.guid === guid)).map(({ state }) => state)).toEqual([
      "accepted",
      "accepted",
    ]);
    const { copNo } = await rowOf(parcel);
    expect((await ledger()).documents.filter((one) => one.kind === "list" && one.copNo === copNo)).toHaveLength(1);
    await step();
    await take();
    expect((await rowOf(parcel)).lane).toBe("closed");
  });

  it("a message that arrived although its answer was lost is sent again and judged once", async () => {
    const parcel = await one();
    const { copNo } = await rowOf(parcel);
    const lists = async () => (await ledger()).documents.filter((doc) => doc.kind === "list" && doc.copNo === copNo);
    await control("faults", { add: [{ kind: "cut", on: "messages", acts: true, times: 10 }] });
    await send();
    expect(await lists()).toHaveLength(1);
    expect(await rowOf(parcel)).toMatchObject({ lane: "ready" });
    const waiting = (await sentMessages()).filter(({ state }) => state === "ready");
    expect(waiting.map(({ attempts }) => attempts > 0)).toContain(true);
    await control("faults", { clear: true });
    // its receipt says that it arrived, whatever became of the answer
    await take();
    expect((await rowOf(parcel)).listState).toBe("pending");
    clock += 3_600_000;
    await send();
    expect(await lists()).toHaveLength(1);
    const bytes = new Map(waiting.map(({ guid, hash }) => [guid, hash]));
    for (const { guid, hash, state } of await sentMessages())
      if (bytes.has(guid)) expect([state, hash]).toEqual(["accepted", bytes.get(guid)]);
    await step();
    await take();
    expect((await rowOf(parcel)).lane).toBe("closed");
  });

  it("receipts that come twice, in the wrong order or again from the start change nothing", async () => {
    await control("behaviours", { add: [{ kind: "repeat" }, { kind: "swap", times: 3 }] });
    const parcel = await one();
    await live();
    await control("behaviours", { clear: true });
    await take();
    const row = await rowOf(parcel);
    expect(row.lane).toBe("closed");
    const count = async () =>
      (
        await inScope(seller.jobScope, (db) =>
          db.select().from(customsReceipts).where(eq(customsReceipts.subjectId, row.id)),
        )
      ).length;
    const before = await count();
    await inScope(seller.jobScope, (db) => db.update(exchangeConnections).set({ cursor: "" }));
    await take();
    expect(await count()).toBe(before);
    expect((await rowOf(parcel)).lane).toBe("closed");
  });

  it("receipts that nobody can place or read are kept, counted, and stop nothing", async () => {
    const counts = () => inScope(seller.ownerScope, (db) => countDeclarations(db, chinaDateOf(clock)));
    const before = (await counts()).unknownReceipts;
    const parcel = await one();
    await send();
    await control("receipts", {
      dxpId: seller.dxpId,
      xml: "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    });
    await control("receipts", { dxpId: seller.dxpId, xml: "no Base64 at all: <<<", isRaw: true });
    await step();
    await take();
    expect((await rowOf(parcel)).lane).toBe("closed");
    expect((await counts()).unknownReceipts - before).toBe(2);
  });
});

describe("what is shown of what came", () => {
  it("every receipt can be read as it came, also those that share a message", async () => {
    const [first, second] = await booked(2);
    await live();
    const xmls = [];
    for (const parcel of [first, second]) {
      const { id } = await rowOf(parcel ?? (await one()));
      const detail = await inScope(seller.ownerScope, (db) => getDeclaration(db, id));
      for (const receipt of detail?.receipts ?? [])
        xmls.push(await inScope(seller.ownerScope, (db) => getCustomsReceiptXml(db, receipt.id)));
    }
    expect(xmls.length).toBeGreaterThan(4);
    expect(xmls.filter((xml) => !xml?.includes("<"))).toEqual([]);
  });

  it("an export declaration counts its own lists", async () => {
    const of = await aDeclaringSeller();
    const head = { sumNo: "S", decState: "1", customsCode: "5304", declarantCode: "D", summaryId: null, entryId: null };
    const more = { decTmpNo: null, decPreNo: null, grossWeight: "1", netWeight: "1", opDate: "", receivedAt: clock };
    const line = { gnum: "1", gseqno: "1", gcode: "6911101900", logisticsNo: "L", declarationId: null };
    const lines = [
      { declSeqNo: "1", invtNo: "A", ...line },
      { declSeqNo: "2", invtNo: "B", ...line },
      { declSeqNo: "2", invtNo: "C", ...line },
    ];
    const heads = ["1", "2"].map((declSeqNo) => ({ ...head, ...more, declSeqNo }));
    await inScope(of.jobScope, (db) => saveExportDeclarations(db, heads, lines));
    const made = await inScope(of.ownerScope, (db) => listExportDeclarations(db));
    expect(made.map(({ declSeqNo, lists }) => [declSeqNo, lists])).toEqual([
      ["1", 1],
      ["2", 2],
    ]);
  });
});

describe("asking for receipts", () => {
  it("what was just sent is asked about soon, however long all was quiet before", async () => {
    const of = await aDeclaringSeller();
    await connectSandboxExchange(of.jobScope, clock);
    for (let quiet = 0; quiet < 6; quiet++) {
      clock += 60_000;
      await take(of);
    }
    const before = await readings(of);
    await one({}, of);
    await send(of);
    const asked = (await readings(of)).filter((at) => !before.includes(at));
    expect(asked.filter((at) => at < Math.max(...before))).toHaveLength(1);
  });

  async function readings({ sellerId }: ReadySeller): Promise<number[]> {
    const queue = connect(database.queueUrl, { max: 1, name: "test" });
    try {
      const rows = await queue`select start_after from pgboss.job_common where name = 'take-receipts'
        and state = 'created' and data->>'sellerId' = ${sellerId}`;
      return Array.from(rows, ({ start_after: at }) => Number(at));
    } finally {
      await queue.end();
    }
  }
});

describe("two workers at once", () => {
  it("make one message for each kind, send it once, and keep each receipt once", async () => {
    const parcels = await booked(4);
    await Promise.all([send(), send(), send()]);
    const rows = await Promise.all(parcels.map((parcel) => rowOf(parcel)));
    expect(rows.map(({ submissions }) => submissions)).toEqual([1, 1, 1, 1]);
    await step();
    await Promise.all([take(), take(), take()]);
    await take();
    const after = await Promise.all(parcels.map((parcel) => rowOf(parcel)));
    expect(after.map(({ lane }) => lane)).toEqual(["closed", "closed", "closed", "closed"]);
    for (const row of after) {
      const detail = await inScope(seller.ownerScope, (db) => getDeclaration(db, row.id));
      const said = detail?.receipts.map(({ kind, status }) => `${kind} ${status}`) ?? [];
      expect(said).toHaveLength(new Set(said).size);
      expect(detail?.documents).toHaveLength(2);
    }
  });
});

describe("what the exchange and the format check refuse", () => {
  it("a wrong secret leaves the message where it is; it goes out once the key is right", async () => {
    const of = await aDeclaringSeller();
    await connectSandboxExchange(of.jobScope, clock);
    const parcel = await one({}, of);
    const account = { dxpId: of.dxpId, copCode: (await frozen(parcel, of)).seller.agent.code, copName: "深圳测试商家" };
    const { certificate } = sandboxSigningKey;
    await control("accounts", { ...account, secret: "another-secret", certificate });
    await send(of);
    expect(await rowOf(parcel, of)).toMatchObject({ lane: "ready", submissions: 1 });
    expect((await sentMessages(of)).map(({ state }) => state)).toContain("ready");
    await connectSandboxExchange(of.jobScope, clock);
    clock += 7_200_000;
    await live(of);
    expect((await rowOf(parcel, of)).lane).toBe("closed");
  });

  it("a message that fails the format check as a whole is a refusal of each of its documents, and declared as new", async () => {
    const of = await aDeclaringSeller();
    await connectSandboxExchange(of.jobScope, clock);
    const parcel = await one({}, of);
    // customs know the company by another name than its messages say
    const { seller: named } = await frozen(parcel, of);
    const known = await inScope(of.jobScope, (db) => db.select().from(exchangeConnections));
    const account = { dxpId: of.dxpId, secret: sandboxTerminalSecret(`${of.sellerId}/${of.dxpId}`) };
    const { certificate } = sandboxSigningKey;
    await control("accounts", { ...account, copCode: named.agent.code, copName: "别的名称", certificate });
    expect(known).toHaveLength(1);
    await send(of);
    await take(of);
    const row = await rowOf(parcel, of);
    expect(row).toMatchObject({ lane: "returned", state: "refused", failureCode: "ERR-812" });
    expect(row.words).toContain("BaseTransfer");
    expect(new Set((await sentMessages(of)).map(({ state }) => state))).toEqual(new Set(["format_refused"]));
    await connectSandboxExchange(of.jobScope, clock);
    clock += 60_000;
    await correctDeclaration(of.ownerScope, { declarationId: row.id }, clock);
    await live(of);
    expect(await rowOf(parcel, of)).toMatchObject({ lane: "closed", appType: "1", submissions: 2 });
  });
});

describe("handing over", () => {
  it("needs a number and no stop; without a declaration nothing leaves", async () => {
    const handOver = async (parcel: TestWaybill) =>
      (await inScope(seller.jobScope, (db) => readHandOver(db, [parcel.waybillId]))).get(parcel.waybillId);
    const parcel = await one();
    expect(await handOver(parcel)).toMatchObject({ ok: false, refusal: { code: "declaration_not_sent" } });
    await live();
    expect(await handOver(parcel)).toEqual({ ok: true, value: (await rowOf(parcel)).invtNo });
    const stopped = await one();
    await control("fates", { key: stopped.orderNumber, fate: "returned" });
    await live();
    expect(await handOver(stopped)).toMatchObject({ ok: false, refusal: { code: "declaration_stopped" } });
    expect(await handOver({ ...parcel, waybillId: randomUUID() })).toMatchObject({ ok: false });
  });

  it("a return code that nobody has mapped holds the parcel, is shown and counted", async () => {
    const parcel = await one();
    await control("fates", { key: parcel.orderNumber, fate: "suspended" });
    await live();
    const row = await rowOf(parcel);
    const { seller: named } = await frozen(parcel, seller);
    const guid = (await inScope(seller.ownerScope, (db) => getDeclaration(db, row.id)))?.documents.find(
      ({ kind }) => kind === "CEB603",
    )?.guid;
    await control("receipts", {
      dxpId: seller.dxpId,
      xml: unmappedReceipt({ ...row, guid: guid ?? "" }, named.agent.code),
    });
    await take();
    expect(await rowOf(parcel)).toMatchObject({ unclearStatus: "777", words: "新的状态" });
    const verdict = await inScope(seller.jobScope, (db) => readHandOver(db, [parcel.waybillId]));
    expect(verdict.get(parcel.waybillId)).toMatchObject({ ok: false, refusal: { code: "declaration_unclear" } });
    const counted = await inScope(seller.jobScope, (db) =>
      db.select().from(unmappedCodes).where(eq(unmappedCodes.code, "777")),
    );
    expect(counted).toMatchObject([{ vocabulary: "customs", text: "新的状态" }]);

    // staff say what it means: by the job for what came before, and nothing lets a parcel through but customs
    const code = { vocabulary: "customs", code: "777" };
    const staff = testStaffScope(randomUUID(), "carrier_manager");
    const mapAs = (meaning: string) => mapCode(staff, { ...code, meaning });
    for (const wrong of ["released", "closed", "withdrawn", "sent", "draft", "ERR-811"])
      expect(await mapAs(wrong)).toMatchObject({ refusal: { code: "meaning_unknown" } });
    const standing = async () => {
      const found = await rowOf(parcel);
      const { state, lane, failureCode, unclearStatus, words } = found;
      const story = await inScope(seller.ownerScope, (db) => getDeclaration(db, found.id));
      const list = story?.documents.find(({ kind }) => kind === "CEB603");
      const open = await inScope(seller.jobScope, (db) =>
        db
          .select()
          .from(incidents)
          .where(and(eq(incidents.subjectId, found.id), isNull(incidents.closedAt))),
      );
      const kinds = open.map(({ kind }) => kind).sort();
      return { state, lane, failureCode, unclearStatus, words, list: list?.state, status: list?.status, kinds };
    };
    const handOver = async () =>
      (await inScope(seller.jobScope, (db) => readHandOver(db, [parcel.waybillId]))).get(parcel.waybillId);
    const before = await standing();
    const messagesOf = () => inScope(seller.jobScope, async (db) => (await db.select().from(customsMessages)).length);
    const sent = await messagesOf();
    expect(await mapAs("returned")).toMatchObject({ ok: true });
    expect(await rereadCode(code, clock)).toEqual({ changed: 1, left: 0 });
    const returned = await standing();
    expect(returned).toMatchObject({
      state: "returned",
      lane: "returned",
      failureCode: "ERR-811",
      unclearStatus: null,
    });
    expect(returned).toMatchObject({ list: "returned", status: "777", kinds: ["declaration_returned"] });
    expect(await handOver()).toMatchObject({ refusal: { code: "declaration_stopped" } });
    expect(await rereadCode(code, clock)).toEqual({ changed: 1, left: 0 });
    expect(await standing()).toEqual(returned);

    expect(await mapAs("accepted")).toMatchObject({ ok: true });
    await rereadCode(code, clock);
    expect(await standing()).toMatchObject({ lane: "waiting", failureCode: null, unclearStatus: null });

    expect(await unmapCode(staff, code)).toMatchObject({ ok: true });
    await rereadCode(code, clock);
    // incidents stay with whoever handles them
    expect(await standing()).toEqual({ ...before, kinds: ["declaration_returned"] });
    expect(await handOver()).toMatchObject({ refusal: { code: "declaration_unclear" } });
    expect(await messagesOf()).toBe(sent);
  });
});

describe("lists and counts", () => {
  it("read no table whole", async () => {
    const reads = async (db: SellerDb) => {
      await listDeclarations(db, { ...allDeclarations, text: "LX", lanes: ["waiting", "returned"] });
      await listDeclarations(db, { ...allDeclarations, sort: "oldest", day: "2026-11-20", way: "B" });
      await countDeclarations(db, "2026-11-20");
      await getDeclaration(db, randomUUID());
      await planMonth(db, "2026-11");
    };
    expect(await wholeTableReads(seller.ownerScope, reads)).toEqual([]);
  });

  it("pages follow one another without gap or repetition, newest and oldest first", async () => {
    const total = (await inScope(seller.ownerScope, (db) => listDeclarations(db, allDeclarations))).rows.length;
    expect(total).toBeGreaterThan(5);
    for (const sort of ["newest", "oldest"] as const) {
      const { rows } = await inScope(seller.ownerScope, (db) => listDeclarations(db, { ...allDeclarations, sort }));
      const [, second] = rows;
      const after = await inScope(seller.ownerScope, (db) =>
        listDeclarations(db, { ...allDeclarations, sort, after: second?.id ?? "" }),
      );
      expect(after.rows.map(({ id }) => id)).toEqual(rows.slice(2).map(({ id }) => id));
    }
  });
});

describe("customs return a declaration", () => {
  it("it is told at once, corrected with a change, and released", async () => {
    const parcel = await one();
    const { orderNo, id } = await rowOf(parcel);
    await control("fates", { key: orderNo, fate: "returned" });
    const before = await told("declaration_returned");
    await live();
    const row = await rowOf(parcel);
    expect(row).toMatchObject({ lane: "returned", failureCode: "ERR-811", interceptAt: null });
    expect(row.words).toContain("商品归类存疑");
    expect(await told("declaration_returned")).toBe(before + 1);
    // taking the same receipts again tells nobody again
    await inScope(seller.jobScope, (db) => db.update(exchangeConnections).set({ cursor: "" }));
    await take();
    expect(await told("declaration_returned")).toBe(before + 1);
    // nor does another word about the same return
    await control("decide", { key: orderNo, state: 100, info: "请核实归类" });
    await take();
    expect((await rowOf(parcel)).words).toContain("请核实归类");
    expect(await told("declaration_returned")).toBe(before + 1);

    clock += 60_000;
    await inScope(seller.ownerScope, (db) =>
      db.update(productCustoms).set({ elements: "1|家用餐具|瓷制|无牌|釉下彩" }),
    );
    const corrected = await correctDeclaration(seller.ownerScope, { declarationId: id, note: "更正申报要素" }, clock);
    expect(corrected).toMatchObject({ ok: true, value: { lane: "ready", findings: [] } });
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "closed", submissions: 2, appType: "2", failureCode: null });
    const again = await correctDeclaration(seller.ownerScope, { declarationId: id }, clock);
    expect(again).toMatchObject({ ok: false, refusal: { code: "declaration_not_correctable" } });
    const detail = await inScope(seller.ownerScope, (db) => getDeclaration(db, id));
    expect(detail?.documents.filter(({ kind }) => kind === "CEB603").map(({ appType }) => appType)).toEqual(["1", "2"]);
  });

  it("a parcel that is handed over is to be intercepted, until customs release it", async () => {
    const parcel = await one();
    const { orderNo, id } = await rowOf(parcel);
    await inScope(seller.jobScope, (db) =>
      db.update(trackingStates).set({ stage: "export" }).where(eq(trackingStates.waybillId, parcel.waybillId)),
    );
    await control("fates", { key: orderNo, fate: "returned" });
    const before = await told("interception");
    await live();
    expect((await rowOf(parcel)).interceptAt).not.toBeNull();
    expect(await told("interception")).toBe(before + 1);
    const { rows } = await inScope(seller.ownerScope, (db) =>
      listDeclarations(db, { ...allDeclarations, intercept: true }),
    );
    expect(rows.map((row) => row.id)).toContain(id);
    clock += 60_000;
    await correctDeclaration(seller.ownerScope, { declarationId: id }, clock);
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "closed", interceptAt: null });
  });

  it("an inspection holds it without being a return", async () => {
    const parcel = await one();
    await control("fates", { key: parcel.orderNumber, fate: "inspection_held" });
    const before = await told("declaration_held");
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "inspection", state: "held", failureCode: null });
    expect(await told("declaration_held")).toBe(before + 1);
    await control("decide", { key: parcel.orderNumber, state: 800 });
    await step();
    await take();
    expect(["released", "closed"]).toContain((await rowOf(parcel)).lane);
  });

  it("a cancelled waybill's declaration counts no more where customs do not have it, and its order can be declared anew", async () => {
    const parcel = await one();
    await control("fates", { key: parcel.orderNumber, fate: "returned" });
    await live();
    await inScope(seller.jobScope, (db) => cancelDeclaration(db, parcel.waybillId, "", clock));
    expect((await rowOf(parcel)).lane).toBe("void");
    await take();
    expect((await rowOf(parcel)).lane).toBe("void");
  });
});

describe("the carrier's waybill", () => {
  it("is waited for with its age, and after two hours people are told once", async () => {
    await control("delays", { waybill: 100_000, patience: 200_000 });
    const parcel = await one();
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "awaiting_waybill" });
    expect((await rowOf(parcel)).waybillAwaitedAt).not.toBeNull();
    const before = await told("waybill_reports_late");
    await sweepDeclarations(clock + 3_600_000);
    expect(await told("waybill_reports_late")).toBe(before);
    await sweepDeclarations(clock + 2 * 3_600_000 + 1000);
    await sweepDeclarations(clock + 2 * 3_600_000 + 2000);
    expect(await told("waybill_reports_late")).toBe(before + 1);
    await control("delays", { waybill: 3 });
    await step();
    await take();
    expect(await rowOf(parcel)).toMatchObject({ lane: "closed", waybillAwaitedAt: null });
  });

  it("is reported by ALP under a mandate alone, through the carrier's own terminal", async () => {
    const staff = mintStaffScope({ id: randomUUID(), name: "staff", staffRole: "carrier_manager" });
    const terminal = {
      dxpId: "DXPLGS0000000001",
      copCode: testCarrier.logisticsCode,
      copName: testCarrier.logisticsName,
    };
    const secret = "a-secret-of-the-carrier";
    await control("accounts", { ...terminal, secret, certificate: sandboxSigningKey.certificate });
    await control("carriers", { logisticsCode: testCarrier.logisticsCode, mandate: terminal.dxpId });
    const mandate = {
      ...terminal,
      ...sandboxSigningKey,
      secret,
      environment: "sandbox" as const,
      carrierCode: "cainiao",
    };
    expect(await setCarrierMandate(staff, mandate, clock)).toMatchObject({ ok: true });
    const parcel = await one();
    expect(await rowOf(parcel)).toMatchObject({ waybillState: "draft" });
    await send();
    const carried = (await sentMessages()).filter(({ mandateOf }) => mandateOf === "cainiao");
    expect(carried.map(({ kind, state }) => `${kind} ${state}`)).toEqual(["CEB505 accepted"]);
    await step();
    await take();
    await takeCarrierReceipts("cainiao", "sandbox", world);
    expect(await rowOf(parcel)).toMatchObject({ lane: "closed", waybillState: "accepted", waybillAwaitedAt: null });
    // the mandate ends
    await inScope(testStaffScope(randomUUID(), "carrier_manager"), (db) =>
      saveCarrierCustoms(db, { carrierCode: "cainiao", ...testCarrier, isMandated: false, mandatedOn: null }, clock),
    );
    await control("carriers", { logisticsCode: testCarrier.logisticsCode });
    expect(await rowOf(await one())).toMatchObject({ waybillState: null });
  });
});

describe("after the declaration", () => {
  it("a list can be taken back between its number and its release, once", async () => {
    const parcel = await one();
    const { id } = await rowOf(parcel);
    const input = { declarationId: id, reason: "买家取消订单" };
    expect(await withdrawDeclaration(seller.ownerScope, input, clock)).toMatchObject({
      ...{ ok: false, refusal: { code: "declaration_not_withdrawable" } },
    });
    await control("fates", { key: parcel.orderNumber, fate: "suspended" });
    await live();
    expect(await rowOf(parcel)).toMatchObject({ state: "accepted" });
    expect(await withdrawDeclaration(seller.ownerScope, input, clock)).toMatchObject({ ok: true });
    expect(await withdrawDeclaration(seller.ownerScope, input, clock)).toMatchObject({
      ...{ ok: false, refusal: { code: "withdrawal_open" } },
    });
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "withdrawn", state: "withdrawn", isWithdrawing: false });
  });

  it("a master list names the day's parcels of one bill, says what it leaves out, and customs take it", async () => {
    const of = await aDeclaringSeller();
    await connectSandboxExchange(of.jobScope, clock);
    const parcels = await booked(3, {}, of);
    await live(of);
    const waiting = await one({}, of);
    const bill = { mode: "5", vehicleName: "CA981", voyageNo: "CA981", billNo: "999-12345675", truckPlate: null };
    const input = { ...bill, day: chinaDateOf(clock), declarationIds: null, source: "person" as const };
    const sent = await sendMasterList(of.ownerScope, input, clock);
    expect(sent).toMatchObject({ ok: true, value: { lists: [{ parcels: 3 }] } });
    expect(sent.ok && sent.value.leftOut.map(({ reason }) => reason)).toEqual(["not_accepted"]);
    const again = await sendMasterList(of.ownerScope, input, clock);
    expect(again).toMatchObject({ ok: false, refusal: { code: "nothing_to_send", values: { leftOut: 4 } } });
    await live(of);
    const [list] = await inScope(of.ownerScope, (db) => listMasterLists(db));
    expect(list).toMatchObject({ state: "accepted", parcelCount: 3, grossGrams: 960, billNo: "999-12345675" });
    expect((await rowOf(waiting, of)).masterListId).toBeNull();
    expect((await rowOf(parcels[0] ?? waiting, of)).masterListId).toBe(list?.id);
  });

  it("a month's summary contains the closed lists of way B and becomes export declarations", async () => {
    const of = await aDeclaringSeller();
    await connectSandboxExchange(of.jobScope, clock);
    await booked(2, {}, of);
    await live(of);
    const returned = await one({}, of);
    await control("fates", { key: returned.orderNumber, fate: "returned" });
    await live(of);
    const month = chinaDateOf(clock).slice(0, 7);
    expect(await sendSummary(of.ownerScope, { month, byOwner: false, byItemName: false }, clock)).toMatchObject({
      ...{ ok: false, refusal: { code: "month_not_over" } },
    });
    const plan = await inScope(of.ownerScope, (db) => planMonth(db, month));
    expect(plan.included).toHaveLength(2);
    expect(plan.leftOut.map(({ reason }) => reason)).toEqual(["not_closed"]);
    clock += 32 * 86_400_000;
    const sent = await sendSummary(of.ownerScope, { month, byOwner: false, byItemName: false }, clock);
    expect(sent).toMatchObject({ ok: true, value: { summaries: [{ lists: 2 }] } });
    await live(of);
    await step(10);
    await take(of);
    const [summary] = await inScope(of.ownerScope, (db) => listSummaries(db));
    expect(summary).toMatchObject({ state: "accepted", listCount: 2, month });
    expect(summary?.sumNo).toMatch(/^5304\d{4}S\d{9}$/);
    const made = await inScope(of.ownerScope, (db) => listExportDeclarations(db, summary?.id ?? null));
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ lists: 2, sumNo: summary?.sumNo });
    expect(made[0]?.entryId).toMatch(/^\d{18}$/);
    const once = await sendSummary(of.ownerScope, { month, byOwner: false, byItemName: false }, clock);
    expect(once).toMatchObject({ ok: false, refusal: { code: "nothing_to_summarise" } });
  });
});
