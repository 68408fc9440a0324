import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { getAccountProof, updateProof } from "#db/queries/account-proofs";
import { rawExchanges } from "#db/schema/gateways";
import { accountProofs, applicationFields } from "#db/schema/onboarding";
import { auditEntries, messages, sellers } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aGatewayAccount } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { dayMs, hourMs, minuteMs } from "#lib/kit/time";
import { demoAccount } from "#sandbox/control/accounts";
import { control, sandboxForTest } from "#sandbox/testing/caller";
import { sealedPlace } from "../sealed-places.ts";
import { open, seal } from "../vault.ts";
import { findSandboxStatement } from "./find-sandbox-statement.ts";
import { orderAccountProof } from "./order-account-proof.ts";
import { orderProofAgain } from "./order-proof-again.ts";
import { sendTransfer } from "./send-transfer.ts";
import type { StepWorld } from "./step-world.ts";
import { sweepAccountProofs } from "./sweep-account-proofs.ts";
import { tryAccountProof } from "./try-account-proof.ts";

type BankTransfer = {
  readonly key: string;
  readonly toAccount: string;
  readonly toName: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly remark: string;
  readonly status: string;
};

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let seller: TestSeller;
let now = Date.now();
const world: StepWorld = { clock: () => now, random: () => 0.5 };
const name = "深圳市星河跨境贸易有限公司";
const [good, closed] = ["4000021209001234", "4000021209009999"];

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  await aGatewayAccount(`${sandbox.url}/bank`, demoAccount.providerId, demoAccount.secret, "bank");
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  await control(sandbox, "bank/faults", { clear: true });
  seller = await aSeller();
  await giveAccount(good);
});

/** What the seller wrote in its application; with `isApproved` it is in force too. */
async function giveAccount(number: string, isApproved = false): Promise<void> {
  const { sellerId } = seller;
  const sealed = seal(sealedPlace.applicationField(sellerId, "account", "accountNumber"), number);
  const inForce = isApproved ? { approvedValue: name, approvedSealed: sealed } : {};
  await inScope(seller.ownerScope, async (db) => {
    const row = { sellerId, section: "account" };
    await db
      .delete(applicationFields)
      .where(and(eq(applicationFields.sellerId, sellerId), eq(applicationFields.section, "account")));
    await db.insert(applicationFields).values([
      { ...row, key: "accountNumber", sealed, ...inForce },
      { ...row, key: "accountName", value: name, ...inForce },
    ]);
  });
}

async function ordered(): Promise<string> {
  const answer = await orderAccountProof(seller.ownerScope, { of: "written" }, now);
  if (!answer.ok || answer.value.proofId === null) throw new Error(`not ordered: ${JSON.stringify(answer)}`);
  return answer.value.proofId;
}

/** Sends, lets the bank settle, asks: what the jobs do. */
async function sent(): Promise<string> {
  const id = await ordered();
  expect(await step(id)).toBe("waiting");
  await settleBank();
  expect(await step(id)).toBe("sent");
  return id;
}

const step = async (id: string) => {
  const { nextAttemptAt } = (await row(id)) ?? {};
  now = Math.max(now, nextAttemptAt ?? 0);
  return sendTransfer(seller.jobScope, id, world);
};
const row = (id: string) =>
  inScope(seller.jobScope, async (db) => (await db.select().from(accountProofs).where(eq(accountProofs.id, id)))[0]);
const view = () => inScope(seller.ownerScope, getAccountProof);
const settleBank = async () => (await control<{ transfers: BankTransfer[] }>(sandbox, "bank/step", {})).transfers;
const atBank = async (id: string) => (await settleBank()).filter(({ key }) => key === id);

/** As the seller reads it in its online banking. */
async function statement(id: string): Promise<{ readonly amount: string; readonly code: string }> {
  const [transfer] = await atBank(id);
  if (!transfer) throw new Error("nothing arrived");
  return { amount: `0.${String(transfer.amountMinor).padStart(2, "0")}`, code: transfer.remark };
}

const otherAmount = (amount: string) => (amount === "0.50" ? "0.51" : "0.50");
const otherCode = (code: string) => (code.endsWith("CCCCCC") ? "DDDDDD" : "CCCCCC");
const attempt = (amount: string, code: string) => tryAccountProof(seller.ownerScope, { amount, code }, now);
const told = () =>
  inScope(seller.jobScope, async (db) => {
    const rows = await db.select().from(messages).where(eq(messages.sellerId, seller.sellerId)).orderBy(messages.id);
    return rows.map(({ kind, values }) => [kind, values.account, values.outcome ?? ""].join(" ").trim());
  });
