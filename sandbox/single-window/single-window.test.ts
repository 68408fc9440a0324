import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startSandbox } from "../start.ts";
import { ask, control, filesBelow, sandboxForTest } from "../testing/caller.ts";

const claimed = { enterpriseName: "深圳市星河跨境贸易有限公司", uscc: "91440300MA5F8XK27A" };
const stranger = { enterpriseName: "义乌市海蓝饰品商行", uscc: "91440300MA5X1AN05P" };
const password = "48210573";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
beforeEach(async () => {
  box = await sandboxForTest();
});
afterEach(() => box.end());

const checkCard = (cardNumber: string, tried = password, by: object = claimed) =>
  ask(box, "single-window/card-check", { cardNumber, password: tried, claimed: by });

describe("a card", () => {
  it.each([
    ["8000123456789", { result: "ok", holder: claimed }],
    ["8001123456789", { result: "expired" }],
    ["8002123456789", { result: "blocked", attemptsLeft: 0 }],
    ["8003123456789", { result: "ok", holder: { enterpriseName: "深圳市他山贸易有限公司" } }],
    ["8004123456789", { result: "ok", holder: claimed }],
    ["8005123456789", { result: "ok", holder: { ...claimed, enterpriseName: "原深圳市星河跨境贸易有限公司" } }],
    ["8006123456789", { result: "unknown_card" }],
    ["800012345678", { result: "unknown_card" }],
    ["4403000000001", { result: "unknown_card" }],
  ])("%s on first use", async (cardNumber, answer) => {
    expect(await checkCard(cardNumber)).toMatchObject(answer);
  });

  it("is issued to whoever used it first, and keeps the first password", async () => {
    const first = await checkCard("8000000000001");
    expect(first.holder).toMatchObject({
      ...claimed,
      customsRegistration: expect.stringMatching(/^\d{5}[0-9A-Z]{5}$/),
    });
    expect(await checkCard("8000000000001", password, stranger)).toMatchObject({ result: "ok", holder: claimed });
    expect(await checkCard("8000000000001", "11112222")).toMatchObject({ result: "wrong_password", attemptsLeft: 4 });
  });

  it("is blocked after five wrong passwords in a row, for the right one too", async () => {
    await checkCard("8000000000001");
    const wrong = async () => checkCard("8000000000001", "11112222");
    for (const attemptsLeft of [4, 3]) expect(await wrong()).toEqual({ result: "wrong_password", attemptsLeft });
    expect(await checkCard("8000000000001")).toMatchObject({ result: "ok", attemptsLeft: 5 });
    for (const attemptsLeft of [4, 3, 2, 1]) expect(await wrong()).toEqual({ result: "wrong_password", attemptsLeft });
    expect(await wrong()).toEqual({ result: "blocked", attemptsLeft: 0 });
    expect(await checkCard("8000000000001")).toEqual({ result: "blocked", attemptsLeft: 0 });
  });

  it("counts every one of many tries at the same time", async () => {
    await checkCard("8000000000001");
    const answers = await Promise.all(Array.from({ length: 8 }, () => checkCard("8000000000001", "11112222")));
    expect(answers.filter(({ result }) => result === "wrong_password").length).toBe(4);
    expect(await checkCard("8000000000001")).toMatchObject({ result: "blocked" });
  });

  it.each(["00000000", "1234567", "abcdefgh"])("never takes %s as its password", async (tried) => {
    expect(await checkCard("8000000000001", tried)).toMatchObject({ result: "wrong_password", attemptsLeft: 4 });
    expect(await checkCard("8000000000001")).toMatchObject({ result: "ok" });
  });

  it("is whatever a control call says, any number", async () => {
    const made = { cardNumber: "4403000000001", holder: stranger, password, validUntil: "2026-01-31" };
    expect(JSON.stringify(await control(box, "single-window/cards", made))).not.toContain(password);
    expect(await checkCard("4403000000001", "11112222")).toMatchObject({ result: "wrong_password" });
    expect(await checkCard("4403000000001")).toMatchObject({
      result: "expired",
      certificateValidUntil: "2026-01-31",
    });
    await control(box, "single-window/cards", { ...made, validUntil: "2036-01-31", customsRegistration: "4403960ABC" });
    expect(await checkCard("4403000000001")).toMatchObject({
      result: "ok",
      holder: { ...stranger, customsRegistration: "4403960ABC" },
    });
    await control(box, "single-window/cards", { ...made, isBlocked: true });
    expect(await checkCard("4403000000001")).toMatchObject({ result: "blocked" });
  });

  it("of a Hong Kong company is known by its business registration", async () => {
    const hongKong = { enterpriseName: "STARRIVER TRADING LIMITED", businessRegistration: "12345678" };
    expect(await checkCard("8000000000009", password, hongKong)).toMatchObject({ result: "ok", holder: hongKong });
  });
});

