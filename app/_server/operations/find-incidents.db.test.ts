import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { countFound, findIncidents as findBySearch, findIncidentsOf, listUnsettledOf } from "#db/queries/incidents";
import { listParcels } from "#db/queries/tracking";
import { beginWatching } from "#db/queries/tracking-watch";
import { incidents } from "#db/schema/incidents";
import { trackingStates } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { wholeTableReads } from "#db/testing/explain";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { openIncidents, parseIncidentSearch } from "#lib/incidents/incident-search";
import type { IncidentKind } from "#lib/incidents/kinds";
import { incidentsFoundMax, incidentsPerStep } from "#lib/incidents/limits";
import { parseTrackingSearch } from "#lib/tracking/search";
import { findIncidents } from "./find-incidents.ts";
import { findParcelIncidents } from "./find-parcel-incidents.ts";
import { resolveIncidents } from "./resolve-incidents.ts";
import { takeIncidents } from "./take-incidents.ts";

let database: TestDatabase;
let seller: TestSeller;
const now = Date.UTC(2026, 10, 25);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  seller = await aSeller();
});

type Raised = Partial<Pick<typeof incidents.$inferInsert, "id" | "groupId" | "waybillNo" | "ownerId" | "words">>;

/** Unsettled incidents, one each about so many subjects; of parcels, where they are given. */
async function raise(kind: IncidentKind, subjects: readonly string[], change: Raised & { of?: "lane" } = {}) {
  const { of: subjectKind = "parcel", ...rest } = change;
  const { sellerId } = seller;
  await inScope(seller.jobScope, (db) =>
    insertMany(
      db,
      incidents,
      subjects.map((subjectId) => ({
        ...{ id: randomUUID(), sellerId, kind, severity: "high" as const, subjectKind, subjectId, lastEvent: "x" },
        ...{ waybillId: subjectKind === "lane" ? null : subjectId, waybillNo: `LX${subjectId.slice(0, 6)}` },
        ...{ happenedAt: now, receivedAt: now, lastAt: now, raisedAt: now, dueAt: now, country: "BR", ...rest },
      })),
    ),
  );
}

async function parcels(count: number): Promise<string[]> {
  const made = await aBatchOfWaybills(seller, count, { state: "booked" });
  await inScope(seller.jobScope, (db) =>
    beginWatching(
      db,
      made.map(({ waybillId }) => ({ waybillId, trackingNumber: "", nextPollAt: null })),
      now,
    ),
  );
  return made.map(({ waybillId }) => waybillId);
}

