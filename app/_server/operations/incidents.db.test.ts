import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countIncidents, countOpenIncidents, getIncidents, listIncidents } from "#db/queries/incidents";
import { exchangeConnections } from "#db/schema/customs";
import { incidents } from "#db/schema/incidents";
import { auditEntries } from "#db/schema/sellers";
import { trackingStates } from "#db/schema/tracking";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aBookedParcel, aDeclaringSeller, declarationOf } from "#db/testing/declaring";
import type { ReadySeller } from "#db/testing/dispatch";
import { wholeTableReads } from "#db/testing/explain";
import type { TestWaybill } from "#db/testing/waybills";
import { openIncidents } from "#lib/incidents/incident-search";
import { incidentRules } from "#lib/incidents/kinds";
import { sandboxForTest } from "#sandbox/testing/caller";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { correctDeclaration } from "./correct-declaration.ts";
import { resolveIncidents } from "./resolve-incidents.ts";
import { sendDeclarations } from "./send-declarations.ts";
import { finishBookings } from "./settle-booking.ts";
import { settleDeclarations } from "./settle-declarations.ts";
import type { StepWorld } from "./step-world.ts";
import { sweepDeclarations } from "./sweep-declarations.ts";
import { takeIncidents } from "./take-incidents.ts";
import { takeReceipts } from "./take-receipts.ts";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let seller: ReadySeller;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_EXCHANGE_URL: sandbox.dataExchangeUrl });
  await control("waybills", { logisticsNos: ["*"] });
  seller = await aDeclaringSeller();
  await connectSandboxExchange(seller.jobScope, clock);
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  clock = Math.max(Date.now(), clock) + 120_000;
  await control("delays", { waybill: 3, patience: 600 });
});

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/customs/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
}

async function parcel(fate: string): Promise<TestWaybill> {
  const made = await aBookedParcel(seller, clock, finishBookings);
  await control("fates", { key: made.orderNumber, fate });
  return made;
}
const rowOf = (of: TestWaybill) => declarationOf(seller, of);
async function hear(): Promise<void> {
  await control("step", {});
  await takeReceipts(seller.jobScope, "sandbox", world);
}
async function live(): Promise<void> {
  await sendDeclarations(seller.jobScope, "sandbox", world);
  await hear();
}
const about = ({ waybillId }: TestWaybill) =>
  inScope(seller.ownerScope, (db) =>
    db.select().from(incidents).where(eq(incidents.waybillId, waybillId)).orderBy(incidents.kind, incidents.raisedAt),
  );
const openCount = () => inScope(seller.ownerScope, countOpenIncidents);
const goes = ({ waybillId }: TestWaybill) =>
  inScope(seller.jobScope, (db) =>
    db.update(trackingStates).set({ stage: "export" }).where(eq(trackingStates.waybillId, waybillId)),
  );
