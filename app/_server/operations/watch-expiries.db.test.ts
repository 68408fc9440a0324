import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listExpiries, saveExpiries } from "#db/queries/expiries";
import { getLiveCursor } from "#db/queries/live";
import { auditEntries, messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffSellerScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { addDays, startOfChinaDay } from "#lib/kit/time";
import type { Expiry } from "#lib/onboarding/expiry";
import { watchExpiries } from "./watch-expiries.ts";

let database: TestDatabase;
let seller: TestSeller;
const on = "2027-03-31";
const morning = (days: number) => startOfChinaDay(addDays(on, days)) + 8 * 3600_000;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  if (seller) await expire([]);
  seller = await aSeller();
});

const expire = (list: readonly Expiry[]) => inScope(seller.jobScope, (db) => saveExpiries(db, list));
const told = () =>
  inScope(seller.jobScope, async (db) => {
    const rows = await db.select().from(messages).where(eq(messages.sellerId, seller.sellerId)).orderBy(messages.id);
    return rows.map(({ kind, values }) => [kind, values.subject, values.days ?? null].join(" "));
  });
const toldDays = () => inScope(seller.jobScope, async (db) => (await listExpiries(db)).map((row) => row.toldDays));

describe("what runs out", () => {
  it("is told 60, 30 and 7 days before, and when it has run out; each once, however often it is looked at", async () => {
    await expire([{ subject: "licence", expiresOn: on }]);
    for (const day of [-61, -60, -60, -59, -30, -30, -8, -7, -1, 0, 1, 1, 2, 40]) await watchExpiries(morning(day));
    expect(await told()).toEqual([
      "material_expires licence 60",
      "material_expires licence 30",
      "material_expires licence 7",
      "material_expired licence ",
    ]);
    const entries = await inScope(seller.ownerScope, (db) =>
      db.select().from(auditEntries).where(eq(auditEntries.sellerId, seller.sellerId)),
    );
    expect(entries).toMatchObject([
      { event: "material_expired", data: { subject: "licence", on }, actorName: "watch-expiries" },
    ]);
  });

  it("is told once by two workers at the same time, and screens hear of it", async () => {
    await expire([
      { subject: "licence", expiresOn: on },
      { subject: "card", expiresOn: addDays(on, 3) },
    ]);
    const before = await inScope(seller.jobScope, getLiveCursor);
    const counts = await Promise.all([1, 2, 3, 4].map(() => watchExpiries(morning(-20))));
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect((await told()).sort()).toEqual(["material_expires card 23", "material_expires licence 20"]);
    expect(await inScope(seller.jobScope, getLiveCursor)).toBe(before + 1);
  });

  it("starts anew with a new date, and not with the same one", async () => {
    await expire([{ subject: "licence", expiresOn: on }]);
    await watchExpiries(morning(-20));
    await expire([{ subject: "licence", expiresOn: on }]);
    expect(await toldDays()).toEqual([30]);
    await expire([{ subject: "licence", expiresOn: addDays(on, 365) }]);
    expect(await toldDays()).toEqual([null]);
    await watchExpiries(morning(-19));
    expect(await told()).toEqual(["material_expires licence 20"]);
    await watchExpiries(morning(365 - 60));
    expect(await told()).toEqual(["material_expires licence 20", "material_expires licence 60"]);
  });

  it("is forgotten when the approved materials have it no more; a reviewer's approval writes it too", async () => {
    await expire([
      { subject: "licence", expiresOn: on },
      { subject: "representative_id", expiresOn: on },
    ]);
    const staff = testStaffSellerScope(seller.ownerId, "reviewer", seller.sellerId);
    await inScope(staff, (db) => saveExpiries(db, [{ subject: "representative_id", expiresOn: on }]));
    expect(await inScope(seller.jobScope, listExpiries)).toEqual([
      { subject: "representative_id", expiresOn: on, toldDays: null },
    ]);
  });

  it("of one seller is no news for another", async () => {
    await expire([{ subject: "licence", expiresOn: on }]);
    const first = seller;
    seller = await aSeller("另一个商家");
    await expire([{ subject: "licence", expiresOn: addDays(on, 300) }]);
    await watchExpiries(morning(-5));
    expect(await told()).toEqual([]);
    await expire([]);
    seller = first;
    expect(await told()).toEqual(["material_expires licence 5"]);
  });
});
