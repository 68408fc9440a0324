import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { getCarrierCustoms } from "#db/queries/carrier-customs";
import { carrierCustoms } from "#db/schema/customs";
import { platformAudit } from "#db/schema/people";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aBookedParcel, aDeclaringSeller, declarationOf, testCarrier } from "#db/testing/declaring";
import { testStaffScope } from "#db/testing/scopes";
import { saveCarrierCustomsInput } from "#lib/customs/declaration-schema";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import { sandboxForTest } from "#sandbox/testing/caller";
import { sandboxSigningKey } from "../gateways/sandbox-terminal.ts";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { setCarrierCustoms, setCarrierMandate } from "./set-carrier-customs.ts";
import { finishBookings } from "./settle-booking.ts";
import { sweepDeclarations } from "./sweep-declarations.ts";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
const now = Date.UTC(2026, 10, 29, 4);
const staff = testStaffScope(randomUUID(), "carrier_manager");
const input = { carrierCode: "cainiao", ...testCarrier, mandatedOn: null };

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_EXCHANGE_URL: sandbox.dataExchangeUrl });
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});

const known = () => inScope(staff, (db) => getCarrierCustoms(db, "cainiao"));
/** No role may delete what sellers refer to: the owner takes it away. */
async function forget(): Promise<void> {
  const owner = connect(database.ownerUrl, { max: 1, name: "test" });
  try {
    await owner`delete from carrier_customs where carrier_code = 'cainiao'`;
  } finally {
    await owner.end();
  }
}
async function sweepsQueued(): Promise<number> {
  const queue = connect(database.queueUrl, { max: 1, name: "test" });
  try {
    const rows = await queue`select 1 from pgboss.job_common where name = 'sweep-declarations' and state = 'created'`;
    return rows.length;
  } finally {
    await queue.end();
  }
}

describe("a carrier that customs do not know", () => {
  it("stops declarations with ERR-806; once its code is entered they go on by themselves", async () => {
    const seller = await aDeclaringSeller();
    await connectSandboxExchange(seller.jobScope, now);
    await forget();
    const parcel = await aBookedParcel(seller, now, finishBookings);
    expect(await declarationOf(seller, parcel)).toMatchObject({
      ...{ lane: "stopped", stop: "gate", closures: ["carrier_without_customs_code"], failureCode: "ERR-806" },
    });
    await sweepDeclarations(now);
    expect((await declarationOf(seller, parcel)).lane).toBe("stopped");

    expect(await setCarrierCustoms(staff, input, now)).toMatchObject({ ok: true });
    // nobody waits for the clock: the sweep is asked for in the same transaction
    expect(await sweepsQueued()).toBeGreaterThan(0);
    await sweepDeclarations(now);
    const row = await declarationOf(seller, parcel);
    expect(row).toMatchObject({ lane: "ready", closures: [], failureCode: null });
    expect((row.facts as FrozenDeclaration).parcel.logistics).toEqual({
      ...{ code: testCarrier.logisticsCode, name: testCarrier.logisticsName },
    });
    const entries = await inScope(staff, (db) =>
      db.select().from(platformAudit).where(eq(platformAudit.event, "carrier_customs_saved")),
    );
    expect(entries.map(({ data }) => data)).toEqual([expect.objectContaining({ ...input, from: null })]);
  });

  it("is refused when ALP does not know the carrier either", async () => {
    expect(await setCarrierCustoms(staff, { ...input, carrierCode: "nobody" }, now)).toMatchObject({
      ...{ ok: false, refusal: { code: "carrier_gone" } },
    });
  });
});

describe("the code of a logistics enterprise", () => {
  it.each([
    ["3301960AB1", true],
    ["4403961234", true],
    ["33019DEMO1", true],
    ["330196", false],
    ["33019601234", false],
    ["3301960ab1", false],
    ["A301960AB1", false],
    ["91330100MA27XXXXXX", false],
    ["", false],
  ])("%s: %s", (logisticsCode, isGood) => {
    const parsed = saveCarrierCustomsInput.safeParse({ ...input, logisticsCode });
    expect(parsed.success).toBe(isGood);
    if (!parsed.success) expect(parsed.error.issues[0]).toMatchObject({ path: ["logisticsCode"] });
  });
});

describe("a mandate", () => {
  it("is kept with its day, acts once the carrier's terminal is set up, and ends when it is taken back", async () => {
    expect(await setCarrierCustoms(staff, { ...input, mandatedOn: "2026-11-30" }, now)).toMatchObject({
      ...{ ok: false, refusal: { code: "date_ahead", field: "mandatedOn" } },
    });
    await setCarrierCustoms(staff, { ...input, mandatedOn: "2026-11-01" }, now);
    expect(await known()).toMatchObject({ mandatedOn: "2026-11-01", isMandated: false });
    const terminal = {
      dxpId: "DXPLGS0000000009",
      copCode: testCarrier.logisticsCode,
      copName: "x",
      secret: "a-secret",
    };
    const mandate = { ...terminal, ...sandboxSigningKey, environment: "sandbox" as const, carrierCode: "cainiao" };
    expect(await setCarrierMandate(staff, mandate, now)).toMatchObject({ ok: true });
    expect(await known()).toMatchObject({ mandatedOn: "2026-11-01", isMandated: true });
    await setCarrierCustoms(staff, { ...input, mandatedOn: "2026-11-02" }, now);
    expect(await known()).toMatchObject({ mandatedOn: "2026-11-02", isMandated: true });
    await setCarrierCustoms(staff, input, now);
    expect(await known()).toMatchObject({ mandatedOn: null, isMandated: false });
    const rows = await inScope(staff, (db) => db.select().from(carrierCustoms));
    expect(rows).toHaveLength(1);
  });
});
