import { randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listGatewayAccounts } from "#db/queries/gateway-accounts";
import { getSealedAccount } from "#db/queries/gateway-calls";
import { listSellersForStaff } from "#db/queries/staff-sellers";
import { carrierBindings } from "#db/schema/gateways";
import { messages, sellers } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testJobScope, testStaffScope, testStaffSellerScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { allSellers } from "#lib/onboarding/staff-search";
import { gatewaySecretPlace } from "../gateways/secret-place.ts";
import { open, parseKeyRing, SealBroken } from "../vault.ts";
import { activateSeller } from "./activate-seller.ts";
import { checkKeyRing } from "./check-key-ring.ts";
import { readHealth } from "./read-health.ts";
import { resumeSeller } from "./resume-seller.ts";
import { setGatewayAccount } from "./set-gateway-account.ts";
import { suspendSeller } from "./suspend-seller.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const staffId = randomUUID();
const staff = testStaffScope(staffId, "carrier_manager");
const account = {
  gateway: "cainiao" as const,
  environment: "sandbox" as const,
  baseAddress: "http://127.0.0.1:4600/gateway",
  providerId: "app-1",
  secret: "hunter2-hunter2",
};
const sealedSecret = async () => {
  const row = await inScope(testDoorScope(), (db) => getSealedAccount(db, "cainiao", "sandbox"));
  return row?.secretSealed ?? "";
};

describe("a gateway's account", () => {
  test("needs a secret at first, seals it, and shows it to nobody", async () => {
    const without = await setGatewayAccount(staff, { ...account, secret: "" });
    expect(without).toMatchObject({ refusal: { code: "secret_missing" } });
    expect(await setGatewayAccount(staff, account)).toMatchObject({ ok: true });
    const shown = await inScope(staff, listGatewayAccounts);
    expect(shown).toMatchObject([{ providerId: "app-1" }]);
    expect(JSON.stringify(shown)).not.toContain("v1.");
    expect(await sealedSecret()).not.toContain("hunter2");
    expect(open(gatewaySecretPlace("cainiao", "sandbox"), await sealedSecret())).toBe(account.secret);
    const elsewhere = gatewaySecretPlace("cainiao", "production");
    const sealed = await sealedSecret();
    expect(() => open(elsewhere, sealed)).toThrow(SealBroken);
  });

  test("keeps its secret when none is given, but never sends it to a new address", async () => {
    const renamed = await setGatewayAccount(staff, { ...account, providerId: "app-2", secret: "" });
    expect(renamed).toMatchObject({ ok: true });
    expect(open(gatewaySecretPlace("cainiao", "sandbox"), await sealedSecret())).toBe(account.secret);
    const moved = await setGatewayAccount(staff, { ...account, baseAddress: "http://evil.example", secret: "" });
    expect(moved).toMatchObject({ refusal: { code: "secret_needed_for_address" } });
  });
});

const messagesOf = (seller: TestSeller) =>
  inScope(seller.ownerScope, async (db) => {
    const rows = await db.select({ kind: messages.kind }).from(messages).orderBy(asc(messages.id));
    return rows.map(({ kind }) => kind);
  });

describe("a seller", () => {
  test("is activated once per environment, with a binding that it sees and no key", async () => {
    const seller = await aSeller("活跃商家");
    const early = await activateSeller(seller.jobScope, { environment: "production" }, Date.now());
    expect(early).toMatchObject({ refusal: { code: "no_gateway_account", values: { environment: "production" } } });
    const first = await activateSeller(seller.jobScope, { environment: "sandbox" }, Date.now());
    const again = await activateSeller(seller.jobScope, { environment: "sandbox" }, Date.now());
    expect(first.ok && again.ok && first.value.connectionId === again.value.connectionId).toBe(true);
    const bindings = await inScope(seller.ownerScope, (db) => db.select().from(carrierBindings));
    expect(bindings).toMatchObject([{ carrierCode: "cainiao", environment: "sandbox", state: "active" }]);
    expect(await messagesOf(seller)).toEqual(["seller_activated"]);
    const listed = await inScope(staff, (db) => listSellersForStaff(db, { ...allSellers, text: "活跃" }));
    expect(listed.rows.find((row) => row.sellerId === seller.sellerId)).toMatchObject({
      state: "active",
      memberCount: 1,
      connections: [{ carrierCode: "cainiao", environment: "sandbox", state: "active" }],
    });
  });

  test("is suspended with a reason that its people hear, and resumed by staff alone", async () => {
    const seller = await aSeller("暂停商家");
    const acting = testStaffSellerScope(staffId, "reviewer", seller.sellerId);
    expect(await suspendSeller(acting, { reason: "资料过期" })).toMatchObject({ refusal: { code: "not_active" } });
    expect(await resumeSeller(acting)).toMatchObject({ refusal: { code: "not_suspended" } });
    await activateSeller(seller.jobScope, { environment: "sandbox" }, Date.now());
    expect(await suspendSeller(acting, { reason: "资料过期" })).toMatchObject({ ok: true });
    const read = () =>
      inScope(seller.ownerScope, async (db) => [
        ...(await db.select({ state: carrierBindings.state }).from(carrierBindings)),
        ...(await db.select({ state: sellers.state, suspendedFor: sellers.suspendedFor }).from(sellers)),
      ]);
    const suspended = [{ state: "suspended" }, { state: "suspended", suspendedFor: "资料过期" }];
    expect(await read()).toEqual(suspended);
    expect(await activateSeller(seller.jobScope, { environment: "sandbox" }, Date.now())).toMatchObject({
      refusal: { code: "seller_suspended" },
    });
    expect(await read()).toEqual(suspended);
    expect(await resumeSeller(acting)).toMatchObject({ ok: true });
    expect(await read()).toEqual([{ state: "active" }, { state: "active", suspendedFor: "" }]);
    expect(await messagesOf(seller)).toEqual(["seller_activated", "seller_suspended", "seller_resumed"]);
  });

  test("that does not exist is gone", async () => {
    const id = randomUUID();
    expect(await activateSeller(testJobScope(id), { environment: "sandbox" }, Date.now())).toMatchObject({
      refusal: { code: "seller_gone" },
    });
    expect(await resumeSeller(testStaffSellerScope(staffId, "reviewer", id))).toMatchObject({
      refusal: { code: "seller_gone" },
    });
  });
});

test("a process with another key ring is refused, one with the same is not", async () => {
  const ring = (byte: number, id = "k1") =>
    parseKeyRing(JSON.stringify({ current: id, keys: { [id]: Buffer.alloc(32, byte).toString("base64") } }));
  await checkKeyRing(ring(1));
  await checkKeyRing(ring(1));
  await expect(checkKeyRing(ring(2))).rejects.toThrow(/not the one that this database was begun with \(key k1\)/);
  await expect(checkKeyRing(ring(1, "k2"))).rejects.toThrow(/key k1/);
});

test("health tells of the database, the queue and the gateways", async () => {
  const health = await readHealth();
  expect(health).toMatchObject({ status: "ok", database: { ok: true }, queue: { deadLetters: 0 } });
});