const audited = () =>
  inScope(seller.ownerScope, async (db) => {
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.sellerId, seller.sellerId));
    return rows.sort((a, b) => a.at - b.at).map(({ event, data }) => [event, data]);
  });

async function jobsOf(id: string): Promise<number[]> {
  const queue = connect(database.queueUrl, { max: 1, name: "test" });
  try {
    const rows = await queue`select start_after from pgboss.job_common where name = 'send-transfer'
      and state = 'created' and data->>'proofId' = ${id}`;
    return Array.from(rows, ({ start_after: at }) => Number(at));
  } finally {
    await queue.end();
  }
}

describe("the proof of an account", () => {
  it("is ordered, paid once, and proved by what arrived", async () => {
    const id = await ordered();
    expect(await view()).toMatchObject({ id, state: "ordered", accountHint: "•••• 1234", triesLeft: 3 });
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await step(id)).toBe("waiting");
    await settleBank();
    expect(await step(id)).toBe("sent");
    expect(await view()).toMatchObject({ state: "sent", sentAt: now, dueAt: now + 7 * dayMs });
    const [transfer, ...more] = await atBank(id);
    expect(more).toEqual([]);
    expect(transfer).toMatchObject({ toAccount: good, toName: name, currency: "CNY", status: "paid" });
    const { amount, code } = await statement(id);
    expect(await attempt(`￥${amount}`, code.toLowerCase())).toEqual({ ok: true, value: { outcome: "proved" } });
    expect(await view()).toMatchObject({ state: "proved", settledAt: now, orderAgainAt: null });
    expect(await told()).toEqual(["account_proof_sent •••• 1234", "account_proof_over •••• 1234 proved"]);
    expect(await audited()).toEqual([
      ["account_proof_ordered", { account: "•••• 1234" }],
      ["account_proof_tried", { outcome: "proved", triesLeft: 2 }],
    ]);
    expect(await attempt(amount, code)).toMatchObject({ refusal: { code: "proof_over" } });
  });

  it("shows its amount and code to nobody: not in rows, messages, audit or kept exchanges", async () => {
    const id = await sent();
    const { amount, code } = await statement(id);
    await attempt(otherAmount(amount), code);
    const secrets = [
      code.replace("ALP ", ""),
      good,
      JSON.stringify({ amountMinor: Number(amount.slice(2)) }).slice(1, -1),
    ];
    const written = await inScope(seller.jobScope, async (db) =>
      JSON.stringify([
        await db.select().from(accountProofs),
        await db.select().from(messages),
        await db.select().from(auditEntries),
        await db.select().from(rawExchanges).where(eq(rawExchanges.gateway, "bank")),
      ]),
    );
    expect(written).toContain("transfers/status");
    for (const secret of secrets) expect(written).not.toContain(secret);
  });

  it("is one, however many order it at once, and once it is proved or open no other", async () => {
    const eight = Array.from({ length: 8 }, (_, index) => index);
    // opens all connections first: else the first would be done before the others have begun
    await Promise.all(eight.map(view));
    const answers = await Promise.all(eight.map(() => orderAccountProof(seller.ownerScope, { of: "written" }, now)));
    const ids = answers.flatMap((answer) => (answer.ok && answer.value.proofId ? [answer.value.proofId] : []));
    expect(ids).toHaveLength(1);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  it("needs an account", async () => {
    seller = await aSeller();
    expect(await orderAccountProof(seller.ownerScope, { of: "written" }, now)).toMatchObject({
      refusal: { code: "account_missing" },
    });
    await giveAccount(good);
    expect(await orderAccountProof(seller.ownerScope, { of: "in_force" }, now)).toMatchObject({
      refusal: { code: "account_missing" },
    });
    await giveAccount(good, true);
    expect(await orderAccountProof(seller.jobScope, { of: "in_force" }, now)).toMatchObject({ ok: true });
  });

  it("goes to the account that it was ordered for, whatever is written meanwhile", async () => {
    const id = await ordered();
    await giveAccount("4000021209005555");
    await step(id);
    expect(await atBank(id)).toMatchObject([{ toAccount: good }]);
  });

  it("of another account takes the place of the open one", async () => {
    const first = await sent();
    await giveAccount("4000021209005555");
    const second = await ordered();
    expect(await row(first)).toMatchObject({ state: "expired", reason: "account_changed" });
    expect(await view()).toMatchObject({ id: second, accountHint: "•••• 5555", state: "ordered" });
    const { amount, code } = await statement(first);
    expect(await attempt(amount, code)).toMatchObject({ refusal: { code: "proof_not_sent" } });
  });
});

describe("a try", () => {
  it("that is wrong says how many are left, and the same whichever part was wrong; the third ends it", async () => {
    const { amount, code } = await statement(await sent());
    const wrong = (left: number) => ({ ok: false, refusal: { code: "proof_wrong", values: { left } } });
    expect(await attempt(amount, otherCode(code))).toEqual(wrong(2));
    expect(await attempt(otherAmount(amount), code)).toEqual(wrong(1));
    expect(await attempt(otherAmount(amount), otherCode(code))).toEqual({
      ok: false,
      refusal: { code: "proof_failed" },
    });
    expect(await attempt(amount, code)).toMatchObject({ refusal: { code: "proof_over" } });
    expect(await view()).toMatchObject({ state: "failed", triesLeft: 0 });
    expect(await told()).toEqual(["account_proof_sent •••• 1234", "account_proof_over •••• 1234 failed"]);
    expect((await audited()).slice(1)).toEqual([
      ["account_proof_tried", { outcome: "wrong", triesLeft: 2 }],
      ["account_proof_tried", { outcome: "wrong", triesLeft: 1 }],
      ["account_proof_tried", { outcome: "failed", triesLeft: 0 }],
    ]);
  });

  it("many at once are three, not more", async () => {
    const { amount, code } = await statement(await sent());
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => attempt(otherAmount(amount), code)));
    const codes = answers.map((answer) => (answer.ok ? "ok" : answer.refusal.code)).sort();
    expect(codes).toEqual(["proof_failed", "proof_over", "proof_over", "proof_wrong", "proof_wrong"]);
  });

  it("that cannot be read costs nothing", async () => {
    const { amount, code } = await statement(await sent());
    expect(await attempt("37", code)).toMatchObject({ refusal: { code: "amount_out_of_range", field: "amount" } });
    expect(await attempt("abc", code)).toMatchObject({ refusal: { code: "amount_unreadable", field: "amount" } });
    expect(await attempt(amount, "CDF34")).toMatchObject({ refusal: { code: "code_unreadable", field: "code" } });
    expect(await view()).toMatchObject({ triesLeft: 3, state: "sent" });
  });

  it("before the money is on its way is none", async () => {
    expect(await attempt("0.37", "CDFCDF")).toMatchObject({ refusal: { code: "proof_none" } });
    await ordered();
    expect(await attempt("0.37", "CDFCDF")).toMatchObject({ refusal: { code: "proof_not_sent" } });
  });

  it("is slowed down over many proofs", async () => {
    for (let n = 0; n < 8; n++) await attempt("0.37", "CDFCDF");
    const answer = await attempt("0.37", "CDFCDF");
    expect(answer).toMatchObject({ refusal: { code: "too_many_attempts" } });
  });
});

