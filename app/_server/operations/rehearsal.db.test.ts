import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { connect } from "#db/client";
import { getSellerGates } from "#db/queries/gate-facts";
import { countOrders, listOrders } from "#db/queries/order-list";
import { countParcels, listParcels } from "#db/queries/tracking";
import { countWaybills, listWaybills } from "#db/queries/waybill-list";
import { connections, gatewayAccounts } from "#db/schema/gateways";
import { applicationFields, applications, rehearsalParcels, rehearsals } from "#db/schema/onboarding";
import { auditEntries, messages, ownAddresses, sellers } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aGatewayAccount } from "#db/testing/gateways";
import { testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { tablesOfKind } from "#db/walls";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { allWaybills } from "#lib/dispatch/waybill-search";
import { rehearsalLimitMs } from "#lib/onboarding/rehearsal";
import { type RehearsalStep, rehearsalRoles, rehearsalSteps } from "#lib/onboarding/states";
import { parseOrderSearch } from "#lib/orders/search";
import { parseTrackingSearch } from "#lib/tracking/search";
import { demoAccount } from "#sandbox/control/accounts";
import { digestOf } from "#sandbox/link/digest";
import { sandboxForTest } from "#sandbox/testing/caller";
import { readLabelBarcodes } from "#server/gateways/pdf/read-label";
import { runRehearsalJob } from "#server/jobs/handlers/run-rehearsal";
import { readDaily } from "#server/operations/read-daily";
import { POST } from "../../api/carriers/[carrier]/[connection]/route.ts";
import { type Advanced, advanceRehearsal, type RehearsalWorld } from "./advance-rehearsal.ts";
import { readRehearsal, readRehearsalLabel } from "./read-rehearsal.ts";
import { startDueRehearsal, startRehearsal } from "./start-rehearsal.ts";
import { sweepRehearsals } from "./sweep-rehearsals.ts";

const basis = { now: Date.UTC(2026, 10, 25), promises: {} };

let database: TestDatabase;
let owner: Sql;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let door: Server;
let clock = Date.now();
const world: RehearsalWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  sandbox = await sandboxForTest();
  door = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const [, , , carrier = "", connection = ""] = (request.url ?? "").split("/");
    const reply = await POST(new Request("http://alp.test/", { method: "POST", body }), {
      params: Promise.resolve({ carrier, connection }),
    });
    response.writeHead(reply.status).end(await reply.text());
  });
  await new Promise<void>((ready) => door.listen(0, "127.0.0.1", ready));
  const baseUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  // read once per process, so before anything else asks for it
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, AUTH_URL: baseUrl });
  await aGatewayAccount(sandbox.gatewayUrl, demoAccount.providerId, demoAccount.secret);
});
afterAll(async () => {
  await sandbox?.end();
  door?.closeAllConnections();
  await new Promise((done) => (door ? door.close(done) : done(null)));
  await owner?.end();
  await database?.close();
});
beforeEach(() => {
  sandbox.world.faults.clear();
  clock = Date.now();
});

const applicant = {
  licence: { registeredName: "深圳市星河数码有限公司", address: "深圳市龙岗区坂田街道五和大道8号" },
  entry: { contactName: "王芳", contactMobile: "13800138000" },
};

/** A seller whose application was just approved, and nothing else set up. */
async function anApproved(licence: Partial<(typeof applicant)["licence"]> = {}): Promise<TestSeller> {
  const seller = await aSeller();
  const { sellerId } = seller;
  const given = { ...applicant, licence: { ...applicant.licence, ...licence } };
  await inScope(seller.jobScope, async (db) => {
    await insertMany(db, applications, [{ sellerId, state: "approved", decidedAt: clock, approvedAt: clock }]);
    const rows = Object.entries(given).flatMap(([section, fields]) =>
      Object.entries(fields).map(([key, value]) => ({ sellerId, section, key, value, approvedValue: value })),
    );
    await insertMany(db, applicationFields, rows);
  });
  return seller;
}

/** Advances until the test is over, time passing as it wants, its parcels living whenever nothing else is to be done. */
async function untilOver(seller: TestSeller, over: RehearsalWorld = world, hours = 1): Promise<Advanced> {
  for (let turn = 0; turn < 200; turn++) {
    const how = await advanceRehearsal(seller.jobScope, over);
    if (how.kind !== "waiting") return how;
    if (hours > 0) await sandbox.world.step(hours);
    // a push may have moved the time on: then the test is asked again at once
    const next = await advanceRehearsal(seller.jobScope, over);
    if (next.kind !== "waiting") return next;
    clock = next.until;
  }
  throw new Error("never over");
}

