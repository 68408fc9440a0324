import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getBreaker } from "#db/queries/gateway-calls";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aGatewayAccount } from "#db/testing/gateways";
import { testDoorScope } from "#db/testing/scopes";
import { breakerThreshold } from "#lib/carriers/breaker";
import { demoAccount } from "#sandbox/control/accounts";
import { control, sandboxForTest } from "#sandbox/testing/caller";
import { metrics } from "#server/metrics";
import { askGateway } from "./ask-gateway.ts";
import type { GatewayAccount } from "./call.ts";
import { registerGateway } from "./register/gateway.ts";
import { singleWindowGateway } from "./single-window/gateway.ts";

let database: TestDatabase;
let box: Awaited<ReturnType<typeof sandboxForTest>>;
let clock = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  box = await sandboxForTest();
  const { providerId, secret } = demoAccount;
  await aGatewayAccount(`${box.url}/single-window`, providerId, secret, "single_window");
  await aGatewayAccount(`${box.url}/register`, providerId, secret, "register");
});
afterAll(async () => {
  await box?.end();
  await database?.close();
});
beforeEach(() => control(box, "single-window/faults", { clear: true }));

const company = { name: "深圳市星河跨境贸易有限公司", uscc: "91440300MA5F8XK27A", brNumber: null };
const checkCard = (password = "48210573") =>
  askGateway(
    "single_window",
    "sandbox",
    (account: GatewayAccount) =>
      singleWindowGateway.checkCard(
        account,
        { cardNumber: "8000123456789", password, claimed: { ...company, customsNumber: null } },
        { now: clock },
      ),
    () => clock,
  );
const checkEnterprise = (environment: "sandbox" | "production") =>
  askGateway(
    "register",
    environment,
    (account) =>
      registerGateway.checkEnterprise(account, { enterprise: company, representativeName: "王芳" }, { now: clock }),
    () => clock,
  );
const circuit = () => inScope(testDoorScope(), (db) => getBreaker(db, "single_window", "sandbox"));

describe("a question at a gateway that is no carrier's", () => {
  it("needs ALP's account there, in that environment", async () => {
    expect(await checkEnterprise("production")).toEqual({ kind: "no_account" });
    expect(await checkEnterprise("sandbox")).toMatchObject({ kind: "asked", answer: { kind: "accepted" } });
  });

  it("is counted by gateway and call", async () => {
    await checkCard();
    const figures = await metrics().registry.metrics();
    expect(figures).toMatch(
      /alp_gateway_calls_total\{gateway="single_window",message="card-check",outcome="accepted"\}/,
    );
  });

  it("a no says nothing about the road", async () => {
    for (let tries = 0; tries < 4; tries++) {
      expect(await checkCard("11112222")).toMatchObject({ answer: { kind: "refused", code: "wrong_password" } });
    }
    expect(await circuit()).toMatchObject({ failures: 0, openUntil: null });
  });

  it("nor does a service that says itself that it is down", async () => {
    await control(box, "single-window/faults", { add: [{ kind: "error" }] });
    for (let tries = 0; tries <= breakerThreshold; tries++) await checkCard();
    expect(await circuit()).toMatchObject({ failures: 0, openUntil: null });
  });

  it("faults of the road open its circuit, and no other; after the pause one probe is let through", async () => {
    await control(box, "single-window/faults", { add: [{ kind: "html" }] });
    for (let tries = 0; tries < breakerThreshold; tries++) {
      expect(await checkCard()).toMatchObject({ kind: "asked", answer: { kind: "fault", saidBy: "road" } });
    }
    const paused = await checkCard();
    expect(paused).toMatchObject({ kind: "paused" });
    expect(await checkEnterprise("sandbox")).toMatchObject({ kind: "asked" });
    await control(box, "single-window/faults", { clear: true });
    clock = (paused as { until: number }).until;
    expect(await checkCard()).toMatchObject({ kind: "asked", answer: { kind: "accepted" } });
    expect(await circuit()).toMatchObject({ failures: 0, openUntil: null });
  });
});
