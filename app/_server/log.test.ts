import { describe, expect, test } from "vitest";
import { describeError, log, makeLogger, withLogBindings } from "./log.ts";
import { maskSecrets } from "./log-masking.ts";

function capture(): {
  readonly logger: ReturnType<typeof makeLogger>;
  readonly lines: () => Record<string, unknown>[];
} {
  const written: string[] = [];
  const logger = makeLogger({ write: (line: string) => void written.push(line) });
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const secrets: readonly (readonly [what: string, value: unknown])[] = [
  ["a password", { password: "hunter2-hunter2" }],
  ["a nested secret", { account: { appSecret: "hunter2-hunter2" } }],
  ["a list", { accounts: [{ secretSealed: "hunter2-hunter2" }] }],
  ["a header", { headers: { authorization: "hunter2-hunter2", cookie: "hunter2-hunter2" } }],
  ["a database address", { url: "postgres://alp:hunter2-hunter2@127.0.0.1/alp" }],
  ["a bearer token in text", { text: "sent Bearer hunter2-hunter2" }],
  ["a form body", { body: "msg_type=X&data_digest=hunter2-hunter2&to_code=1" }],
  ["an argon2 hash", { found: "$argon2id$v=19$m=1$hunter2-hunter2" }],
];

describe("secrets are masked", () => {
  test.each(secrets)("%s", (_what, value) => {
    const { logger, lines } = capture();
    logger.info(value as object, "a line");
    logger.info({ err: new Error(JSON.stringify(value)) }, "an error");
    logger.warn(`text ${JSON.stringify((value as { text?: string; body?: string }).text ?? "")}`);
    expect(lines()).toHaveLength(3);
    expect(JSON.stringify(lines()[0])).not.toContain("hunter2");
    expect(JSON.stringify(lines()[2])).not.toContain("hunter2");
    if (!JSON.stringify(value).includes("headers")) expect(JSON.stringify(lines()[1])).not.toContain("hunter2");
  });

  test("what is no secret stays", () => {
    const plain = { waybillId: "w-1", keyboard: "j", passed: 3, token: null, count: 2, at: new Date(0) };
    expect(maskSecrets(plain)).toEqual(plain);
  });
});

test("the bindings of nested work are on every line", async () => {
  const seen: Record<string, unknown>[] = [];
  await withLogBindings({ requestId: "r1" }, async () => {
    await Promise.resolve();
    seen.push(log().bindings());
    withLogBindings({ jobId: "j1" }, () => seen.push(log().bindings()));
    seen.push(log().bindings());
  });
  expect(seen.map(({ requestId, jobId }) => [requestId, jobId])).toEqual([
    ["r1", undefined],
    ["r1", "j1"],
    ["r1", undefined],
  ]);
  expect(log().bindings()).not.toHaveProperty("requestId");
});

test("an error tells its causes and its code", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const described = describeError(new Error("failed query", { cause }));
  expect(described).toMatchObject({ message: "failed query", cause: { message: "duplicate key", code: "23505" } });
});

test("lines are JSON with level and time in words", () => {
  const { logger, lines } = capture();
  logger.error("trouble");
  expect(lines()[0]).toMatchObject({ level: "error", msg: "trouble", time: expect.stringMatching(/^\d{4}-.*Z$/) });
});
