import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../start.ts";
import { ask, control, knock, sandboxForTest } from "../testing/caller.ts";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
beforeEach(async () => {
  box = await sandboxForTest();
});
afterEach(() => box.end());

const transfer = {
  idempotencyKey: "proof-0001",
  toAccount: "4000 0212 0900 1234",
  toName: "深圳市星河跨境贸易有限公司",
  amountMinor: 37,
  currency: "CNY",
  remark: "ALP7K2",
};
const order = (change: Record<string, unknown> = {}) => ask(box, "bank/transfers", { ...transfer, ...change });
const status = (idempotencyKey = transfer.idempotencyKey) => ask(box, "bank/transfers/status", { idempotencyKey });
const statement = async (account: string) =>
  (await fetch(`${box.url}/bank/statement?${new URLSearchParams({ account })}`)).text();

describe("a transfer", () => {
  it("is taken, then paid once at the next step, and stands in the statement", async () => {
    expect(await order()).toEqual({ result: "accepted" });
    expect(await status()).toEqual({ result: "pending" });
    expect(await statement(transfer.toAccount)).not.toContain("ALP7K2");
    await control(box, "step", { hours: 0 });
    await control(box, "bank/step", {});
    expect(await status()).toEqual({ result: "paid", settledAt: expect.any(Number) });
    const page = await statement("4000021209001234");
    expect(page.split("ALP7K2").length).toBe(2);
    expect(page).toContain("+0.37 CNY");
  });

  it("is the same however often it is sent, and never another one", async () => {
    await Promise.all([order(), order(), order({ toAccount: "4000021209001234" })]);
    await control(box, "bank/step", {});
    expect(await order()).toEqual({ result: "accepted" });
    expect(await order({ amountMinor: 38 })).toEqual({ result: "key_reused" });
    const { transfers } = await control<{ transfers: unknown[] }>(box, "bank/step", {});
    expect(transfers.length).toBe(1);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an account that ends in 0000", { toAccount: "40000212090000" }, "unknown_account"],
    ["a holder's name with 户名不符", { toName: "户名不符有限公司" }, "name_mismatch"],
  ])("to %s is refused", async (_, change, result) => {
    expect(await order(change)).toEqual({ result });
    expect(await order(change)).toEqual({ result });
    await control(box, "bank/step", {});
    expect(await status()).toEqual({ result: "unknown_transfer" });
  });

  it("to an account that ends in 9999 comes back, in 7777 stays on its way", async () => {
    await order({ toAccount: "40000212099999" });
    await order({ toAccount: "40000212097777", idempotencyKey: "proof-0002" });
    await control(box, "bank/step", {});
    expect(await status()).toMatchObject({ result: "returned", reason: "account_closed" });
    expect(await status("proof-0002")).toEqual({ result: "pending" });
  });

  it("goes only to the name that a control call registered", async () => {
    await control(box, "bank/accounts", { account: "4000-0212-0900-1234", name: "另一家有限公司" });
    expect(await order()).toEqual({ result: "name_mismatch" });
    expect(await order({ toName: "另一家有限公司", idempotencyKey: "proof-0002" })).toEqual({ result: "accepted" });
  });

  it("is paid after a restart, by a beat of a running clock", async () => {
    await order();
    await box.close();
    const again = await startSandbox({ dataDir: box.dataDir, hoursPerSecond: 0.5 });
    const until = Date.now() + 10_000;
    let now = "";
    while (now !== "paid" && Date.now() < until)
      now = String((await ask(again, "bank/transfers/status", { idempotencyKey: "proof-0001" })).result);
    expect(now).toBe("paid");
    await again.close();
    box = { ...(await sandboxForTest({ dataDir: box.dataDir })), dataDir: box.dataDir };
  });
});

describe("the statement", () => {
  it("is a page in both languages that runs nothing", async () => {
    await order({ remark: `<img src=x onerror="alert(1)">` });
    await control(box, "bank/step", {});
    const response = await fetch(`${box.url}/bank/statement?account=4000021209001234`);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await response.text();
    for (const words of ["账户明细", "Statement", "附言", "Remark"]) expect(page).toContain(words);
    expect(page).not.toContain("<img");
    expect(await statement(`"><script>alert(1)</script>`)).not.toContain("<script");
  });

  it("of an account without money says so, and asks for an account first", async () => {
    expect(await statement("123456")).toContain("还没有到账记录");
    expect(await (await fetch(`${box.url}/bank/statement`)).text()).toContain("<form");
    expect((await knock(box, "bank/statement", {})).status).toBe(404);
  });
});
