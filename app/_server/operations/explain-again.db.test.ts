import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { listMappedCodes } from "#db/queries/staff-meanings";
import { listUnmapped } from "#db/queries/unmapped-codes";
import { orderReasons } from "#db/schema/daily";
import { waybills } from "#db/schema/dispatch";
import { failureSpells } from "#db/schema/failures";
import { rawExchanges, unmappedCodes } from "#db/schema/gateways";
import { orders } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { testStaffScope } from "#db/testing/scopes";
import { aBatchOfWaybills, type TestWaybill } from "#db/testing/waybills";
import { meaning } from "#lib/tracking/vocabulary";
import type { FaultRule } from "#sandbox/faults/faults";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill, fetchNumber } from "./book-one.test-data.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { judgeWaiting } from "./judge-waiting.ts";
import { mapCode } from "./map-code.ts";
import { rereadCode } from "./reread-code.ts";
import type { StepWorld } from "./step-world.ts";
import { unmapCode } from "./unmap-code.ts";

let database: TestDatabase;
let queue: Sql;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let other: ReadySeller;
let gateway: OpenGateway;
let clock = Date.now();
const staff = testStaffScope(randomUUID(), "carrier_manager");
const world: StepWorld = { clock: () => clock, random: () => 0.5 };
const vocabulary = "cainiao_answers";

beforeAll(async () => {
  database = await createTestDatabase();
  queue = connect(database.queueUrl, { max: 1, name: "test" });
  ({ sandbox, gateway } = await openCarrierSandbox());
  seller = await aReadySeller();
  other = await aReadySeller("另一个商家");
});
afterAll(async () => {
  await queue?.end();
  await sandbox?.end();
  await database?.close();
});
beforeEach(() => sandbox.world.faults.clear());

const strike = (rule: Partial<FaultRule> & Pick<FaultRule, "kind">) =>
  sandbox.world.faults.add({ on: "cnge.order.create", ...rule });

async function untilSettled(of: ReadySeller, id: string) {
  for (let tries = 0; tries < 60; tries++) {
    const row = await rowOf(of, id);
    if (["unclear", "failed"].includes(row.state)) return row;
    clock = Math.max(clock, row.nextAttemptAt ?? clock);
    await bookWaybill(of.jobScope, id, gateway, world);
  }
  throw new Error("never settled");
}

/** A parcel that the carrier refused with this code. */
async function refused(of: ReadySeller, code: string): Promise<TestWaybill> {
  const [made] = await aBatchOfWaybills(of, 1);
  if (!made) throw new Error("no waybill");
  strike({ kind: "error", code, match: made.waybillId });
  await untilSettled(of, made.waybillId);
  return made;
}

const rowOf = (of: ReadySeller, id: string) =>
  inScope(of.jobScope, async (db) => {
    const [row] = await db.select().from(waybills).where(eq(waybills.id, id));
    if (!row) throw new Error("no waybill");
    return row;
  });
const callsOf = (id: string) =>
  inScope(seller.jobScope, (db) => db.select().from(rawExchanges).where(eq(rawExchanges.waybillId, id)));

/** What a dispatcher sees of an order: its failure, the groups in which it is counted, the open entries of the report. */
async function seen(of: ReadySeller, { orderId, waybillId }: TestWaybill) {
  await judgeWaiting(of.jobScope, { clock: () => clock, signal: new AbortController().signal });
  const { failureCode } = await rowOf(of, waybillId);
  return inScope(of.jobScope, async (db) => {
    const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
    const groups = await db.select().from(orderReasons).where(eq(orderReasons.orderId, orderId));
    const open = and(
      eq(failureSpells.orderId, orderId),
      eq(failureSpells.source, "carrier"),
      isNull(failureSpells.endedAt),
    );
    const spells = await db.select().from(failureSpells).where(open);
    const isCarriers = ({ code, subject }: { code: string; subject: string }) =>
      subject === "" && [failureCode, "ERR-790"].includes(code);
    return {
      ...{ waybill: failureCode, order: order?.failureCode },
      ...{ groups: groups.filter(isCarriers).map(({ code }) => code), spells: spells.map(({ code }) => code) },
    };
  });
}

