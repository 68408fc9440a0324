import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { connect } from "#db/client";
import { listTrackingEvents } from "#db/queries/tracking";
import {
  dropArchivedMonth,
  endStrays,
  getArchivePart,
  hasArchivedEvents,
  listArchiveParts,
  listOldTracking,
  readOldStrays,
  saveArchivePart,
  saveArchiveProven,
  strayMonth,
} from "#db/queries/tracking-archive";
import { makeTrackingMonths } from "#db/queries/tracking-keeping";
import { trackingEvents } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { dayMs } from "#lib/kit/time";
import { readArchiveText } from "#lib/tracking/archived-events";
import { archiveMonth } from "./archive-month.ts";
import { archivedYears, archiveTracking } from "./archive-tracking.ts";
import { unpackEvents } from "./pack-events.ts";
import { readArchivedEvents } from "./read-archived-events.ts";

let database: TestDatabase;
let owner: Sql;
let seller: TestSeller;
let other: TestSeller;
const now = Date.now();
const monthsAgo = (months: number) => {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
};
/** Over its time since a while. */
const old = { starts: monthsAgo(28), ends: monthsAgo(27), month: new Date(monthsAgo(28)).toISOString().slice(0, 7) };
const limits = { events: 7, bytes: 100_000 };
const pace = { limits };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1 });
  seller = await aSeller();
  other = await aSeller("另一个商家");
});
afterEach(async () => {
  await owner`delete from tracking_archive`;
  await owner`delete from tracking_events`;
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
});

const door = testDoorScope();
const makeOldMonths = () => inScope(door, (db) => makeTrackingMonths(db, 30, 0));
type Row = typeof trackingEvents.$inferInsert;
const event = (of: TestSeller, waybillId: string, change: Partial<Row> = {}): Row => ({
  ...{ sellerId: of.sellerId, waybillId, occurredAt: old.starts + dayMs, eventKey: randomUUID(), source: "push" },
  ...{ vocabulary: "cainiao", code: "LH_DEPART", receivedAt: old.starts + dayMs, timeText: "2024", raw: { a: 1 } },
  ...change,
});
const save = (of: TestSeller, rows: readonly Row[]) =>
  inScope(of.jobScope, (db) => insertMany(db, trackingEvents, rows));
const storedOf = (of: TestSeller, waybillId: string) =>
  inScope(of.jobScope, (db) => listTrackingEvents(db, waybillId, 5_000));
const archivedOf = (of: TestSeller, waybillId: string) =>
  inScope(of.jobScope, (db) => readArchivedEvents(db, waybillId, 5_000));
const monthIsThere = async () =>
  (await owner`select to_regclass(${`partitions.tracking_events_${old.month.replace("-", "_")}`}) as name`)[0]?.name !==
  null;
