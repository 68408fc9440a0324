import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countPromise, listAlarmInstants } from "#db/queries/alarms";
import { alarms } from "#db/schema/alarms";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { reportOf } from "#lib/alarms/promise";
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