const idOf = async (of: TestWaybill, kind: string) => {
  const found = (await about(of)).findLast((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found.id;
};

/** As a person who sees the incident as it is now. */
const seen = async (id: string) => {
  const rows = await inScope(seller.ownerScope, (db) => getIncidents(db, [id]));
  return [{ id, version: rows[0]?.version ?? 1 }];
};
const resolveIncident = async (
  scope: SellerScope,
  { incidentId, note }: { readonly incidentId: string; readonly note: string },
  now: number,
) => resolveIncidents(scope, { incidents: await seen(incidentId), note }, now);
const takeOverIncident = async (scope: SellerScope, { incidentId }: { readonly incidentId: string }) =>
  takeIncidents(scope, { incidents: await seen(incidentId) });

describe("a return", () => {
  it("raises one incident with customs' words and its time, counts repetitions in it, and ends with the release", async () => {
    const before = await openCount();
    const of = await parcel("returned");
    await live();
    const [raised] = await about(of);
    expect(raised).toMatchObject({
      ...{ kind: "declaration_returned", severity: "high", state: "open", count: 1, orderNumber: of.orderNumber },
      ...{ receivedAt: clock, dueAt: clock + incidentRules.declaration_returned.dueMs, closedAt: null, ownerId: null },
      ...{ subjectId: (await rowOf(of)).id, status: "100" },
    });
    expect(raised?.words).toContain("商品归类存疑");
    expect(raised?.happenedAt).not.toBe(raised?.receivedAt);
    expect(await openCount()).toBe(before + 1);

    // the same receipts again change nothing
    await inScope(seller.jobScope, (db) => db.update(exchangeConnections).set({ cursor: "" }));
    await takeReceipts(seller.jobScope, "sandbox", world);
    expect(await about(of)).toEqual([raised]);
    // another return is counted in it
    await control("decide", { key: of.orderNumber, state: 100, info: "请核实归类" });
    await takeReceipts(seller.jobScope, "sandbox", world);
    expect(await about(of)).toMatchObject([{ id: raised?.id, count: 2, words: "请核实归类", state: "open" }]);

    clock += 60_000;
    await correctDeclaration(seller.ownerScope, { declarationId: (await rowOf(of)).id, note: "更正" }, clock);
    expect(await about(of)).toMatchObject([{ state: "open" }]);
    await live();
    expect(await about(of)).toMatchObject([
      { id: raised?.id, state: "closed", closedKind: "event", closedBy: "released", count: 2 },
    ]);
    expect(await openCount()).toBe(before);
    const told = await inScope(seller.ownerScope, (db) =>
      db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, raised?.id ?? "")),
    );
    expect(told.map(({ event }) => event).sort()).toEqual(["incident_closed", "incident_raised"]);
  });

  it("settled by many at once, it raises one", async () => {
    const of = await parcel("returned");
    await live();
    const { id } = await rowOf(of);
    // as if it had never been raised
    await inScope(seller.jobScope, (db) =>
      db.update(incidents).set({ subjectId: randomUUID() }).where(eq(incidents.subjectId, id)),
    );
    await Promise.all([1, 2, 3, 4].map(() => inScope(seller.jobScope, (db) => settleDeclarations(db, [id], clock))));
    expect((await about(of)).filter(({ subjectId }) => subjectId === id)).toHaveLength(1);
  });

  it("comes back after a person has resolved it only when something new happens", async () => {
    const of = await parcel("returned");
    await live();
    const note = "已更正申报要素，等回执";
    const incidentId = await idOf(of, "declaration_returned");
    expect(await resolveIncident(seller.ownerScope, { incidentId, note }, clock)).toMatchObject({ ok: true });
    const { id } = await rowOf(of);
    await inScope(seller.jobScope, (db) => settleDeclarations(db, [id], clock));
    expect(await about(of)).toMatchObject([{ state: "resolved", closedKind: "person", note }]);
    await control("decide", { key: of.orderNumber, state: 100, info: "仍有疑问" });
    await takeReceipts(seller.jobScope, "sandbox", world);
    expect(await about(of)).toMatchObject([
      { state: "open", reopened: 1, count: 2, note: "", closedAt: null, ownerId: null },
    ]);
  });
});

describe("an inspection", () => {
  it("raises a quieter one that ends with the release", async () => {
    const of = await parcel("inspection_held");
    await live();
    expect(await about(of)).toMatchObject([{ kind: "declaration_held", severity: "normal", state: "open" }]);
    await control("decide", { key: of.orderNumber, state: 800 });
    await hear();
    expect(await about(of)).toMatchObject([{ state: "closed", closedBy: "released" }]);
  });
});