const pageOf = (seller: TestSeller) => readRehearsal(seller.ownerScope);
async function viewOf(seller: TestSeller) {
  const { rehearsal } = await pageOf(seller);
  if (!rehearsal) throw new Error("no rehearsal");
  return rehearsal;
}
const statesOf = async (seller: TestSeller) =>
  Object.fromEntries((await viewOf(seller)).steps.map(({ step, state }) => [step, state])) as Record<
    RehearsalStep,
    string
  >;
const failureOf = async (seller: TestSeller) => {
  const step = (await viewOf(seller)).steps.find(({ state }) => state === "failed");
  return step && { step: step.step, code: step.failure?.code, values: step.failure?.values };
};
const stateOf = async (seller: TestSeller) =>
  inScope(
    seller.jobScope,
    async (db) => (await db.select().from(sellers).where(eq(sellers.sellerId, seller.sellerId)))[0]?.state,
  );
const parcelsOf = (seller: TestSeller) =>
  inScope(seller.jobScope, (db) =>
    db.select().from(rehearsalParcels).where(eq(rehearsalParcels.sellerId, seller.sellerId)),
  );
/** What the carrier holds of the seller's tests. */
async function inLedger(seller: TestSeller) {
  const ids = new Set((await parcelsOf(seller)).map(({ waybillId }) => waybillId));
  return [...sandbox.world.book.byCode.values()].filter(({ outOrderId }) => ids.has(outOrderId));
}
const messagesOf = (seller: TestSeller) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(messages).where(eq(messages.sellerId, seller.sellerId))).map(({ kind, values }) => ({
      kind,
      values,
    })),
  );
const begun = async (seller: TestSeller) => {
  expect(await startDueRehearsal(seller.jobScope, clock)).toBe(true);
  return seller;
};
const allPassed = Object.fromEntries(
  rehearsalSteps.map((step) => [step, step === "declaration" ? "not_included" : "passed"]),
);