describe("an account", () => {
  const checkAccount = (account: string, by: object = claimed) =>
    ask(box, "single-window/account-check", { account, ...by });

  it.each([
    ["demo-xinghe", "bound"],
    ["DEMO-XINGHE", "bound"],
    ["closed-xinghe", "closed"],
    ["unbound-xinghe", "not_bound"],
    ["other-xinghe", "not_bound"],
    ["oldname-xinghe", "bound"],
    ["xinghe", "unknown_account"],
  ])("%s: %s", async (account, result) => {
    expect(await checkAccount(account)).toMatchObject({ result });
  });

  it("belongs to the enterprise that asked first, and to no other", async () => {
    await checkAccount("demo1");
    expect(await checkAccount("Demo1", stranger)).toMatchObject({ result: "not_bound", boundEnterprise: claimed });
    expect(await checkAccount("demo1")).toMatchObject({ result: "bound", boundEnterprise: claimed });
  });

  it("is whatever a control call says", async () => {
    await control(box, "single-window/accounts", { account: "szxh", enterprise: claimed, since: "2024-07-01" });
    expect(await checkAccount("szxh")).toEqual({ result: "bound", boundEnterprise: claimed, since: "2024-07-01" });
    await control(box, "single-window/accounts", { account: "szxh", enterprise: claimed, isClosed: true });
    expect(await checkAccount("szxh")).toMatchObject({ result: "closed" });
  });
});

describe("a mandate", () => {
  const principal = { enterpriseName: "STARRIVER TRADING LIMITED", businessRegistration: "12345678" };
  const check = (agentName: string) =>
    ask(box, "single-window/agent-check", { principal, agent: { ...claimed, enterpriseName: agentName } });

  it.each([
    ["深圳市报关有限公司", "known"],
    ["深圳市未委托报关有限公司", "unknown"],
    ["深圳市委托过期报关有限公司", "expired"],
  ])("of %s: %s", async (agentName, result) => {
    expect(await check(agentName)).toMatchObject({ result });
  });

  it("is whatever a control call says", async () => {
    const pair = { principal, agent: claimed };
    await control(box, "single-window/mandates", { ...pair, validUntil: null });
    expect(await check("深圳市报关有限公司")).toEqual({ result: "unknown" });
    await control(box, "single-window/mandates", { ...pair, validUntil: "2026-01-31" });
    expect(await check("深圳市报关有限公司")).toEqual({ result: "expired", validUntil: "2026-01-31" });
  });
});

describe("what is kept", () => {
  it("survives a restart: holder, password, wrong tries", async () => {
    await checkCard("8000000000001");
    for (let tries = 0; tries < 4; tries++) await checkCard("8000000000001", "11112222");
    await box.close();
    const again = await startSandbox({ dataDir: box.dataDir });
    const body = { cardNumber: "8000000000001", claimed: stranger };
    expect(await ask(again, "single-window/card-check", { ...body, password: "11112222" })).toEqual({
      result: "blocked",
      attemptsLeft: 0,
    });
    await again.close();
    box = { ...(await sandboxForTest({ dataDir: box.dataDir })), dataDir: box.dataDir };
  });

  it("is never a password: not in a file, not in an answer, not in what the process writes", async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation((chunk) => {
        written.push(String(chunk));
        return true;
      }),
    );
    const wrong = "73105284";
    const answers = [await checkCard("8000000000001"), await checkCard("8000000000001", wrong)];
    await control(box, "single-window/cards", { cardNumber: "X1", holder: claimed, password: "91827364" });
    const half = `{"cardNumber":"8000000000001","password":"${wrong}"`;
    answers.push(await ask(box, "single-window/card-check", half));
    for (const name of ["single-window", "state", "ledger"]) answers.push(await control(box, name));
    for (const spy of spies) spy.mockRestore();
    const files = await filesBelow(box.dataDir);
    expect(files.some(({ path }) => path.endsWith("single-window/ledger.jsonl"))).toBe(true);
    const all = [...files.map(({ text }) => text), JSON.stringify(answers), written.join("")].join("\n");
    for (const secret of [password, wrong, "91827364"]) {
      const forms = [secret, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("hex")];
      for (const form of forms) expect(all).not.toContain(form);
    }
    const ledger = await readFile(join(box.dataDir, "single-window", "ledger.jsonl"), "utf8");
    expect(ledger).toContain('"type":"password"');
  });
});