const all = (code: string) => ({ waybill: code, order: code, groups: [code], spells: [code] });
const counted = async (code: string) => {
  const rows = await inScope(staff, (db) => db.select().from(unmappedCodes).where(eq(unmappedCodes.code, code)));
  return rows[0]?.count ?? 0;
};
const listed = () => inScope(staff, async (db) => (await listUnmapped(db, 100)).map(({ code }) => code));

describe("a failure that staff give to a carrier's unknown answer", () => {
  it("explains new failures at once and those of before by the job; taken back, nobody knows them again", async () => {
    const code = { vocabulary, code: "S91" };
    const mine = await refused(seller, code.code);
    const theirs = await refused(other, code.code);
    expect(await seen(seller, mine)).toEqual(all("ERR-790"));
    const before = await rowOf(seller, mine.waybillId);
    const spellsBefore = await inScope(seller.jobScope, (db) =>
      db.select().from(failureSpells).where(eq(failureSpells.orderId, mine.orderId)),
    );

    expect(await mapCode(staff, { ...code, meaning: "ERR-302" }, clock)).toEqual({ ok: true, value: null });
    expect(await listed()).not.toContain(code.code);
    const fresh = await refused(seller, code.code);
    expect(await seen(seller, fresh)).toEqual(all("ERR-302"));
    expect(await seen(seller, mine)).toEqual(all("ERR-790"));
    expect(await counted(code.code)).toBe(2);

    expect(await rereadCode(code, clock)).toEqual({ changed: 2, left: 0 });
    expect(await seen(seller, mine)).toEqual(all("ERR-302"));
    expect(await seen(other, theirs)).toEqual(all("ERR-302"));
    expect(await rereadCode(code, clock)).toEqual({ changed: 0, left: 0 });
    const spells = await inScope(seller.jobScope, (db) =>
      db.select().from(failureSpells).where(eq(failureSpells.orderId, mine.orderId)),
    );
    const named = ({ code: was }: { code: string }) => was !== "ERR-790" && was !== "ERR-302";
    expect(spells.filter((one) => !named(one)).map(({ id, beganAt }) => [id, beganAt])).toEqual(
      spellsBefore.filter((one) => !named(one)).map(({ id, beganAt }) => [id, beganAt]),
    );

    expect(await unmapCode(staff, code, clock)).toEqual({ ok: true, value: null });
    expect(await rereadCode(code, clock)).toEqual({ changed: 3, left: 0 });
    for (const one of [mine, fresh]) expect(await seen(seller, one)).toEqual(all("ERR-790"));
    expect(await rowOf(seller, mine.waybillId)).toEqual(before);
    expect(await listed()).toContain(code.code);
  });

  it("is listed with who and when, and a job waits to read again what has the code", async () => {
    const code = { vocabulary, code: "S92" };
    await refused(seller, code.code);
    await mapCode(staff, { ...code, meaning: "ERR-704" }, clock);
    const rows = (await inScope(staff, listMappedCodes)).filter((row) => row.code === code.code);
    expect(rows).toMatchObject([{ ...code, meaning: "ERR-704", mappedBy: "平台 Staff", mappedAt: clock, count: 1 }]);
    const waiting = await queue`select 1 from pgboss.job_common
      where name = 'refold-code' and data->>'code' = ${code.code} and state = 'created'`;
    expect(waiting).toHaveLength(1);
  });

  it("leaves alone what the code is not behind any more: a later refusal, an order that is on its way", async () => {
    const code = { vocabulary, code: "S93" };
    const again = await refused(seller, code.code);
    const gone = await refused(seller, code.code);
    await inScope(seller.jobScope, async (db) => {
      const own = (id: string) => and(eq(orders.sellerId, seller.sellerId), eq(orders.id, id));
      const otherwise = { failureCode: "ERR-703", failureText: "超重" };
      await db.update(orders).set(otherwise).where(own(again.orderId));
      await db
        .update(orders)
        .set({ state: "dispatching", failureCode: null, failureText: "" })
        .where(own(gone.orderId));
    });
    await mapCode(staff, { ...code, meaning: "ERR-701" }, clock);
    await rereadCode(code, clock);
    expect(await seen(seller, again)).toMatchObject({ waybill: "ERR-701", order: "ERR-703" });
    expect(await seen(seller, gone)).toMatchObject({ waybill: "ERR-701", order: null });
  });

  it("is refused where it is no refusal: what may exist, was made, or was never sent is nobody's to say", async () => {
    await refused(seller, "S94");
    const codeOf = async (change: { vocabulary?: string; code?: string; meaning?: string }) => {
      const result = await mapCode(staff, { vocabulary, code: "S94", meaning: "ERR-701", ...change }, clock);
      return result.ok ? "ok" : result.refusal.code;
    };
    const held = meaning("import", "held", "customs_hold").key;
    for (const wrong of ["ERR-721", "ERR-722", "ERR-723", "ERR-733", "ERR-790", "ERR-101", "ERR-606", "ERR-0", held])
      expect(await codeOf({ meaning: wrong })).toBe("meaning_unknown");
    expect(await codeOf({ code: "S95" })).toBe("code_never_came");
    expect(await codeOf({ vocabulary: "dhl_answers" })).toBe("code_never_came");
    expect(await listed()).toContain("S94");
  });

  it("never frees, moves or repeats a booking whose outcome is unknown", async () => {
    const code = { vocabulary, code: "S96" };
    const failed = await refused(seller, code.code);
    const [made] = await aBatchOfWaybills(seller, 1);
    if (!made) throw new Error("no waybill");
    strike({ kind: "html_after_commit", match: made.waybillId });
    const unclear = await untilSettled(seller, made.waybillId);
    // as if the carrier had answered so of a booking that it may hold
    await inScope(seller.jobScope, (db) =>
      db
        .update(waybills)
        .set({ failureCode: "ERR-790", failureAnswer: code.code, failureText: `${code.code} ?` })
        .where(eq(waybills.id, made.waybillId)),
    );
    const calls = [await callsOf(failed.waybillId), await callsOf(made.waybillId)].map(({ length }) => length);
    await queue`delete from pgboss.job_common where name <> 'refold-code'`;

    await mapCode(staff, { ...code, meaning: "ERR-704" }, clock);
    await rereadCode(code, clock);
    const named = { failureCode: "ERR-704", failureAnswer: code.code, failureText: `${code.code} ?` };
    expect(await rowOf(seller, made.waybillId)).toEqual({ ...unclear, ...named });
    expect(await rowOf(seller, failed.waybillId)).toMatchObject({ state: "failed", nextAttemptAt: null });
    expect([await callsOf(failed.waybillId), await callsOf(made.waybillId)].map(({ length }) => length)).toEqual(calls);
    expect(await queue`select 1 from pgboss.job_common where name <> 'refold-code'`).toEqual([]);
    const [order] = await inScope(seller.jobScope, (db) => db.select().from(orders).where(eq(orders.id, made.orderId)));
    expect(order?.state).toBe("dispatching");
  });

  it("counts and explains what was answered about a number, too", async () => {
    const [made] = await aBatchOfWaybills(seller, 1);
    if (!made) throw new Error("no waybill");
    strike({ kind: "alter", data: { trackingNumber: null }, match: made.waybillId });
    await bookWaybill(seller.jobScope, made.waybillId, gateway, world);
    const { lpNumber, nextAttemptAt } = await rowOf(seller, made.waybillId);
    clock = Math.max(clock, nextAttemptAt ?? clock);
    strike({ kind: "error", code: "S97", on: "cnge.waybill.get", match: lpNumber ?? "" });
    await fetchNumber(seller.jobScope, made.waybillId, gateway, world);
    expect(await rowOf(seller, made.waybillId)).toMatchObject({ state: "booked", failureCode: "ERR-790" });
    expect(await counted("S97")).toBe(1);
    await mapCode(staff, { vocabulary, code: "S97", meaning: "ERR-731" }, clock);
    expect(await rereadCode({ vocabulary, code: "S97" }, clock)).toEqual({ changed: 1, left: 0 });
    expect(await rowOf(seller, made.waybillId)).toMatchObject({ state: "booked", failureCode: "ERR-731" });
  });
});
