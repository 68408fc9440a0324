import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "#db/client";
import { listMappedCodes } from "#db/queries/staff-meanings";
import { getParcel } from "#db/queries/tracking";
import { listUnmapped } from "#db/queries/unmapped-codes";
import { incidents } from "#db/schema/incidents";
import { platformAudit } from "#db/schema/people";
import { trackingStates, trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { hourMs } from "#lib/kit/time";
import { meaning } from "#lib/tracking/vocabulary";
import { mapCode } from "./map-code.ts";
import { recordTracking } from "./record-tracking.ts";
import { rereadCode } from "./reread-code.ts";
import { unmapCode } from "./unmap-code.ts";

let database: TestDatabase;
let owner: Sql;
let queue: Sql;
let seller: TestSeller;
let other: TestSeller;
const staff = testStaffScope(randomUUID(), "carrier_manager");
const start = Date.UTC(2026, 10, 20);
const now = start + 20 * hourMs;
const held = meaning("import", "held", "customs_hold").key;
const cleared = meaning("import", "cleared").key;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  queue = connect(database.queueUrl, { max: 1, name: "test" });
  seller = await aSeller();
  other = await aSeller("另一个商家");
  await aConnection(seller.sellerId);
  await aConnection(other.sellerId);
});
afterAll(async () => {
  await queue?.end();
  await owner?.end();
  await database?.close();
});

/** A parcel of which the carrier told these codes, an hour apart. */
async function parcel(of: TestSeller, ...codes: readonly string[]): Promise<string> {
  const [made] = await aBatchOfWaybills(of, 1, { state: "booked" });
  if (!made) throw new Error("no waybill");
  await hear(of, made.waybillId, 0, ...codes);
  return made.waybillId;
}

function hear(of: TestSeller, waybillId: string, hour: number, ...codes: readonly string[]) {
  const events = codes.map((code, index) => {
    const at = start + (hour + index) * hourMs;
    const timeText = new Date(at + 8 * hourMs).toISOString().slice(0, 19).replace("T", " ");
    const told = { vocabulary: "cainiao", code, text: `[里斯本] ${code}`, zone: "GMT+8", place: null } as const;
    return { ...told, at, publishedAt: at, receivedAt: at, timeText, raw: { code } };
  });
  const trace = { outOrderId: waybillId, orderCode: null, trackingNumber: null, lastMileNumber: null, events };
  return recordTracking(of.jobScope, { source: "push", trace, kept: null }, now);
}

const standing = (of: TestSeller, waybillId: string) => inScope(of.jobScope, (db) => getParcel(db, waybillId));
const unmapped = () => inScope(staff, async (db) => (await listUnmapped(db, 100)).map(({ code }) => code));
const kindsOf = (waybillId: string) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(incidents).where(eq(incidents.waybillId, waybillId))).map(({ kind }) => kind),
  );
const told = (code: string) =>
  inScope(staff, async (db) =>
    (
      await db
        .select()
        .from(platformAudit)
        .where(inArray(platformAudit.event, ["code_mapped", "code_unmapped"]))
        .orderBy(asc(platformAudit.at))
    )
      .filter(({ data }) => data.code === code)
      .map(({ event, personName, data }) => [event, personName, data.from, data.meaning]),
  );
const waiting = (code: string) =>
  queue`select 1 from pgboss.job_common where name = 'refold-code' and data->>'code' = ${code} and state = 'created'`;

