import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { startSandbox } from "./start.ts";
import { anOrder, call, control } from "./testing/caller.ts";

type Ledger = { orders: { outOrderId: string; orderCode: string; trackingNumber: string }[] };

/** The real process, as the scripts start it. */
async function startChild(dataDir: string): Promise<{ child: ChildProcess; url: string; gone: Promise<unknown> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: {
      ...process.env,
      SANDBOX_PORT: "0",
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_HOURS_PER_SECOND: "0",
      SANDBOX_SEED: "kill",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, url: (JSON.parse(line) as { url: string }).url, gone };
  }
  throw new Error("the sandbox ended before it listened");
}

it("keeps every order that it answered, once, when it is killed at any moment", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-kill-"));
  const answered = new Map<string, string>();
  for (const killAfter of [1, 7, 23]) {
    const { child, url, gone } = await startChild(dataDir);
    const caller = { url, gatewayUrl: `${url}/gateway/link.do` } as Parameters<typeof call>[0];
    let answers = 0;
    const asks = Array.from({ length: 40 }, async (_, n) => {
      const { data } = await call(caller, "cnge.order.create", anOrder(`w${n}`));
      const known = answered.get(`w${n}`);
      if (known) expect(data.orderCode).toBe(known);
      answered.set(`w${n}`, String(data.orderCode));
      answers += 1;
      if (answers === killAfter) child.kill("SIGKILL");
    });
    await Promise.allSettled(asks);
    child.kill("SIGKILL");
    await gone;
  }
  const after = await startSandbox({ dataDir });
  const { orders } = await control<Ledger>(after, "ledger");
  const byId = new Map(orders.map((order) => [order.outOrderId, order.orderCode]));
  expect(byId.size).toBe(orders.length);
  expect(answered.size).toBeGreaterThan(0);
  for (const [outOrderId, orderCode] of answered) expect(byId.get(outOrderId)).toBe(orderCode);
  expect(new Set(orders.map((order) => order.trackingNumber)).size).toBe(orders.length);
  await after.close();
  await rm(dataDir, { recursive: true, force: true });
});
