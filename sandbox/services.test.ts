import { createServer, request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "./control/accounts.ts";
import { replayWindowMs } from "./services/signature.ts";
import { ask, control, knock, sandboxForTest } from "./testing/caller.ts";

const open: { end: () => Promise<void> }[] = [];

async function sandbox() {
  const started = await sandboxForTest();
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const started of open.splice(0)) await started.end();
});

const question = { enterpriseName: "深圳市一号有限公司", uscc: "91440300MA5X1AN05P", legalRepresentative: "王芳" };
const shown = (box: { url: string }) =>
  control<{ asked: unknown[]; calls: Record<string, number> }>(box as Parameters<typeof control>[0], "register");
const errorOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

describe("who may ask a service", () => {
  const old = String(Date.now() - replayWindowMs - 1_000);
  it.each<[string, Record<string, string>, string]>([
    ["a caller nobody knows", { "x-caller": "SOMEBODY" }, "unknown_caller"],
    ["no caller", { "x-caller": "" }, "unknown_caller"],
    ["a signature by another key", { "x-signature": "0".repeat(64) }, "bad_signature"],
    ["no signature", { "x-signature": "" }, "bad_signature"],
    ["a call signed too long ago", { "x-timestamp": old }, "stale_timestamp"],
    ["a call from tomorrow", { "x-timestamp": String(Date.now() + 86_400_000) }, "stale_timestamp"],
    ["a time that is none", { "x-timestamp": "now" }, "stale_timestamp"],
    ["no nonce", { "x-nonce": "" }, "replayed"],
  ])("%s", async (_, headers, code) => {
    const box = await sandbox();
    expect(await errorOf(await knock(box, "register/enterprise-check", question, headers))).toEqual([401, code]);
    expect((await shown(box)).asked).toEqual([]);
  });

  it("signs the path and the body: neither can be changed under a good signature", async () => {
    const box = await sandbox();
    const headers = { "x-nonce": "nonce-for-both", "x-timestamp": String(Date.now()) };
    let signature = "";
    const spy = createServer((request, response) => {
      signature = String(request.headers["x-signature"]);
      request.resume().on("end", () => response.end("{}"));
    });
    await new Promise<void>((resolve) => spy.listen(0, "127.0.0.1", resolve));
    const { port } = spy.address() as { port: number };
    await knock({ url: `http://127.0.0.1:${port}` }, "register/enterprise-check", question, headers);
    await new Promise((resolve) => spy.close(resolve));
    const stolen = { ...headers, "x-signature": signature };
    const other = { ...question, legalRepresentative: "李四" };
    expect(await errorOf(await knock(box, "register/enterprise-check", other, stolen))).toEqual([401, "bad_signature"]);
    expect(await errorOf(await knock(box, "register/person-check", question, stolen))).toEqual([401, "bad_signature"]);
    expect((await knock(box, "register/enterprise-check", question, stolen)).status).toBe(200);
    expect(await errorOf(await knock(box, "register/enterprise-check", question, stolen))).toEqual([401, "replayed"]);
  });

  it("only from this machine, asked for by its own name", async () => {
    const box = await sandbox();
    const statusWith = (host: string) =>
      new Promise<number | undefined>((resolve) => {
        const asked = httpRequest(`${box.url}/bank/statement`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked.end();
      });
    expect(await statusWith("rebound.example")).toBe(403);
    expect(await statusWith("localhost:4600")).toBe(200);
    const state = await fetch(`${box.url}/_sandbox/register`, { headers: { origin: "http://elsewhere.example" } });
    expect(state.status).toBe(403);
  });
});

describe("what is no question", () => {
  it.each<[string, unknown, number, string]>([
    ["register/enterprise-check", "{", 400, "invalid_request"],
    ["register/enterprise-check", [], 400, "invalid_request"],
    ["register/enterprise-check", {}, 400, "invalid_request"],
    [
      "register/person-check",
      { name: "王芳", idKind: "licence", idNumber: "440306199003071232" },
      400,
      "invalid_request",
    ],
    ["single-window/card-check", { cardNumber: "8000000000001" }, 400, "invalid_request"],
    ["single-window/account-check", { account: "demo" }, 400, "invalid_request"],
    ["bank/transfers", { idempotencyKey: "a-long-key", amountMinor: 0.5 }, 400, "invalid_request"],
    ["bank/nothing", {}, 404, "unknown_call"],
    ["bank/toString", {}, 404, "unknown_call"],
  ])("%s %j: %i", async (path, body, status, code) => {
    const box = await sandbox();
    expect(await errorOf(await knock(box, path, body))).toEqual([status, code]);
  });
});

describe("faults of a service", () => {
  const ofPerson = { name: "王芳", idKind: "resident_id", idNumber: "440306199003071232" };

  it.each<[string, Record<string, unknown>, number, string]>([
    ["error", {}, 503, "unavailable"],
    ["error", { status: 429 }, 429, "busy"],
    ["error", { status: 500 }, 500, "unavailable"],
  ])("%s %j", async (kind, more, status, code) => {
    const box = await sandbox();
    await control(box, "register/faults", { add: [{ kind, times: 1, ...more }] });
    expect(await errorOf(await knock(box, "register/enterprise-check", question))).toEqual([status, code]);
    expect((await ask(box, "register/enterprise-check", question)).result).toBe("consistent");
  });

  it.each([
    ["html", false, 0],
    ["html", true, 1],
    ["empty", true, 1],
    ["cut_json", true, 1],
  ])("%s, acting %s, answers what nobody can read", async (kind, acts, asked) => {
    const box = await sandbox();
    await control(box, "register/faults", { add: [{ kind, acts, times: 1 }] });
    const text = await (await knock(box, "register/enterprise-check", question)).text();
    expect(() => JSON.parse(text)).toThrow();
    expect((await shown(box)).asked.length).toBe(asked);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])("cuts the connection, acting %s", async (acts, asked) => {
    const box = await sandbox();
    await control(box, "register/faults", { add: [{ kind: "cut", acts, times: 1 }] });
    await expect(knock(box, "register/enterprise-check", question)).rejects.toThrow();
    expect((await shown(box)).asked.length).toBe(asked);
  });

  it("hangs until the caller gives up, and is slow", async () => {
    const box = await sandbox();
    await control(box, "register/faults", { add: [{ kind: "hang", on: "person-check", times: 1 }] });
    const hung = knock(box, "register/person-check", ofPerson).then(
      () => "answered",
      () => "cut",
    );
    await control(box, "register/faults", { add: [{ kind: "slow", ms: 60, times: 1 }] });
    const started = performance.now();
    expect((await ask(box, "register/enterprise-check", question)).result).toBe("consistent");
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
    await open.pop()?.end();
    expect(await hung).toBe("cut");
  });

  it("strike one service, and one call of it", async () => {
    const box = await sandbox();
    await control(box, "register/faults", { add: [{ kind: "error", on: "person-check" }] });
    expect((await ask(box, "register/enterprise-check", question)).result).toBe("consistent");
    expect((await knock(box, "single-window/account-check", { account: "x", uscc: "1" })).status).toBe(200);
    expect((await knock(box, "register/person-check", ofPerson)).status).toBe(503);
    await control(box, "register/faults", { clear: true });
    expect((await knock(box, "register/person-check", ofPerson)).status).toBe(200);
  });

  it("refuses faults that it does not know", async () => {
    const box = await sandbox();
    for (const rule of [{ kind: "number_later" }, { kind: "slow" }, { kind: "cut", on: "transfers" }, "cut"])
      expect(await control(box, "register/faults", { add: [rule] })).toHaveProperty("error");
  });
});

it("shows no secret of a caller", async () => {
  const box = await sandbox();
  await ask(box, "register/enterprise-check", question);
  for (const name of ["register", "bank", "single-window"])
    expect(JSON.stringify(await control(box, name))).not.toContain(demoAccount.secret);
});
