import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoAccount } from "#sandbox/control/accounts";
import { control, filesBelow, sandboxForTest } from "#sandbox/testing/caller";
import { bankGateway } from "../bank/gateway.ts";
import type { Called, GatewayAccount } from "../call.ts";
import { registerGateway } from "../register/gateway.ts";
import { decodeCardCheck } from "../single-window/decode.ts";
import { encodeCardCheck } from "../single-window/encode.ts";
import { singleWindowGateway } from "../single-window/gateway.ts";
import { callSigned } from "./call.ts";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
beforeEach(async () => {
  box = await sandboxForTest();
});
afterEach(() => box.end());

const accountAt = (gateway: string, path: string, change: Partial<GatewayAccount> = {}): GatewayAccount => ({
  ...{ gateway, environment: "sandbox", baseAddress: `${box.url}/${path}` },
  ...{ providerId: demoAccount.providerId, secret: demoAccount.secret },
  ...change,
});
const singleWindow = (change = {}) => accountAt("single_window", "single-window", change);
const bank = () => accountAt("bank", "bank");
const register = () => accountAt("register", "register");
const options = () => ({ now: Date.now() });

const company = { name: "深圳市星河跨境贸易有限公司", uscc: "91440300MA5F8XK27A", brNumber: null };
const hongKong = { name: "STARRIVER TRADING LIMITED", uscc: null, brNumber: "12345678" };
const password = "48210573";
const card = { cardNumber: "8000123456789", password, claimed: { ...company, customsNumber: "4403960ABC" } };
const transfer = {
  ...{ idempotencyKey: "4b7f2a10-proof", toAccount: "4000021209001234", toName: company.name },
  ...{ amountMinor: 37, currency: "CNY", remark: "ALP7K2QX" },
};
const person = { name: "王芳", idKind: "resident_id", idNumber: "440306199003071232", mobile: "13800138001" } as const;
const asked = async (service: string) => {
  const { calls } = await control<{ calls: Record<string, number> }>(box, service);
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
};

describe("the gateways against the sandbox", () => {
  it("check a card, an account and a mandate", async () => {
    expect((await singleWindowGateway.checkCard(singleWindow(), card, options())).answer).toMatchObject({
      kind: "accepted",
      holder: { ...company, customsNumber: "4403960ABC" },
    });
    const wrong = { ...card, password: "11112222" };
    expect((await singleWindowGateway.checkCard(singleWindow(), wrong, options())).answer).toMatchObject({
      ...{ kind: "refused", code: "wrong_password", attemptsLeft: 4 },
    });
    const account = { account: "demo-xinghe", enterprise: hongKong };
    expect((await singleWindowGateway.checkAccount(singleWindow(), account, options())).answer).toMatchObject({
      ...{ kind: "accepted", boundEnterprise: hongKong },
    });
    const mandate = { principal: hongKong, agent: { ...company, name: "未委托有限公司" } };
    expect((await singleWindowGateway.checkMandate(singleWindow(), mandate, options())).answer).toMatchObject({
      ...{ kind: "refused", code: "unknown_mandate" },
    });
  });

  it("send a transfer once and hear that it was paid", async () => {
    expect((await bankGateway.transfer(bank(), transfer, options())).answer).toEqual({ kind: "accepted" });
    expect((await bankGateway.transfer(bank(), transfer, options())).answer).toEqual({ kind: "accepted" });
    const status = async () => (await bankGateway.askStatus(bank(), transfer.idempotencyKey, options())).answer;
    expect(await status()).toEqual({ kind: "accepted", status: "pending" });
    await control(box, "bank/step", {});
    expect(await status()).toEqual({ kind: "accepted", status: "paid", paidAt: expect.any(Number) });
    expect((await bankGateway.askStatus(bank(), "no-such-key", options())).answer).toMatchObject({
      ...{ kind: "refused", code: "unknown_transfer" },
    });
    const other = { ...transfer, amountMinor: 38 };
    expect((await bankGateway.transfer(bank(), other, options())).answer).toMatchObject({ code: "key_reused" });
  });

  it("compare an enterprise and a person", async () => {
    const check = (representativeName: string) =>
      registerGateway.checkEnterprise(register(), { enterprise: company, representativeName }, options());
    expect((await check("王芳")).answer).toEqual({ kind: "accepted" });
    expect((await check("王不符")).answer).toMatchObject({ code: "inconsistent", elements: ["representative"] });
    expect((await registerGateway.checkPerson(register(), person, options())).answer).toEqual({ kind: "accepted" });
    const other = { ...person, name: "查无此人", mobile: null };
    expect((await registerGateway.checkPerson(register(), other, options())).answer).toMatchObject({
      ...{ kind: "refused", code: "not_found" },
    });
  });

  it.each<[string, Partial<GatewayAccount>, string]>([
    ["another key", { secret: "not-the-key" }, "wrong_credentials"],
    ["another caller", { providerId: "SOMEBODY" }, "wrong_credentials"],
  ])("are refused with %s: staff's matter, not the seller's", async (_, change, code) => {
    const { answer } = await singleWindowGateway.checkCard(singleWindow(change), card, options());
    expect(answer).toMatchObject({ kind: "refused", code });
  });

  it("take an address with or without a slash at its end, and say when it is wrong", async () => {
    const at = async (baseAddress: string) =>
      (await singleWindowGateway.checkCard(singleWindow({ baseAddress }), card, options())).answer;
    expect(await at(`${box.url}/single-window/`)).toMatchObject({ kind: "accepted" });
    expect(await at(`${box.url}/bank`)).toMatchObject({ kind: "refused", code: "wrong_setup" });
  });
});