const found = async (query: string) => {
  const answer = await findIncidents(seller.ownerScope, { query }, now);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const ofParcels = async (query: string) => {
  const answer = await findParcelIncidents(seller.ownerScope, { query }, now);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const openOnes = () =>
  inScope(seller.ownerScope, (db) => db.select().from(incidents).where(isNull(incidents.closedAt)));

describe("all that a list's filters find", () => {
  it("is what verbs act on, in steps: what a colleague changed meanwhile is named, what came later is left", async () => {
    const made = await parcels(320);
    await raise("stalled", made.slice(0, 310));
    await raise("late", made.slice(300));
    const chosen = await found("kind=stalled&due=overdue&after=x");
    expect([chosen.rows, chosen.incidents.length, chosen.kind, chosen.isMine]).toEqual([310, 310, "stalled", false]);

    const colleague = { ...seller.ownerScope, personId: randomUUID(), personName: "李雷" };
    const [first, second] = chosen.incidents;
    if (!first || !second) throw new Error("none");
    await takeIncidents(colleague, { incidents: [first, second] }, now);
    await raise("stalled", made.slice(310, 315));

    const done: string[] = [];
    const refused: { readonly id: string }[] = [];
    for (let from = 0; from < chosen.incidents.length; from += incidentsPerStep) {
      const step = chosen.incidents.slice(from, from + incidentsPerStep);
      const answer = await resolveIncidents(seller.ownerScope, { incidents: step, note: "已催件" }, now);
      if (!answer.ok) throw new Error(answer.refusal.code);
      done.push(...answer.value.done);
      refused.push(...answer.value.refused);
    }
    expect(done).toHaveLength(308);
    const number = expect.stringMatching(/^LX/) as string;
    expect(refused.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [first, second].map(({ id }) => ({
        ...{ id, code: "incident_changed", by: "李雷", kind: "stalled", severity: "high", number },
      })),
    );
    const left = Map.groupBy(await openOnes(), ({ kind }) => kind);
    expect([left.get("late")?.length, left.get("stalled")?.length]).toEqual([20, 7]);
  });

  it("is refused when it is too much for once, and says how much it is", async () => {
    await raise("late", Array.from({ length: incidentsFoundMax }, randomUUID), { of: "lane" });
    expect((await found("kind=late")).incidents).toHaveLength(incidentsFoundMax);
    await raise("late", [randomUUID(), randomUUID()], { of: "lane" });
    expect(await findIncidents(seller.ownerScope, { query: "kind=late" }, now)).toMatchObject({
      refusal: { code: "too_many_found", values: { count: incidentsFoundMax + 2, max: incidentsFoundMax } },
    });
  });

  it("knows whose they are, and leaves ended ones and parcels that go with their cause out", async () => {
    const [a = "", b = "", c = ""] = await parcels(3);
    const { ownerId } = seller;
    const cause = randomUUID();
    await raise("stalled", [randomUUID()], { of: "lane", id: cause, words: "LX" });
    await raise("stalled", [a, b], { groupId: cause, words: "LX" });
    await raise("late", [c], { ownerId });
    // the list by number shows a cause and its parcels; what is done to the cause is done to them
    expect((await found("text=LX")).incidents.map(({ id }) => id)).toContain(cause);
    expect(await found("text=LX")).toMatchObject({ rows: 2, isMine: false, isOwned: true });
    expect(await found("kind=late")).toMatchObject({ rows: 1, isMine: false });
    await takeIncidents(seller.ownerScope, await found("kind=late"), now);
    expect(await found("kind=late")).toMatchObject({ rows: 1, isMine: true, isOwned: true });
    await resolveIncidents(seller.ownerScope, { ...(await found("kind=late")), note: "x" }, now);
    expect(await found("kind=late&view=done")).toMatchObject({ rows: 0, incidents: [], kind: null });
  });

  it("of parcels is the incidents of all pages, only of the kinds and people that are asked for", async () => {
    const made = await parcels(130);
    await raise("stalled", made.slice(0, 120));
    await raise("customs_hold", made.slice(60, 125), { ownerId: seller.ownerId });
    await inScope(seller.jobScope, (db) =>
      db
        .update(trackingStates)
        .set({ stage: "import" })
        .where(
          and(eq(trackingStates.sellerId, seller.sellerId), inArray(trackingStates.waybillId, made.slice(10, 128))),
        ),
    );
    const whole = await ofParcels("stage=import&sort=oldest");
    expect([whole.rows, whole.incidents.length, whole.without]).toEqual([118, 175, 3]);
    const paged = await inScope(seller.ownerScope, async (db) => {
      const ids: string[] = [];
      const search = parseTrackingSearch({ stage: "import" });
      let after: typeof search.after = null;
      for (;;) {
        const page: Awaited<ReturnType<typeof listParcels>> = await listParcels(
          db,
          { ...search, after },
          { now, promises: {} },
        );
        const rows = await listUnsettledOf(
          db,
          page.rows.map(({ waybillId }) => waybillId),
        );
        ids.push(...rows.map(({ id }) => id));
        const last = page.rows.at(-1);
        if (!page.hasMore || !last) return ids;
        after = { at: last.updatedAt, id: last.waybillId };
      }
    });
    expect(whole.incidents.map(({ id }) => id).toSorted()).toEqual(paged.toSorted());
    // a hold at customs is not ended with what was asked for
    expect(await ofParcels("stage=import&incident=stalled")).toMatchObject({
      ...{ rows: 110, without: 0, kind: "stalled", isOwned: false },
      incidents: { length: 110 },
    });
    expect(await ofParcels("owner=nobody")).toMatchObject({ rows: 120, incidents: { length: 120 } });
    expect(await ofParcels(`owner=${seller.ownerId}`)).toMatchObject({ rows: 65, incidents: { length: 65 } });
    expect(await ofParcels("stage=done")).toMatchObject({ rows: 0, incidents: [], kind: null });
  });

  it("reads no table whole", async () => {
    const made = await parcels(60);
    await raise("stalled", made);
    const search = parseIncidentSearch({ kind: "stalled", owner: "nobody" }, now);
    const reads = await wholeTableReads(seller.ownerScope, async (db) => {
      expect(await findBySearch(db, search, 100)).toHaveLength(60);
      expect(await findIncidentsOf(db, made.slice(0, 5))).toHaveLength(5);
      await countFound(db, openIncidents);
    });
    expect(reads).toEqual([]);
  });
});