describe("a meaning that staff give", () => {
  test("holds for new events and, after the job, for parcels that have the code; undone, it is as before", async () => {
    const code = { vocabulary: "cainiao", code: "PT_CUSTOMS_STOP" };
    const mine = await parcel(seller, "LH_DEPART", "LH_ARRIVE", code.code);
    const theirs = await parcel(other, "LH_DEPART", "LH_ARRIVE", code.code);
    const before = await standing(seller, mine);
    expect(before).toMatchObject({ stage: "linehaul", substage: "arrived", exception: null });
    expect(before?.trace.unknown).toHaveLength(1);
    expect(await unmapped()).toContain(code.code);

    expect(await mapCode(staff, { ...code, meaning: held }, now)).toEqual({ ok: true, value: null });
    expect(await unmapped()).not.toContain(code.code);
    expect(await waiting(code.code)).toHaveLength(1);
    const fresh = await parcel(seller, "LH_DEPART", "LH_ARRIVE", code.code);
    expect(await standing(seller, fresh)).toMatchObject({ substage: "held", exception: "customs_hold" });
    expect(await standing(seller, mine)).toMatchObject({ substage: "arrived" });

    expect(await rereadCode(code, now)).toEqual({ changed: 2, left: 0 });
    for (const [of, id] of [[seller, mine] as const, [other, theirs] as const]) {
      expect(await standing(of, id)).toMatchObject({ substage: "held", exception: "customs_hold" });
    }
    expect((await standing(seller, mine))?.trace.unknown).toEqual([]);
    expect(await kindsOf(mine)).toEqual(["customs_hold"]);
    expect(await rereadCode(code, now)).toEqual({ changed: 0, left: 0 });
    expect(await kindsOf(mine)).toEqual(["customs_hold"]);

    expect(await unmapCode(staff, code, now)).toEqual({ ok: true, value: null });
    expect(await rereadCode(code, now)).toEqual({ changed: 3, left: 0 });
    const after = await standing(seller, mine);
    expect(after?.trace).toEqual(before?.trace);
    expect(after).toMatchObject({ substage: "arrived", exception: null });
    expect(await unmapped()).toContain(code.code);
    expect(await told(code.code)).toEqual([
      ["code_mapped", "平台 Staff", null, held],
      ["code_unmapped", "平台 Staff", held, undefined],
    ]);
  });

  test("can be changed; the same again writes nothing", async () => {
    const code = { vocabulary: "cainiao", code: "PT_CUSTOMS_DONE" };
    const mine = await parcel(seller, "LH_DEPART", "LH_ARRIVE", code.code);
    for (const one of [held, held, cleared]) await mapCode(staff, { ...code, meaning: one }, now);
    await rereadCode(code, now);
    expect(await standing(seller, mine)).toMatchObject({ substage: "cleared", exception: null });
    expect((await told(code.code)).map(([, , from, to]) => [from, to])).toEqual([
      [null, held],
      [held, cleared],
    ]);
    const listed = (await inScope(staff, listMappedCodes)).filter((row) => row.code === code.code);
    expect(listed).toMatchObject([{ ...code, meaning: cleared, mappedBy: "平台 Staff", count: 1 }]);
  });

  test("leaves alone parcels whose old events are gone, and brings no finished parcel back into the list", async () => {
    const code = { vocabulary: "cainiao", code: "PT_OLD" };
    const partial = await parcel(seller, "LH_DEPART", code.code);
    const finished = await parcel(seller, "LH_DEPART", code.code, "GTMS_SIGNED");
    await owner`delete from tracking_events where waybill_id = ${partial} and code = 'LH_DEPART'`;
    await owner`delete from tracking_states where waybill_id = ${finished}`;
    await mapCode(staff, { ...code, meaning: held }, now);
    expect(await rereadCode(code, now)).toEqual({ changed: 1, left: 1 });
    expect((await standing(seller, partial))?.trace.unknown).toHaveLength(1);
    expect((await standing(seller, finished))?.trace.unknown).toEqual([]);
    const rows = await inScope(seller.jobScope, (db) =>
      db
        .select({ listed: trackingStates.waybillId })
        .from(trackingTraces)
        .leftJoin(
          trackingStates,
          and(
            eq(trackingStates.sellerId, trackingTraces.sellerId),
            eq(trackingStates.waybillId, trackingTraces.waybillId),
          ),
        )
        .where(eq(trackingTraces.waybillId, finished)),
    );
    expect(rows).toEqual([{ listed: null }]);
    expect(await kindsOf(finished)).toEqual([]);
  });

  test("is refused for what is no tracking code, never came, or means nothing", async () => {
    const given = { vocabulary: "cainiao", code: "PT_OLD", meaning: held };
    const codeOf = async (change: Partial<typeof given>) => {
      const result = await mapCode(staff, { ...given, ...change }, now);
      return result.ok ? "ok" : result.refusal.code;
    };
    expect(await codeOf({ vocabulary: "no-such-language" })).toBe("code_not_mappable");
    expect(await codeOf({ code: "NEVER_CAME" })).toBe("code_never_came");
    expect(await codeOf({ meaning: "import/nonsense//" })).toBe("meaning_unknown");
    expect(await unmapCode(staff, { vocabulary: "cainiao", code: "NEVER_CAME" }, now)).toMatchObject({
      refusal: { code: "code_not_mapped" },
    });
  });
});