/** Rows of a seller in every seller's table. */
async function countRows({ sellerId }: TestSeller): Promise<Record<string, number>> {
  const statements = tablesOfKind("seller").map(
    (table) => `select '${table}' as name, count(*)::int as rows from ${table} where seller_id = '${sellerId}'`,
  );
  const rows = await owner.unsafe<{ name: string; rows: number }[]>(statements.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

describe("a first-order test", () => {
  it("goes from the approval to an active seller, by pushes alone, and leaves nothing where real parcels are", async () => {
    const seller = await anApproved();
    const before = await countRows(seller);
    await begun(seller);
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    expect(await statesOf(seller)).toEqual(allPassed);
    expect(await stateOf(seller)).toBe("active");
    expect(await pageOf(seller)).toMatchObject({ bar: "already_active", rehearsal: { state: "passed", count: 1 } });

    const view = await viewOf(seller);
    const polls = view.steps.flatMap(({ sent }) => sent).filter(({ head }) => head.startsWith("cnge.track.get"));
    expect(polls).toEqual([]);
    expect(view.parcels.find(({ role }) => role === "delivered")).toMatchObject({ isDelivered: true, hasLabel: true });
    expect(view.parcels.find(({ role }) => role === "exception")?.exceptions).toEqual([
      { kind: "customs_hold", isOpen: expect.any(Boolean) },
    ]);

    const after = await countRows(seller);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(
      [
        ...["audit_entries", "carrier_bindings", "message_recipients", "messages", "rehearsal_parcels"],
        ...["live_cursors", "rehearsal_steps", "rehearsals"],
      ].sort(),
    );
    expect((await messagesOf(seller)).map(({ kind }) => kind)).toEqual(["seller_activated"]);
    await inScope(seller.ownerScope, async (db) => {
      expect((await listOrders(db, parseOrderSearch({}))).rows).toEqual([]);
      expect(Object.values(await countOrders(db, parseOrderSearch({}))).flat()).not.toContain(1);
      expect((await readDaily(db, parseDailySearch({}), clock)).page.rows).toEqual([]);
      expect((await listWaybills(db, allWaybills)).rows).toEqual([]);
      expect((await countWaybills(db, allWaybills)).total).toBe(0);
      expect((await listParcels(db, parseTrackingSearch({}), basis)).rows).toEqual([]);
      expect((await countParcels(db, parseTrackingSearch({}), basis)).total).toBe(0);
    });
    expect(await owner`select code from unmapped_codes`).toEqual([]);
  });

  it("keeps what was sent and received with each step, and no secret", async () => {
    const seller = await begun(await anApproved());
    await untilOver(seller);
    const { steps, parcels } = await viewOf(seller);
    const step = (name: RehearsalStep) => steps.find((one) => one.step === name);
    const number = (role: string) => parcels.find((one) => one.role === role)?.trackingNumber ?? "";
    expect(
      step("order")
        ?.sent.map(({ role }) => role)
        .sort(),
    ).toEqual([...rehearsalRoles].sort());
    expect(step("order")?.sent[0]?.text).toContain("坂田街道五和大道8号");
    expect(step("waybill")?.sent.map(({ head }) => head)).toEqual(["cnge.order.create #1", "cnge.order.create #1"]);
    expect(step("waybill")?.received.every(({ head }) => /HTTP 200 · \d+ ms · accepted/.test(head))).toBe(true);
    for (const { role, text } of step("label")?.received ?? []) expect(text).toBe(number(role ?? ""));
    expect(step("label")?.received).toHaveLength(2);
    expect(step("declaration")).toMatchObject({ state: "not_included", sent: [], received: [] });
    expect(step("tracking")?.received.some(({ head }) => head.includes("GTMS_SIGNED"))).toBe(true);
    expect(
      step("exception")
        ?.received.slice(-2)
        .map(({ text }) => text),
    ).toEqual([`1 个包裹出现异常 (${number("exception")})`, expect.stringContaining(number("exception"))]);
    const all = JSON.stringify(await parcelsOf(seller)) + JSON.stringify(steps);
    expect(all).not.toContain(demoAccount.secret);
    expect(all).not.toContain("data_digest");
  });

  it("has a label whose barcode a scanner reads and that says that it must not be sent", async () => {
    const seller = await begun(await anApproved());
    await untilOver(seller);
    for (const role of rehearsalRoles) {
      const label = await readRehearsalLabel(seller.ownerScope, role);
      if (!label.ok) throw new Error(label.refusal.code);
      const number = (await viewOf(seller)).parcels.find((one) => one.role === role)?.trackingNumber;
      expect(await readLabelBarcodes(label.value.bytes)).toEqual({ pages: [{ texts: [number] }] });
      expect(label.value.fileName).toBe(`REHEARSAL-${number}.pdf`);
    }
    expect(await readRehearsalLabel((await aSeller()).ownerScope, "delivered")).toMatchObject({ ok: false });
  });

  it("takes the seller's own address once there is one, and ends where it could not before", async () => {
    const seller = await begun(await anApproved({ address: "五和大道8号" }));
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await failureOf(seller)).toEqual({ step: "order", code: "address_unclear", values: {} });
    expect(await messagesOf(seller)).toEqual([{ kind: "rehearsal_failed", values: { step: "order" } }]);
    expect(await stateOf(seller)).toBe("new");
    expect(await startDueRehearsal(seller.jobScope, clock)).toBe(false);
    const half = { contactName: "李雷", province: "浙江省", city: "金华市", district: "义乌市", street: "银海路399号" };
    const english = {
      contactName: "Li Lei",
      province: "Zhejiang",
      city: "Jinhua",
      district: "Yiwu",
      street: "399 Yinhai Rd",
    };
    await inScope(seller.ownerScope, (db) =>
      insertMany(db, ownAddresses, [
        {
          ...{ sellerId: seller.sellerId, storeId: seller.storeId, kind: "sender" as const, isDefault: true },
          ...{ zh: half, en: english, postalCode: "322000", mobile: "13900139000" },
        },
      ]),
    );
    clock += 60_000;
    expect(await startRehearsal(seller.ownerScope, {}, clock)).toMatchObject({ ok: true });
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    expect(await viewOf(seller)).toMatchObject({
      count: 2,
      startedBy: "测试 Tester",
      order: { addressFrom: "own_address" },
    });
  });

  it("goes to production where staff have an account there, and nothing of the sandbox is bound to the seller", async () => {
    const seller = await begun(await anApproved());
    const staff = testStaffScope(randomUUID(), "carrier_manager");
    const production = { gateway: "cainiao", environment: "production" as const };
    await inScope(staff, async (db) => {
      const [account] = await db.select().from(gatewayAccounts).where(eq(gatewayAccounts.environment, "sandbox"));
      if (!account) throw new Error("no account");
      const { baseAddress, providerId, secretSealed } = account;
      await insertMany(db, gatewayAccounts, [
        { ...production, baseAddress, providerId, secretSealed, updatedBy: "test" },
      ]);
    });
    await untilOver(seller);
    const { environments } = await inScope(seller.ownerScope, getSellerGates);
    expect([...environments]).toEqual([["cainiao", "production"]]);
    await owner`delete from gateway_accounts where environment = 'production'`;
  });
});

describe("trouble on the way", () => {
  it.each(["html", "cut_after_commit", "error_after_commit", "cut_json", "number_later"] as const)(
    "a gateway that answers %s makes no second waybill; the test passes once it is well again",
    async (kind) => {
      const seller = await begun(await anApproved());
      sandbox.world.faults.add({ kind, on: "cnge.order.create", times: 3, code: "S07", asks: 2 });
      expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
      expect(await inLedger(seller)).toHaveLength(2);
    },
  );

  it("a gateway that hangs though it booked, and a worker that is stopped meanwhile, make no second waybill", async () => {
    const seller = await begun(await anApproved());
    sandbox.world.faults.add({ kind: "hang_after_commit", on: "cnge.order.create", times: 1 });
    const stopped = advanceRehearsal(seller.jobScope, { ...world, signal: AbortSignal.timeout(400) });
    await expect(stopped).rejects.toThrow("stopped");
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    expect(await inLedger(seller)).toHaveLength(2);
  });

  it("a gateway that never answers well ends the test with its time, with the cause and at most one waybill each", async () => {
    const seller = await begun(await anApproved());
    const start = clock;
    sandbox.world.faults.add({ kind: "html_after_commit", on: "cnge.order.create" });
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    const failure = await failureOf(seller);
    expect(failure?.step).toBe("waybill");
    expect(["deadline_passed", "carrier_unclear"]).toContain(failure?.code);
    expect(JSON.stringify(failure?.values)).not.toBe("{}");
    expect(clock - start).toBeLessThanOrEqual(rehearsalLimitMs);
    expect(await inLedger(seller)).toHaveLength(2);
    expect(await stateOf(seller)).toBe("new");

    // repeated after the failure: new parcels, and it passes
    sandbox.world.faults.clear();
    clock += 60_000;
    await startRehearsal(seller.ownerScope, {}, clock);
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    expect(await inLedger(seller)).toHaveLength(4);
  });

  it("a carrier that refuses the sender's data sends the seller to its addresses", async () => {
    const seller = await begun(await anApproved({ address: `深圳市龙岗区${"很".repeat(160)}路8号` }));
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await failureOf(seller)).toMatchObject({ step: "waybill", code: "sender_refused" });
    expect((await viewOf(seller)).steps.find(({ state }) => state === "failed")?.failure?.repair).toBe("own_addresses");
  });

  it("asks for the events when no push comes", async () => {
    const seller = await begun(await anApproved());
    sandbox.world.faults.add({ kind: "lose", on: "push" });
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    const { steps } = await viewOf(seller);
    expect(steps.find(({ step }) => step === "tracking")?.sent[0]?.head).toBe("cnge.track.get #1");
  });

  it("a parcel without any news ends the test with its time", async () => {
    const seller = await begun(await anApproved());
    expect(await untilOver(seller, world, 0)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await failureOf(seller)).toMatchObject({ step: "tracking", code: "deadline_passed" });
  });

  it("a label that says another number fails, and is not shown as a label", async () => {
    const seller = await begun(await anApproved());
    const wrong: RehearsalWorld = {
      ...world,
      readLabel: async () => ({ pages: [{ texts: ["LX000000000CN"] }] }),
    };
    expect(await untilOver(seller, wrong)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await failureOf(seller)).toMatchObject({
      step: "label",
      code: "label_wrong",
      values: { found: "LX000000000CN" },
    });
    expect((await viewOf(seller)).parcels.some(({ hasLabel }) => hasLabel)).toBe(false);
    const blank: RehearsalWorld = { ...world, readLabel: async () => ({ pages: [{ texts: [] }] }) };
    clock += 1000;
    await startRehearsal(seller.ownerScope, {}, clock);
    await untilOver(seller, blank);
    expect(await failureOf(seller)).toMatchObject({ step: "label", code: "label_unreadable" });
  });

  it("without ALP's account at the sandbox says that staff must set it", async () => {
    const seller = await begun(await anApproved());
    const [account] = await owner`delete from gateway_accounts where gateway = 'cainiao' returning *`;
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await failureOf(seller)).toMatchObject({ step: "order", code: "no_gateway_account" });
    await owner`insert into gateway_accounts ${owner(account ?? {})}`;
  });

  it("ends for a seller that is suspended meanwhile, and none begins for it", async () => {
    const seller = await begun(await anApproved());
    await advanceRehearsal(seller.jobScope, world);
    await owner`update sellers set state = 'suspended' where seller_id = ${seller.sellerId}`;
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    expect((await failureOf(seller))?.code).toBe("seller_suspended");
    expect(await stateOf(seller)).toBe("suspended");
    expect(await startRehearsal(seller.ownerScope, {}, clock)).toMatchObject({
      ok: false,
      refusal: { code: "seller_suspended" },
    });
  });
});