type Fault = { kind: string; acts?: boolean; status?: number };
const faults: [string, Fault, object][] = [
  ["down", { kind: "error" }, { fault: "transient", saidBy: "service", code: "unavailable" }],
  ["busy", { kind: "error", status: 429 }, { fault: "throttled", saidBy: "service", code: "busy" }],
  ["broken", { kind: "error", status: 500 }, { fault: "unknown_outcome", saidBy: "service" }],
  ["a proxy's page", { kind: "html" }, { fault: "garbage", saidBy: "road", code: "unreadable_answer" }],
  ["half an answer", { kind: "cut_json", acts: true }, { fault: "garbage", saidBy: "road" }],
  ["an empty answer", { kind: "empty", acts: true }, { fault: "garbage", saidBy: "road", code: "empty_answer" }],
  ["cut before it acted", { kind: "cut" }, { fault: "unknown_outcome", saidBy: "road", code: "cut_off" }],
  ["cut after it acted", { kind: "cut", acts: true }, { fault: "unknown_outcome", saidBy: "road", code: "cut_off" }],
];

describe("a card check that goes wrong", () => {
  it.each(faults)("%s: is asked once, and says so", async (_, fault, answer) => {
    await control(box, "single-window/faults", { add: [fault] });
    const called = await singleWindowGateway.checkCard(singleWindow(), card, options());
    expect(called.answer).toMatchObject({ kind: "fault", ...answer });
    expect(await asked("single-window")).toBe(1);
  });

  it("no answer in time: is asked once", async () => {
    await control(box, "single-window/faults", { add: [{ kind: "hang" }] });
    const wait = { ...options(), timeoutMs: 400 };
    const { answer } = await callSigned(singleWindow(), encodeCardCheck(card), wait, decodeCardCheck);
    expect(answer).toMatchObject({ kind: "fault", fault: "unknown_outcome", code: "timeout" });
    expect(await asked("single-window")).toBe(1);
  });

  it("nobody there for a moment: nothing arrived, so it is asked over", async () => {
    await control(box, "refuse", { ms: 250 });
    const { answer } = await singleWindowGateway.checkCard(singleWindow(), card, options());
    expect(answer.kind).toBe("accepted");
    expect(await asked("single-window")).toBe(1);
  });

  it("nobody there at all: nothing happened", async () => {
    const account = singleWindow();
    await box.close();
    const { answer } = await singleWindowGateway.checkCard(account, card, options());
    expect(answer).toMatchObject({ kind: "fault", fault: "transient", code: "connection_refused" });
    box = { ...(await sandboxForTest({ dataDir: box.dataDir })), dataDir: box.dataDir };
  });

  it("slow: waits for the answer", async () => {
    await control(box, "single-window/faults", { add: [{ kind: "slow", ms: 50 }] });
    const { answer, exchange } = await singleWindowGateway.checkCard(singleWindow(), card, options());
    expect(answer.kind).toBe("accepted");
    expect(exchange.durationMs).toBeGreaterThanOrEqual(45);
  });
});

