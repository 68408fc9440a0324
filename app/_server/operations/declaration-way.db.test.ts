import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nomenclatureCodes, nomenclatureEditions } from "#db/schema/nomenclature";
import { exchangeRates } from "#db/schema/solutions";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aBookedParcel, aDeclaringSeller, declarationOf } from "#db/testing/declaring";
import type { ReadySeller } from "#db/testing/dispatch";
import { testStaffScope } from "#db/testing/scopes";
import type { SaveCustomsSettingsInput } from "#lib/customs/declaration-schema";
import { readFrozen } from "#lib/customs/frozen-view";
import { saveCustomsSettings } from "./save-customs-settings.ts";
import { setRefundRate } from "./set-refund-rate.ts";
import { finishBookings } from "./settle-booking.ts";

let database: TestDatabase;
const now = Date.UTC(2026, 10, 29, 4);
const gcode = "6911101900";
const staff = testStaffScope("6f0d3d57-1d0e-4d39-9d5f-0c5f1f0f6b11", "carrier_manager");

beforeAll(async () => {
  database = await createTestDatabase();
  await inScope(staff, (db) =>
    db.insert(exchangeRates).values({
      ...{ base: "USD", quote: "CNY", day: "2026-11-20", rateMicros: 7_000_000, source: "test" },
    }),
  );
});
afterAll(() => database?.close());

const settings: SaveCustomsSettingsInput = {
  ...{ codeForm: "numeric", mayPadHeading: false, platformCode: "无", platformName: "AliExpress" },
  ...{ declarantCode: "", declarantName: "", taxBranch: null },
};

/** In a pilot zone, preferring way A. */
const aSeller = (taxpayer: string) => aDeclaringSeller({ declaration: { taxpayer, defaultWay: "A" } });

async function chosen(of: ReadySeller) {
  const row = await declarationOf(of, await aBookedParcel(of, now, finishBookings));
  return { way: row.way, ...readFrozen(row.facts)?.choice };
}

describe("a booked parcel's way", () => {
  it("is B with the reason while a general taxpayer's rate is unknown or above 0, and A once it is known to be 0", async () => {
    const seller = await aSeller("general");
    const refund = { way: "B", reasons: ["refund_wanted"], isSetByPerson: false };
    expect(await chosen(seller)).toMatchObject(refund);
    await setRefundRate(seller.ownerScope, { gcode, validFrom: "2026-01-01", rate: 1300 }, now);
    expect(await chosen(seller)).toMatchObject(refund);
    await setRefundRate(seller.ownerScope, { gcode, validFrom: "2026-06-01", rate: 0 }, now);
    expect(await chosen(seller)).toMatchObject({ way: "A", reasons: [], doubts: ["duty_unknown", "licence_unknown"] });
  });

  it("is A for a small-scale taxpayer, and for a general one that chose another branch", async () => {
    expect(await chosen(await aSeller("small_scale"))).toMatchObject({ way: "A", reasons: [] });
    const seller = await aSeller("general");
    expect(await saveCustomsSettings(seller.ownerScope, { ...settings, taxBranch: "exemption" }, now)).toMatchObject({
      ok: true,
    });
    expect(await chosen(seller)).toMatchObject({ way: "A", reasons: [] });
  });

  it("a branch that is closed to the kind of taxpayer is refused at its field", async () => {
    const seller = await aSeller("small_scale");
    expect(await saveCustomsSettings(seller.ownerScope, { ...settings, taxBranch: "refund" }, now)).toMatchObject({
      ...{ ok: false, refusal: { code: "branch_closed", field: "taxBranch" } },
    });
  });

  it("reads supervision conditions and rates of the imported table alone", async () => {
    const seller = await aSeller("small_scale");
    const id = "0b8f2c1e-58a3-4c4b-8a57-5a1f7d3f2a10";
    const write = (origin: "imported" | "seed", supervision: string) =>
      inScope(staff, async (db) => {
        await db.delete(nomenclatureCodes).where(eq(nomenclatureCodes.code, gcode));
        const [any] = await db.select().from(nomenclatureEditions).limit(1);
        if (!any) throw new Error("no edition");
        await db
          .insert(nomenclatureEditions)
          .values({ ...any, id, origin: "imported", isComplete: false })
          .onConflictDoNothing();
        const [code] = await db.select().from(nomenclatureCodes).limit(1);
        if (!code) throw new Error("no code");
        await db.insert(nomenclatureCodes).values({
          ...{ ...code, code: gcode, origin, editionId: id, supervision, refundBasisPoints: 1300 },
          ...{ validFrom: "2026-01-01", validUntil: null },
        });
      });
    await write("seed", "4");
    expect(await chosen(seller)).toMatchObject({ way: "A", doubts: ["duty_unknown", "licence_unknown"] });
    await write("imported", "4");
    expect(await chosen(seller)).toMatchObject({ way: "B", reasons: ["licence"], doubts: ["duty_unknown"] });
    await write("imported", "");
    expect(await chosen(seller)).toMatchObject({ way: "A", reasons: [], doubts: ["duty_unknown"] });
  });
});