describe("another proof of the same account", () => {
  it("can be ordered a day after the one that failed, and not before", async () => {
    const id = await sent();
    const { amount, code } = await statement(id);
    for (let n = 0; n < 3; n++) await attempt(otherAmount(amount), code);
    const again = () => orderAccountProof(seller.ownerScope, { of: "written" }, now);
    expect(await again()).toMatchObject({ refusal: { code: "proof_too_soon" } });
    const orderAgainAt = (await view())?.orderAgainAt ?? 0;
    expect(orderAgainAt).toBe(((await row(id))?.orderedAt ?? 0) + dayMs);
    now = orderAgainAt;
    const answer = await again();
    expect(answer).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ state: "ordered", triesLeft: 3 });
  });

  it("goes to that very account, although another one is being written", async () => {
    expect(await orderProofAgain(seller.ownerScope)).toMatchObject({ refusal: { code: "account_missing" } });
    const id = await ordered();
    await giveAccount("4000021209005555");
    expect(await orderProofAgain(seller.ownerScope)).toEqual({ ok: true, value: { proofId: null } });
    const twoDaysAgo = Date.now() - 2 * dayMs;
    await inScope(seller.jobScope, async (db) => {
      await db.update(accountProofs).set({ orderedAt: twoDaysAgo, state: "expired" }).where(eq(accountProofs.id, id));
    });
    expect(await orderProofAgain(seller.ownerScope)).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ state: "ordered", accountHint: "•••• 1234" });
  });
});