describe("an interception", () => {
  it("is raised beside the return of a parcel that is gone, and ends with the carrier's answer", async () => {
    const of = await parcel("returned");
    await goes(of);
    await live();
    expect((await about(of)).map(({ kind, severity }) => [kind, severity])).toEqual([
      ["declaration_returned", "high"],
      ["interception", "critical"],
    ]);
    expect((await rowOf(of)).interceptAt).not.toBeNull();
    const incidentId = await idOf(of, "interception");
    const input = { incidentId, note: "承运商：已在深圳仓拦下，退回中" };
    expect(await resolveIncident(seller.ownerScope, input, clock)).toMatchObject({ ok: true });
    expect((await rowOf(of)).interceptAt).toBeNull();
    // what is settled anew stays ended, the return itself still waits
    const { id } = await rowOf(of);
    await inScope(seller.jobScope, (db) => settleDeclarations(db, [id], clock));
    expect((await rowOf(of)).interceptAt).toBeNull();
    expect((await about(of)).map(({ state }) => state)).toEqual(["open", "resolved"]);
  });

  it("is raised by the sweep when the parcel is picked up after the return, and closed when customs release it", async () => {
    const of = await parcel("returned");
    await live();
    expect((await about(of)).map(({ kind }) => kind)).toEqual(["declaration_returned"]);
    await goes(of);
    await sweepDeclarations(clock);
    await sweepDeclarations(clock);
    expect((await about(of)).map(({ kind, count }) => [kind, count])).toEqual([
      ["declaration_returned", 1],
      ["interception", 1],
    ]);
    clock += 60_000;
    await correctDeclaration(seller.ownerScope, { declarationId: (await rowOf(of)).id, note: "更正" }, clock);
    await live();
    expect((await about(of)).map(({ closedBy }) => closedBy)).toEqual(["released", "released"]);
  });
});

describe("people and incidents", () => {
  it("one takes over, another may take over from it; what is settled is refused", async () => {
    const of = await parcel("returned");
    await live();
    const before = await openCount();
    const incidentId = await idOf(of, "declaration_returned");
    expect(await takeOverIncident(seller.ownerScope, { incidentId })).toMatchObject({ ok: true });
    const { personId: ownerId, personName: ownerName } = seller.ownerScope;
    expect(await about(of)).toMatchObject([{ state: "acknowledged", ownerId, ownerName }]);
    expect(await openCount()).toBe(before - 1);
    const other = { ...seller.ownerScope, personId: randomUUID(), personName: "李雷" };
    expect(await takeOverIncident(other, { incidentId })).toMatchObject({ ok: true });
    expect(await about(of)).toMatchObject([{ ownerId: other.personId, ownerName: "李雷" }]);
    // what somebody has goes on counting repetitions
    await control("decide", { key: of.orderNumber, state: 100, info: "再次退单" });
    await takeReceipts(seller.jobScope, "sandbox", world);
    expect(await about(of)).toMatchObject([{ state: "acknowledged", count: 2, ownerName: "李雷" }]);
    await resolveIncident(other, { incidentId, note: "已处理" }, clock);
    for (const again of [
      await takeOverIncident(other, { incidentId }),
      await resolveIncident(other, { incidentId, note: "x" }, clock),
    ])
      expect(again).toMatchObject({ ok: false, refusal: { code: "incident_settled" } });
    expect(await takeOverIncident(other, { incidentId: randomUUID() })).toMatchObject({
      ...{ ok: false, refusal: { code: "incident_not_found" } },
    });
  });

  it("lists and counts read no table whole, and pages follow one another", async () => {
    const reads = async (db: SellerDb) => {
      await listIncidents(db, openIncidents);
      await listIncidents(db, { ...openIncidents, view: "done", kinds: ["interception"] });
      await countOpenIncidents(db);
      await countIncidents(db);
    };
    expect(await wholeTableReads(seller.ownerScope, reads)).toEqual([]);
    for (const view of ["open", "done"] as const) {
      const read = (after: string | null) =>
        inScope(seller.ownerScope, (db) => listIncidents(db, { ...openIncidents, view, after }));
      const { rows } = await read(null);
      expect(rows.length).toBeGreaterThan(2);
      const next = await read(rows[0]?.id ?? null);
      expect(next.rows.map(({ id }) => id)).toEqual(rows.slice(1).map(({ id }) => id));
    }
  });
});
