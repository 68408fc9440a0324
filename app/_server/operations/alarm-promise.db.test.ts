import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countPromise, listAlarmInstants, listToldMs } from "#db/queries/alarms";
import { countFound, listIncidents } from "#db/queries/incidents";
import { alarms } from "#db/schema/alarms";
import { incidents } from "#db/schema/incidents";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { wholeTableReads } from "#db/testing/explain";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { ownBars, ownPromiseMs, promiseMs, reportOf } from "#lib/alarms/promise";
import { type IncidentSearch, incidentQuery, openIncidents, parseIncidentSearch } from "#lib/incidents/incident-search";
import { type ToldRange, toldName, toldPeriod } from "#lib/incidents/told";
import { minuteMs } from "#lib/kit/time";
import { raiseAndTell } from "./alarms.test-data.ts";

const now = Date.parse("2026-11-25T12:00:00+08:00");
let database: TestDatabase;
let seller: TestSeller;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  const [parcel] = await aBatchOfWaybills(seller, 1, { state: "booked" });
  await raiseAndTell(
    seller,
    parcel?.waybillId ?? "",
    Array.from({ length: 60 }, () => ({ now })),
  );
});
afterAll(() => database?.close());

it("counts in the database what the report measures in code, up to every limit and by every clock", async () => {
  const limits = [0, 1_000, 5_000, 30_000, minuteMs, 5 * minuteMs, 15 * minuteMs, 60 * minuteMs];
  await inScope(seller.jobScope, async (db) => {
    const rows = await db.select({ id: alarms.id }).from(alarms);
    for (const [n, { id }] of rows.entries()) {
      // just below, at and just above each limit; every third by silence, one told before it was received
      const span = (limits[n % limits.length] ?? 0) + (Math.floor(n / limits.length) % 3) - 1;
      const change = {
        ...{ storedAt: now, receivedAt: now - span, happenedAt: now - 2 * span },
        ...{ silenceDueAt: n % 3 === 0 ? now - span : null, screenAt: n % 2 === 0 ? now + span : null },
      };
      await db.update(alarms).set(change).where(eq(alarms.id, id));
    }
  });
  const span = { since: now, until: now + 1 };
  const [counted, list] = await inScope(seller.ownerScope, async (db) => [
    await countPromise(db, span),
    await listAlarmInstants(db, span),
  ]);
  const { sent: _, ...measured } = reportOf(list);
  expect(list).toHaveLength(60);
  expect(counted).toEqual(measured);
  // outside the period there is none
  const none = await inScope(seller.ownerScope, (db) => countPromise(db, { since: now + 1, until: now + 2 }));
  expect(none).toEqual({ event: null, receipt: null, silence: null, screen: null });
});

it("leads from every figure to exactly the incidents that it counts, ended or not, page by page", async () => {
  await inScope(seller.jobScope, async (db) => {
    const [ended, gathered] = await db.select({ id: incidents.id }).from(incidents).orderBy(incidents.id).limit(2);
    await db
      .update(incidents)
      .set({ state: "resolved", closedAt: now, closedKind: "person" })
      .where(eq(incidents.id, ended?.id ?? ""));
    await db
      .update(incidents)
      .set({ groupId: ended?.id ?? null })
      .where(eq(incidents.id, gathered?.id ?? ""));
  });
  await inScope(seller.ownerScope, async (db) => {
    const report = { ...(await countPromise(db, toldPeriod(now))), sent: null };
    const ids = async (search: IncidentSearch) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(db, { ...search, after }, 7);
        found.push(...page.rows.map(({ id }) => id));
        after = page.rows.at(-1)?.id ?? null;
        if (!page.hasMore) return found;
      }
    };
    const shown = (range: ToldRange) => {
      const query = incidentQuery({ ...openIncidents, told: { ...range, since: 0, until: 0 } });
      return parseIncidentSearch(Object.fromEntries(new URLSearchParams(query)), now);
    };
    const counts: (readonly [ToldRange, number])[] = [
      ...ownBars(report).map(({ range, count }) => [range, count] as const),
      ...(["event", "receipt", "silence", "screen"] as const).flatMap((span) => {
        const one = report[span];
        const up = (upTo: number | null) => ({ span, over: null, upTo });
        if (!one) return [];
        return [
          [up(null), one.count],
          [up(ownPromiseMs), Math.round(one.within5s * one.count)],
          [up(promiseMs), Math.round(one.within15min * one.count)],
        ] as const;
      }),
    ];
    expect(counts.length).toBeGreaterThan(16);
    for (const [range, count] of counts) {
      const search = shown(range);
      const found = await ids(search);
      expect([new Set(found).size, found.length], toldName(range)).toEqual([count, count]);
      expect(await countFound(db, search), toldName(range)).toBe(count);
      const told = await listToldMs(db, found, range.span);
      for (const id of found) {
        const ms = told.get(id) ?? Number.NaN;
        expect(ms > (range.over ?? -1) && ms <= (range.upTo ?? Number.POSITIVE_INFINITY)).toBe(true);
      }
    }
    const bars = await Promise.all(ownBars(report).map(({ range }) => ids(shown(range))));
    expect(new Set(bars.flat()).size).toBe(60);
  });
  const reads = (db: SellerDb) =>
    countFound(db, { ...openIncidents, ...{ view: "told", told: { ...toldPeriod(now), ...ownRange } } });
  expect(await wholeTableReads(seller.ownerScope, reads)).toEqual([]);
});

const ownRange = { span: "own", over: 1_000, upTo: 5_000 } as const;