describe("a question that goes wrong", () => {
  it.each(faults.filter(([name]) => name !== "busy"))("%s: is asked over at once", async (_, fault) => {
    await control(box, "register/faults", { add: [{ ...fault, times: 1 }] });
    await control(box, "bank/faults", { add: [{ ...fault, times: 1 }] });
    const [checked, sent] = await Promise.all([
      registerGateway.checkPerson(register(), person, options()),
      bankGateway.transfer(bank(), transfer, options()),
    ]);
    expect([checked.answer.kind, sent.answer.kind]).toEqual(["accepted", "accepted"]);
    const { transfers } = await control<{ transfers: unknown[] }>(box, "bank");
    expect(transfers.length).toBe(1);
  });

  it("is asked three times at most, and not at all when the other side is busy", async () => {
    await control(box, "register/faults", { add: [{ kind: "cut" }] });
    const cut = await registerGateway.checkPerson(register(), person, options());
    expect(cut.answer).toMatchObject({ fault: "unknown_outcome" });
    expect(await asked("register")).toBe(3);
    await control(box, "register/faults", { clear: true, add: [{ kind: "error", status: 429 }] });
    const busy = await registerGateway.checkPerson(register(), person, options());
    expect(busy.answer).toMatchObject({ fault: "throttled" });
    expect(await asked("register")).toBe(4);
  });
});

describe("what is kept", () => {
  const kinds: Fault[] = [...faults.map(([, fault]) => fault), { kind: "slow", ms: 1 } as Fault];

  it("never holds the card's password: not in exchanges or answers, not in any file of the sandbox", async () => {
    const kept: Called<unknown>[] = [await singleWindowGateway.checkCard(singleWindow(), card, options())];
    for (const fault of kinds) {
      await control(box, "single-window/faults", { clear: true, add: [fault] });
      kept.push(await singleWindowGateway.checkCard(singleWindow(), card, options()));
    }
    await control(box, "single-window/faults", { clear: true });
    for (const wrong of [`${password}x`, `"${password}`])
      kept.push(await singleWindowGateway.checkCard(singleWindow(), { ...card, password: wrong }, options()));
    const malformed = { ...card, cardNumber: "not a number" };
    kept.push(await singleWindowGateway.checkCard(singleWindow(), malformed, options()));
    const files = await filesBelow(box.dataDir);
    expect(files.length).toBeGreaterThanOrEqual(4);
    const texts = [JSON.stringify(kept), ...files.map(({ text }) => text)];
    for (const form of [password, Buffer.from(password).toString("base64"), Buffer.from(password).toString("hex")])
      for (const text of texts) expect(text).not.toContain(form);
    expect(kept[0]?.exchange).toMatchObject({ messageType: "card-check", status: 200, outcome: "accepted" });
    expect(JSON.parse(kept[0]?.exchange.request ?? "")).toMatchObject({ cardNumber: "…6789", password: "***" });
  });

  it("never holds an answer to a secret that cannot be read, however it spells what was sent", async () => {
    const echo = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += String(part);
      response.end(`<p>${[...body].reverse().join("")}</p>`);
    });
    await new Promise<void>((ready) => echo.listen(0, "127.0.0.1", ready));
    const baseAddress = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
    const kept = JSON.stringify(await singleWindowGateway.checkCard(singleWindow({ baseAddress }), card, options()));
    echo.closeAllConnections();
    await new Promise((closed) => echo.close(closed));
    expect(kept).toContain("unreadable characters");
    expect(kept).not.toContain([...password].reverse().join(""));
  });

  it("never holds what the seller must prove, nor whole numbers of accounts, documents and phones", async () => {
    const kept = JSON.stringify([
      await bankGateway.transfer(bank(), transfer, options()),
      await registerGateway.checkPerson(register(), person, options()),
    ]);
    for (const secret of [transfer.toAccount, transfer.remark, person.idNumber, person.mobile, demoAccount.secret])
      expect(kept).not.toContain(secret);
    expect(kept).not.toMatch(/amountMinor\W+37/);
    for (const hint of ["…1234", "…1232", "…8001"]) expect(kept).toContain(hint);
  });
});