const byId = <T extends { readonly id: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** The keys of all that a seller's archive holds, part by part. */
async function keysOf(of: TestSeller, month = old.month): Promise<string[]> {
  return inScope(of.jobScope, async (db) => {
    const keys: string[] = [];
    for (const { part, eventCount } of await listArchiveParts(db, month)) {
      const packed = await getArchivePart(db, month, part);
      const events = packed ? readArchiveText(await unpackEvents(packed)) : [];
      expect(events).toHaveLength(eventCount);
      keys.push(...events.map(({ eventKey }) => eventKey));
    }
    return keys;
  });
}
/** Says at its nth question that the run must end. */
const stopAt = (nth: number) => {
  let asked = 0;
  return {
    throwIfAborted: () => {
      asked += 1;
      if (asked >= nth) throw new Error("killed");
    },
  };
};
/** So many events of parcels of both sellers. */
async function fill(count: number) {
  await makeOldMonths();
  const waybills = Array.from({ length: 5 }, () => randomUUID());
  const rows = (of: TestSeller) => Array.from({ length: count }, (_, n) => event(of, waybills[n % 5] ?? ""));
  const [mine, theirs] = [rows(seller), rows(other)];
  await save(seller, mine);
  await save(other, theirs);
  const keys = (list: readonly Row[]) => list.map(({ eventKey }) => eventKey).sort();
  return { waybills, mine: keys(mine), theirs: keys(theirs) };
}

describe("what goes into the archive", () => {
  it("reads back as the rows were, whatever carriers wrote, and the month ends", async () => {
    await makeOldMonths();
    const text = fc.string({ unit: "binary" }).map((one) => one.replaceAll("\u0000", ""));
    const raw = fc.oneof(
      fc.json({ maxDepth: 3, stringUnit: "grapheme" }).map((one): unknown => ({ "": JSON.parse(one) })),
      fc.constantFrom<unknown>({ place: null }, [], "", 0, { text: "长".repeat(30_000) }, { "": "\n\u2028" }),
    );
    const odd = fc.record({
      ...{ code: text, timeText: text, timeZone: text, description: text, place: text, vocabulary: text, raw },
      ...{ source: fc.constantFrom("push" as const, "poll" as const), eventKey: fc.uuid() },
      ...{
        occurredAt: fc.integer({ min: old.starts, max: old.ends - 1 }),
        receivedAt: fc.integer({ min: 0, max: now }),
      },
    });
    const waybillId = randomUUID();
    const rows = fc.sample(odd, 40).map((one) => event(seller, waybillId, one));
    await save(seller, rows);
    await save(other, [event(other, waybillId)]);
    const before = await storedOf(seller, waybillId);
    expect(before).toHaveLength(rows.length);
    const done = await archiveTracking(now, { limits: { events: 30, bytes: 300_000 } });
    expect(done.events).toBe(rows.length + 1);
    expect(await monthIsThere()).toBe(false);
    expect(await storedOf(seller, waybillId)).toEqual([]);
    expect(byId(await archivedOf(seller, waybillId))).toEqual(byId(before));
    expect(await archivedOf(other, waybillId)).toHaveLength(1);
    expect(await archiveTracking(now)).toEqual({ dropped: 0, events: 0, ended: 0 });
  });

  it("comes in parts of bounded size", async () => {
    await makeOldMonths();
    const raw = { text: "x".repeat(1_000) };
    await save(
      seller,
      Array.from({ length: 20 }, () => event(seller, randomUUID(), { raw })),
    );
    await archiveTracking(now, { limits: { events: 7, bytes: 4_500 } });
    const parts = await inScope(seller.jobScope, (db) => listArchiveParts(db, old.month));
    expect(parts.map(({ eventCount }) => eventCount)).toEqual([4, 4, 4, 4, 4]);
  });
});

describe("a run that is killed", () => {
  it("is gone on with where it ended: nothing is doubled, nothing is missing", async () => {
    const { mine, theirs } = await fill(40);
    let kills = 0;
    // every run goes a little further than the one before
    for (let nth = 2; nth < 40; nth++) {
      const ended = await archiveTracking(now, { limits, signal: stopAt(nth) }).catch(() => "killed" as const);
      if (ended !== "killed") break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(5);
    expect(await monthIsThere()).toBe(false);
    expect((await keysOf(seller)).sort()).toEqual(mine);
    expect((await keysOf(other)).sort()).toEqual(theirs);
  });

  it("and others side by side come to the same", async () => {
    const { mine, theirs } = await fill(40);
    await Promise.allSettled([archiveTracking(now, pace), archiveTracking(now, pace), archiveTracking(now, pace)]);
    await archiveTracking(now, pace);
    expect(await monthIsThere()).toBe(false);
    expect((await keysOf(seller)).sort()).toEqual(mine);
    expect((await keysOf(other)).sort()).toEqual(theirs);
  });
});

describe("a month is not ended", () => {
  const archive = async () => {
    for (const of of [seller, other]) await archiveMonth(of.jobScope, old, now, pace);
  };
  const drop = () => inScope(door, (db) => dropArchivedMonth(db, old.month));

  it("while the archive lacks an event of one seller", async () => {
    const { waybills, mine } = await fill(10);
    await archiveMonth(seller.jobScope, old, now, pace);
    await expect(drop()).rejects.toThrow();
    await archive();
    const late = event(seller, waybills[0] ?? "");
    await save(seller, [late]);
    await expect(drop()).rejects.toThrow();
    expect(await monthIsThere()).toBe(true);
    // what came behind the archive's back is taken in
    await archiveTracking(now, pace);
    expect(await monthIsThere()).toBe(false);
    expect((await keysOf(seller)).sort()).toEqual([...mine, late.eventKey].sort());
  });

  it("while a part was not read back, and a damaged one is written anew from the rows", async () => {
    const { mine } = await fill(10);
    await archive();
    await owner`update tracking_archive set proven_at = null, content = ${Buffer.from("x")}
      where seller_id = ${seller.sellerId} and part = 1`;
    await expect(drop()).rejects.toThrow();
    await archiveTracking(now, pace);
    expect(await monthIsThere()).toBe(false);
    expect((await keysOf(seller)).sort()).toEqual(mine);
  });

  it("within a year", async () => {
    const month = new Date(monthsAgo(2)).toISOString().slice(0, 7);
    await expect(inScope(door, (db) => dropArchivedMonth(db, month))).rejects.toThrow();
    await expect(inScope(door, (db) => listOldTracking(db, 6))).rejects.toThrow();
    await expect(inScope(seller.jobScope, (db) => dropArchivedMonth(db as never, old.month))).rejects.toThrow();
  });

  it("and one that is made again never overwrites what the archive alone has", async () => {
    const { waybills, mine } = await fill(10);
    await archiveTracking(now, pace);
    await makeOldMonths();
    await save(seller, [event(seller, waybills[0] ?? "", { occurredAt: old.starts + 1 })]);
    await expect(archiveTracking(now, pace)).rejects.toThrow();
    expect(await monthIsThere()).toBe(true);
    expect(await keysOf(seller)).toEqual(expect.arrayContaining(mine));
  });
});

describe("events that come after their month", () => {
  it("stay for their time as rows, and are then archived too", async () => {
    const { waybills } = await fill(3);
    const waybillId = waybills[0] ?? "";
    await archiveTracking(now, pace);
    const late = event(seller, waybillId, { receivedAt: now });
    const older = [1, 2, 3].map((n) => event(seller, waybillId, { occurredAt: n, receivedAt: monthsAgo(25) }));
    const theirs = event(other, waybillId, { occurredAt: 1, receivedAt: monthsAgo(25) });
    await save(seller, [late, ...older]);
    await save(other, [theirs]);
    const before = await storedOf(seller, waybillId);
    expect((await archiveTracking(now, { limits: { events: 2, bytes: 100_000 } })).events).toBe(4);
    expect((await storedOf(seller, waybillId)).map(({ id }) => id)).toEqual([late.eventKey]);
    expect((await keysOf(seller, strayMonth)).sort()).toEqual(older.map(({ eventKey }) => eventKey).sort());
    const archived = await archivedOf(seller, waybillId);
    expect(archived).toEqual(expect.arrayContaining(before.filter(({ id }) => id !== late.eventKey)));
    expect(archived).toHaveLength(4);
    expect(await keysOf(other, strayMonth)).toEqual([theirs.eventKey]);
    expect((await archiveTracking(now, pace)).events).toBe(0);
  });

  it("are shown once when they were archived before", async () => {
    const { waybills } = await fill(1);
    const waybillId = waybills[0] ?? "";
    const [first] = await storedOf(seller, waybillId);
    await archiveTracking(now, pace);
    const receivedAt = monthsAgo(25);
    await save(seller, [event(seller, waybillId, { eventKey: first?.id ?? "", receivedAt })]);
    await archiveTracking(now, pace);
    expect(await archivedOf(seller, waybillId)).toEqual([first]);
  });

  it("end as rows only with a part that holds as many", async () => {
    const waybillId = randomUUID();
    const receivedAt = monthsAgo(25);
    await save(
      seller,
      [1, 2].map((n) => event(seller, waybillId, { occurredAt: n, receivedAt })),
    );
    await inScope(seller.jobScope, async (db) => {
      const [one] = await readOldStrays(db, monthsAgo(24), limits);
      const packed = { content: new Uint8Array(), byteLength: 0, sha256: "", datedAt: 0 };
      await saveArchivePart(db, { ...packed, month: strayMonth, part: 1, events: one ? [one] : [] }, now);
      await saveArchiveProven(db, strayMonth, 1, now);
    });
    const both = await inScope(seller.jobScope, (db) => readOldStrays(db, monthsAgo(24), limits));
    await expect(inScope(seller.jobScope, (db) => endStrays(db, 1, both))).rejects.toThrow();
    await expect(inScope(other.jobScope, (db) => endStrays(db, 1, both.slice(0, 1)))).rejects.toThrow();
    expect(await storedOf(seller, waybillId)).toHaveLength(2);
    await inScope(seller.jobScope, (db) => endStrays(db, 1, both.slice(0, 1)));
    expect(await storedOf(seller, waybillId)).toHaveLength(1);
  });
});

describe("the archive", () => {
  it("ends after its years", async () => {
    await fill(3);
    await archiveTracking(now, pace);
    const over = old.ends + archivedYears * 365.25 * dayMs;
    expect(await archiveTracking(over - dayMs)).toMatchObject({ ended: 0 });
    expect(await archiveTracking(over + dayMs)).toMatchObject({ ended: 2 });
    expect(await keysOf(seller)).toEqual([]);
  });

  it("is asked for where a parcel has more than is stored as rows", async () => {
    const [made] = await aBatchOfWaybills(seller, 1, { state: "booked" });
    const waybillId = made?.waybillId ?? "";
    await makeOldMonths();
    await save(seller, [event(seller, waybillId)]);
    await owner`insert into tracking_traces (seller_id, waybill_id, trace, event_count)
      values (${seller.sellerId}, ${waybillId}, '{}', 1)`;
    const has = (of: TestSeller) => inScope(of.jobScope, (db) => hasArchivedEvents(db, waybillId));
    expect(await has(seller)).toBe(false);
    await archiveTracking(now, pace);
    expect(await has(seller)).toBe(true);
    expect(await has(other)).toBe(false);
  });
});
