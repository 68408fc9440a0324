import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listGatewayAccounts } from "#db/queries/gateway-accounts";
import { getSealedAccount } from "#db/queries/gateway-calls";
import { listSellersForStaff } from "#db/queries/staff-sellers";
import { carrierBindings } from "#db/schema/gateways";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testStaffScope, testStaffSellerScope } from "#db/testing/scopes";
import { aSeller } from "#db/testing/sellers";
import { gatewaySecretPlace } from "../gateways/secret-place.ts";
import { open, parseKeyRing, SealBroken } from "../vault.ts";
import { activateSeller } from "./activate-seller.ts";
import { checkKeyRing } from "./check-key-ring.ts";
import { readHealth } from "./read-health.ts";
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

describe("a seller", () => {
  test("is activated once per environment, with a binding that it sees and no key", async () => {
    const seller = await aSeller("活跃商家");
    const acting = testStaffSellerScope(staffId, "reviewer", seller.sellerId);
    const early = await activateSeller(acting, { environment: "production" });
    expect(early).toMatchObject({ refusal: { code: "no_gateway_account", values: { environment: "production" } } });
    const first = await activateSeller(acting, { environment: "sandbox" });
    const again = await activateSeller(acting, { environment: "sandbox" });
    expect(first.ok && again.ok && first.value.connectionId === again.value.connectionId).toBe(true);
    const bindings = await inScope(seller.ownerScope, (db) => db.select().from(carrierBindings));
    expect(bindings).toMatchObject([{ carrierCode: "cainiao", environment: "sandbox", state: "active" }]);
    const listed = await inScope(staff, listSellersForStaff);
    expect(listed.find((row) => row.sellerId === seller.sellerId)).toMatchObject({
      state: "active",
      memberCount: 1,
      connections: [{ carrierCode: "cainiao", environment: "sandbox", state: "active" }],
    });
  });

  test("is suspended with a reason, and woken again", async () => {
    const seller = await aSeller("暂停商家");
    const acting = testStaffSellerScope(staffId, "reviewer", seller.sellerId);
    expect(await suspendSeller(acting, { reason: "资料过期" })).toMatchObject({ refusal: { code: "not_active" } });
    await activateSeller(acting, { environment: "sandbox" });
    expect(await suspendSeller(acting, { reason: "资料过期" })).toMatchObject({ ok: true });
    const read = () =>
      inScope(seller.ownerScope, (db) =>
        db.select().from(carrierBindings).where(eq(carrierBindings.sellerId, seller.sellerId)),
      );
    expect(await read()).toMatchObject([{ state: "suspended" }]);
    expect(await activateSeller(acting, { environment: "sandbox" })).toMatchObject({ ok: true });
    expect(await read()).toMatchObject([{ state: "active" }]);
  });

  test("that does not exist is gone", async () => {
    const acting = testStaffSellerScope(staffId, "reviewer", randomUUID());
    expect(await activateSeller(acting, { environment: "sandbox" })).toMatchObject({
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
