import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMany } from "./bulk.ts";
import { trackingEvents } from "./schema/tracking.ts";
import { inScope } from "./scope.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { testDoorScope, testJobScope } from "./testing/scopes.ts";

let database: TestDatabase;
let owner: postgres.Sql;
const mine = "00000000-0000-4000-8000-000000000001";
const theirs = "00000000-0000-4000-8000-000000000002";
const parcel = "00000000-0000-4000-8000-00000000000a";

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
});

const event = (sellerId: string, occurredAt: number, eventKey = "one") => ({
  ...{ sellerId, waybillId: parcel, occurredAt, eventKey, source: "push" as const, vocabulary: "cainiao" },
  ...{ code: "X", receivedAt: occurredAt, timeText: "", raw: {} },
});
const save = (sellerId: string, ...events: ReturnType<typeof event>[]) =>
  inScope(testJobScope(sellerId), (db) =>
    insertMany(db, trackingEvents, events, {
      columns: ["sellerId", "waybillId", "occurredAt", "eventKey"],
      set: "nothing",
    }),
  );
const placeOf = async (eventKey: string) =>
  (
    await owner<{ place: string }[]>`select tableoid::regclass::text as place from tracking_events
    where event_key = ${eventKey}`
  ).map(({ place }) => place);
const make = (behind: number, ahead: number) =>
  inScope(testDoorScope(), async (db) => {
    const [row] = await db.execute<{ made: number }>(sql`select make_tracking_months(${behind}, ${ahead}) as made`);
    return row?.made;
  });

describe("events lie in months", () => {
  it("by their own instant, absurd ones in the default, and once", async () => {
    const now = Date.now();
    const month = new Date(now).toISOString().slice(0, 7).replace("-", "_");
    await save(mine, event(mine, now, "now"), event(mine, 0, "1970"), event(mine, Date.UTC(2099, 0, 1), "2099"));
    await save(mine, event(mine, now, "now"), event(mine, 0, "1970"));
    expect(await placeOf("now")).toEqual([`partitions.tracking_events_${month}`]);
    expect(await placeOf("1970")).toEqual(["partitions.tracking_events_default"]);
    expect(await placeOf("2099")).toEqual(["partitions.tracking_events_default"]);
  });

  it("that are made ahead, and take over what came too early", async () => {
    const start = new Date();
    const early = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 5, 15);
    await save(mine, event(mine, early, "early"));
    expect(await placeOf("early")).toEqual(["partitions.tracking_events_default"]);
    expect(await make(14, 3)).toBe(0);
    expect(await make(14, 5)).toBe(2);
    const month = new Date(early).toISOString().slice(0, 7).replace("-", "_");
    await save(mine, event(mine, early, "early"));
    expect(await placeOf("early")).toEqual([`partitions.tracking_events_${month}`]);
  });
});

describe("the wall holds on partitions", () => {
  it("a job sees its own seller's events, whatever month they lie in", async () => {
    await save(theirs, event(theirs, Date.now(), "theirs"), event(theirs, Date.UTC(2098, 0, 1), "theirs late"));
    const seen = (sellerId: string) =>
      inScope(testJobScope(sellerId), async (db) =>
        (await db.select().from(trackingEvents)).map((row) => row.sellerId),
      );
    expect(new Set(await seen(mine))).toEqual(new Set([mine]));
    expect(new Set(await seen(theirs))).toEqual(new Set([theirs]));
    await expect(save(mine, event(theirs, Date.now(), "forged"))).rejects.toThrow();
  });

  it("nobody reaches a partition by its own name, and each is secured all the same", async () => {
    const rows = await owner<{ name: string; secured: boolean; acl: string | null }[]>`
      select c.relname as name, c.relrowsecurity as secured, c.relacl::text as acl from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'partitions' and c.relkind = 'r'`;
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ secured, acl }) => !secured || acl !== null)).toEqual([]);
    await expect(
      inScope(testJobScope(mine), (db) => db.execute(sql`select 1 from partitions.tracking_events_default`)),
    ).rejects.toThrow();
    const [rights] = await owner<{ n: number }[]>`select count(*)::int as n from unnest(array['alp_seller', 'alp_staff',
      'alp_job', 'alp_person', 'alp_door']) as role where has_schema_privilege(role, 'partitions', 'usage')`;
    expect(rights?.n).toBe(0);
  });

  it("months are made and ended by the door alone", async () => {
    await expect(
      inScope(testJobScope(mine), (db) => db.execute(sql`select make_tracking_months(0, 1)`)),
    ).rejects.toThrow();
    await expect(make(99, 0)).rejects.toThrow();
    for (const call of [sql`select drop_archived_month('2001-01')`, sql`select list_old_tracking(24)`])
      await expect(inScope(testJobScope(mine), (db) => db.execute(call))).rejects.toThrow();
    for (const call of [sql`select old_stray_events(now(), 1)`, sql`select end_stray_events(1, '[]')`])
      await expect(inScope(testDoorScope(), (db) => db.execute(call))).rejects.toThrow();
  });
});