describe("a seller that is suspended after the last step", () => {
  it("is not activated by it", async () => {
    const seller = await begun(await anApproved());
    await advanceRehearsal(seller.jobScope, world);
    await owner`update rehearsal_steps set state = 'passed' where seller_id = ${seller.sellerId}`;
    await owner`update sellers set state = 'suspended' where seller_id = ${seller.sellerId}`;
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "failed" });
    expect(await stateOf(seller)).toBe("suspended");
  });
});

describe("whoever runs it", () => {
  /** A world in which everything stops at the n-th look at the clock or the scanner, as a killed process does. */
  function dying(after: number): RehearsalWorld {
    let looks = 0;
    const look = () => {
      looks += 1;
      if (looks > after) throw new Error("killed");
    };
    return {
      clock: () => {
        look();
        return clock;
      },
      random: () => {
        look();
        return 0.5;
      },
      readLabel: async (bytes) => {
        look();
        return readLabelBarcodes(bytes);
      },
    };
  }

  it("may die at any moment: another goes on, and each parcel is booked once", async () => {
    const seller = await begun(await anApproved());
    let deaths = 0;
    for (let after = 1; after < 60; after++) {
      const how = await advanceRehearsal(seller.jobScope, dying(after)).catch(() => "killed" as const);
      if (how !== "killed") break;
      deaths += 1;
      clock += 41_000;
    }
    expect(deaths).toBeGreaterThan(10);
    expect(await untilOver(seller)).toEqual({ kind: "ended", outcome: "passed" });
    expect(await inLedger(seller)).toHaveLength(2);
    expect((await messagesOf(seller)).map(({ kind }) => kind)).toEqual(["seller_activated"]);
  });

  it("may be several at once: asked for once each, one activation, one end", async () => {
    const seller = await begun(await anApproved());
    const booked = () => sandbox.world.calls["cnge.order.create yes"] ?? 0;
    const before = booked();
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 4 }, () => advanceRehearsal(seller.jobScope, world)));
      await sandbox.world.step(1);
      clock += 41_000;
    }
    await untilOver(seller);
    expect(await statesOf(seller)).toEqual(allPassed);
    expect(booked() - before).toBe(2);
    expect(await inLedger(seller)).toHaveLength(2);
    expect((await messagesOf(seller)).map(({ kind }) => kind)).toEqual(["seller_activated"]);
    const ends = await inScope(seller.jobScope, (db) =>
      db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.sellerId, seller.sellerId), eq(auditEntries.event, "rehearsal_ended"))),
    );
    expect(ends.map(({ data }) => data)).toEqual([{ outcome: "passed" }]);
  });

  it("begins one test, however often it is asked to", async () => {
    const seller = await anApproved();
    const asked = await Promise.all(Array.from({ length: 5 }, () => startRehearsal(seller.ownerScope, {}, clock)));
    expect(new Set(asked.map((one) => one.ok && one.value.rehearsalId)).size).toBe(1);
    expect(
      await inScope(seller.jobScope, (db) =>
        db.select().from(rehearsals).where(eq(rehearsals.sellerId, seller.sellerId)),
      ),
    ).toHaveLength(1);
    expect(await startDueRehearsal(seller.jobScope, clock)).toBe(false);
  });

  it("does not begin without an approval", async () => {
    const seller = await aSeller();
    expect(await startRehearsal(seller.ownerScope, {}, clock)).toMatchObject({
      ok: false,
      refusal: { code: "not_approved" },
    });
    expect(await startDueRehearsal(seller.jobScope, clock)).toBe(false);
    expect(await pageOf(seller)).toMatchObject({ rehearsal: null, bar: "not_approved" });
  });

  it("is a job that begins by itself, comes back by itself and is found by the sweep", async () => {
    const seller = await anApproved();
    const signal = new AbortController().signal;
    const run = () => runRehearsalJob.run({ sellerId: seller.sellerId }, { id: "1", attempt: 0, signal });
    await run();
    expect(await statesOf(seller)).toMatchObject({ label: "passed", tracking: "running", exception: "running" });
    const waiting = async () => {
      const client = connect(database.queueUrl, { max: 1, name: "test" });
      const keys = await client`select singleton_key as key from pgboss.job_common where name = 'run-rehearsal'
        and data->>'sellerId' = ${seller.sellerId} and state = 'created'`;
      await client.end();
      return keys.map(({ key }) => key).sort();
    };
    expect(await waiting()).toEqual([seller.sellerId]);
    expect(await sweepRehearsals()).toBeGreaterThan(0);
    expect(await waiting()).toEqual([seller.sellerId, `${seller.sellerId}/now`]);
    await sandbox.world.step(1);
    await run();
    expect(await stateOf(seller)).toBe("active");
  });
});

