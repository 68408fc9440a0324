import { randomUUID } from "node:crypto";
import { asc, sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "#db/client";
import { getRoutingBook } from "#db/queries/rates";
import { getSolution, listSolutionLines } from "#db/queries/solutions";
import { seedReference } from "#db/reference-seed";
import { platformAudit } from "#db/schema/people";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { emptyOfferForm, offerForm } from "#lib/carriers/offer-form";
import { saveOfferInput } from "#lib/carriers/offer-schema";
import { retireSolution } from "./retire-solution.ts";
import { saveSolution } from "./save-solution.ts";

let database: TestDatabase;
let owner: Sql;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  seller = await aSeller();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const staff = testStaffScope(randomUUID(), "carrier_manager");
const now = Date.UTC(2026, 10, 25, 2);
const read = async (code: string) => {
  const row = await inScope(staff, (db) => getSolution(db, code));
  if (!row) throw new Error(`no solution ${code}`);
  return row;
};
const inBook = async (code: string) => {
  const book = await inScope(seller.ownerScope, (db) => getRoutingBook(db, now));
  return book.solutions.find((solution) => solution.code === code);
};
const events = async () => {
  const rows = await inScope(staff, (db) =>
    db
      .select({ event: platformAudit.event, data: platformAudit.data })
      .from(platformAudit)
      .where(sql`event like 'solution_%'`)
      .orderBy(asc(platformAudit.at)),
  );
  return rows;
};
const changed = async (code: string, change: object) => {
  const { offer, version } = await read(code);
  return saveOfferInput.parse({ ...offerForm(offer, version), ...change });
};
const fresh = saveOfferInput.parse({
  ...emptyOfferForm,
  ...{ code: "TEST_LINE", carrierCode: "yanwen", serviceCode: "481", nameZh: "测试专线", nameEn: "Test line" },
  ...{ daysFrom: "10", daysTo: "20" },
});

describe("a solution's declaration", () => {
  test("is saved with its version, kept in the audit, and holds in the next plan", async () => {
    const input = await changed("CAINIAO_STANDARD", { daysTo: "40" });
    expect(await saveSolution(staff, input, now)).toEqual({ ok: true, value: { code: "CAINIAO_STANDARD" } });
    expect(await read("CAINIAO_STANDARD")).toMatchObject({
      editedBy: "平台 Staff",
      offer: { days: { from: 15, to: 40 } },
    });
    expect((await inBook("CAINIAO_STANDARD"))?.days.to).toBe(40);
    expect((await events()).at(-1)).toEqual({
      event: "solution_changed",
      data: {
        solution: "CAINIAO_STANDARD",
        before: { days: { from: 15, to: 45 } },
        after: { days: { from: 15, to: 40 } },
      },
    });
    // a form that was opened before that does not overwrite it
    expect(await saveSolution(staff, input, now)).toMatchObject({
      refusal: { code: "changed_meanwhile", values: { name: "平台 Staff" } },
    });
  });

  test("that is the same is not saved again", async () => {
    const before = await read("DHL");
    expect(await saveSolution(staff, await changed("DHL", {}), now)).toMatchObject({
      refusal: { code: "nothing_changed" },
    });
    expect(await read("DHL")).toEqual(before);
  });

  test("is not overwritten when a new version ships its own", async () => {
    await owner`update installation set value = 'older' where key = 'reference'`;
    await seedReference(owner);
    expect((await read("CAINIAO_STANDARD")).offer.days.to).toBe(40);
    expect(await read("DHL")).toMatchObject({ version: 1, editedBy: "" });
  });
});

describe("a new solution", () => {
  test("stands behind the others; its code and its carrier must be right", async () => {
    const before = (await events()).length;
    const strange = { ...fresh, offer: { ...fresh.offer, carrierCode: "nobody" } };
    expect(await saveSolution(staff, strange, now)).toMatchObject({
      refusal: { code: "carrier_unknown", field: "carrierCode" },
    });
    const taken = { ...fresh, offer: { ...fresh.offer, code: "DHL" } };
    expect(await saveSolution(staff, taken, now)).toMatchObject({ refusal: { code: "code_taken", field: "code" } });
    expect((await read("DHL")).offer.nameEn).not.toBe("Test line");
    expect(await events()).toHaveLength(before);
    expect(await saveSolution(staff, fresh, now)).toEqual({ ok: true, value: { code: "TEST_LINE" } });
    const lines = await inScope(staff, (db) => listSolutionLines(db, "2026-11-25"));
    expect(lines.at(-1)).toMatchObject({
      code: "TEST_LINE",
      card: null,
      carrier: { zh: "燕文物流" },
      isRetired: false,
    });
    expect(lines.find(({ code }) => code === "CAINIAO_STANDARD")?.card).toMatchObject({ currency: "CNY" });
  });

  test("that is gone meanwhile is refused", async () => {
    const input = { version: 2, offer: { ...fresh.offer, code: "NEVER_WAS" } };
    expect(await saveSolution(staff, input, now)).toMatchObject({ refusal: { code: "solution_gone" } });
  });
});

describe("a solution that is retired", () => {
  const retire = async (change: object = {}) => {
    const { version } = await read("TEST_LINE");
    return retireSolution(staff, { code: "TEST_LINE", version, isRetired: true, reason: "停运", ...change }, now);
  };

  test("leaves every plan at once, is kept, and may come back", async () => {
    expect(await inBook("TEST_LINE")).toBeDefined();
    expect(await retire({ reason: "" })).toMatchObject({ refusal: { code: "reason_missing", field: "reason" } });
    expect(await retire({ version: 99 })).toMatchObject({ refusal: { code: "changed_meanwhile" } });
    expect(await retire({ isRetired: false })).toMatchObject({ refusal: { code: "not_retired" } });
    expect(await retire({ code: "NEVER_WAS" })).toMatchObject({ refusal: { code: "solution_gone" } });
    expect(await inBook("TEST_LINE")).toBeDefined();
    expect(await retire()).toEqual({ ok: true, value: null });
    expect(await inBook("TEST_LINE")).toBeUndefined();
    expect((await read("TEST_LINE")).offer.nameZh).toBe("测试专线");
    expect(await retire()).toMatchObject({ refusal: { code: "retired_already" } });
    expect(await retire({ isRetired: false })).toEqual({ ok: true, value: null });
    expect(await inBook("TEST_LINE")).toBeDefined();
    expect((await events()).slice(-2).map(({ event }) => event)).toEqual(["solution_retired", "solution_brought_back"]);
  });
});