describe("the bank", () => {
  it.each([
    ["an account that it does not know", "40000212090000", "unknown_account"],
    ["an account that is closed", closed, "account_closed"],
  ])("sends back from %s", async (_, number, reason) => {
    await giveAccount(number);
    const id = await ordered();
    let came = await step(id);
    await settleBank();
    if (came === "waiting") came = await step(id);
    expect(came).toBe("returned");
    expect(await view()).toMatchObject({ state: "returned", reason, settledAt: now });
    expect(await told()).toEqual([`account_proof_over •••• ${number.slice(-4)} returned`]);
  });

  it.each([
    ["cuts the line after it took the transfer", { kind: "cut", on: "transfers", acts: true, times: 9 }],
    ["is out of order", { kind: "error", on: "*", status: 503, times: 9 }],
    ["answers with a proxy's page after it took it", { kind: "html", on: "transfers", acts: true, times: 9 }],
  ])("that %s is asked again later, and pays once", async (_, fault) => {
    await control(sandbox, "bank/faults", { add: [fault] });
    const id = await ordered();
    expect(await step(id)).toBe("waiting");
    const first = await row(id);
    expect(first).toMatchObject({ state: "ordered", attempts: 1 });
    expect(first?.nextAttemptAt).toBeGreaterThan(now);
    expect(await jobsOf(id)).toHaveLength(1);
    await control(sandbox, "bank/faults", { clear: true });
    await step(id);
    await settleBank();
    if ((await view())?.state === "ordered") await step(id);
    expect(await view()).toMatchObject({ state: "sent" });
    expect(await atBank(id)).toHaveLength(1);
  });

  it("is asked twice at the same time and still pays once; a job too early does nothing", async () => {
    const id = await ordered();
    await Promise.all([1, 2, 3].map(() => sendTransfer(seller.jobScope, id, world)));
    now = Math.max(now, ((await row(id))?.nextAttemptAt ?? 0) - minuteMs);
    expect(await atBank(id)).toHaveLength(1);
    await inScope(seller.jobScope, (db) => updateProof(db, id, { nextAttemptAt: now + hourMs }));
    expect(await sendTransfer(seller.jobScope, id, world)).toBe("not_due");
  });

  it("refusing ALP's own key leaves the proof waiting: the seller is not to blame", async () => {
    await aGatewayAccount(`${sandbox.url}/bank`, demoAccount.providerId, "another secret", "bank");
    const id = await ordered();
    expect(await step(id)).toBe("waiting");
    await aGatewayAccount(`${sandbox.url}/bank`, demoAccount.providerId, demoAccount.secret, "bank");
    expect(await step(id)).toBe("waiting");
    expect(await atBank(id)).toHaveLength(1);
  });

  it("of the sandbox shows its statement", async () => {
    expect(await findSandboxStatement()).toBe(`${sandbox.url}/bank/statement`);
  });

  it("of Hong Kong pays Hong Kong dollars", async () => {
    await inScope(seller.jobScope, (db) =>
      db.update(sellers).set({ kind: "hong_kong_company" }).where(eq(sellers.sellerId, seller.sellerId)),
    );
    const id = await ordered();
    await step(id);
    expect(await atBank(id)).toMatchObject([{ currency: "HKD" }]);
  });
});

describe("the sweep", () => {
  it("ends a proof after its seven days, and no sooner; told once", async () => {
    const { amount, code } = await statement(await sent());
    now += 7 * dayMs - 1;
    await sweepAccountProofs(now);
    expect(await view()).toMatchObject({ state: "sent" });
    now += 1;
    expect(await attempt(amount, code)).toMatchObject({ refusal: { code: "proof_over" } });
    await Promise.all([sweepAccountProofs(now), sweepAccountProofs(now)]);
    expect(await view()).toMatchObject({ state: "expired", reason: "" });
    expect(await told()).toEqual(["account_proof_sent •••• 1234", "account_proof_over •••• 1234 expired"]);
  });

  it("says so when the bank never sent it", async () => {
    await ordered();
    now += 7 * dayMs;
    await sweepAccountProofs(now);
    expect(await view()).toMatchObject({ state: "expired", reason: "unsent" });
    expect(await told()).toEqual(["account_proof_over •••• 1234 unsent"]);
  });

  it("finds a transfer again that lost its job", async () => {
    const id = await ordered();
    const queue = connect(database.queueUrl, { max: 1, name: "test" });
    await queue`delete from pgboss.job_common where name = 'send-transfer'`;
    await queue.end();
    await sweepAccountProofs(now + minuteMs);
    expect(await jobsOf(id)).toEqual([]);
    await sweepAccountProofs(now + 11 * minuteMs);
    expect(await jobsOf(id)).toHaveLength(1);
  });
});

it("what is sealed opens at its own place alone", async () => {
  const id = await ordered();
  const proof = await row(id);
  expect(() => open(sealedPlace.accountProof(seller.sellerId, id, "amount"), proof?.codeSealed ?? "")).toThrow();
  expect(() => open(sealedPlace.accountProof(crypto.randomUUID(), id, "code"), proof?.codeSealed ?? "")).toThrow();
});