describe("a push", () => {
  /** Pushes one hand-made event as the carrier would sign it. */
  async function push(seller: TestSeller, names: object, code: string): Promise<unknown> {
    const [row] = await owner`select id from connections where seller_id = ${seller.sellerId}`;
    const event = { time: "2026-11-25 10:00:00", timeZone: "GMT+8", actionCode: code, desc: `[深圳市] ${code}` };
    const content = JSON.stringify({ ...names, traceDetailList: [event] });
    const form = { msg_type: "TRACEPUSH", msg_id: randomUUID(), logistics_interface: content };
    const body = new URLSearchParams({ ...form, data_digest: digestOf(content, demoAccount.secret) }).toString();
    const reply = await POST(new Request("http://alp.test/", { method: "POST", body }), {
      params: Promise.resolve({ carrier: "cainiao", connection: String(row?.id) }),
    });
    return (await reply.json()).errorCode;
  }

  it("about a test's parcel stays with it: by any of its names, unknown codes uncounted, beside a real parcel of one number", async () => {
    const seller = await begun(await anApproved());
    await advanceRehearsal(seller.jobScope, world);
    const [parcel] = await parcelsOf(seller);
    if (!parcel?.lpNumber || !parcel.trackingNumber) throw new Error("not booked");
    const [real] = await aBatchOfWaybills(seller, 1, { state: "booked" });
    await owner`update waybills set lp_number = ${parcel.lpNumber} where id = ${real?.waybillId ?? ""}`;
    const names = { outOrderId: parcel.waybillId, orderCode: parcel.lpNumber };
    expect(await push(seller, names, "NOBODY_KNOWS_THIS")).toBe("");
    expect(await push(seller, { mailNo: parcel.trackingNumber }, "CC_EX_START")).toBe("");
    const after = (await parcelsOf(seller)).find(({ role }) => role === parcel.role);
    expect(after?.eventCount).toBe(2);
    // the same again changes nothing
    expect(await push(seller, names, "NOBODY_KNOWS_THIS")).toBe("");
    expect((await parcelsOf(seller)).find(({ role }) => role === parcel.role)).toEqual(after);
    expect(await owner`select code from unmapped_codes`).toEqual([]);
    expect(await owner`select code from tracking_events where seller_id = ${seller.sellerId}`).toEqual([]);
    expect(await push(seller, { outOrderId: randomUUID(), orderCode: "LP99999999999999" }, "CC_EX_START")).toBe(
      "B0005",
    );
    // and a real parcel's own push is the real parcel's
    expect(await push(seller, { outOrderId: real?.waybillId, orderCode: parcel.lpNumber }, "CC_EX_START")).toBe("");
    expect(await owner`select code from tracking_events where seller_id = ${seller.sellerId}`).toHaveLength(1);
  });

  it("about an earlier test's parcel is taken and moves nothing", async () => {
    const seller = await begun(await anApproved());
    await untilOver(seller);
    const before = await viewOf(seller);
    expect((await sandbox.world.step(24 * 30)).refused).toBe(0);
    const after = await viewOf(seller);
    expect(after.steps).toEqual(before.steps);
    const [connection] = await inScope(testStaffScope(randomUUID(), "reviewer"), (db) =>
      db.select().from(connections).where(eq(connections.sellerId, seller.sellerId)),
    );
    expect(connection).toMatchObject({ carrierCode: "cainiao", environment: "sandbox", state: "active" });
  });
});
