import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isBearer } from "../bearer.ts";
import { metrics } from "../metrics.ts";
import { startMetricsServer } from "./metrics-server.ts";

const token = "a-token-for-tests";
let server: Server;
let address = "";
beforeAll(async () => {
  server = await startMetricsServer("127.0.0.1", 0, token);
  const bound = server.address();
  address = typeof bound === "object" && bound ? `http://127.0.0.1:${bound.port}` : "";
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("a worker's figures are for the bearer alone", async () => {
  metrics().jobs.inc({ job: "book-waybills", outcome: "completed" });
  const ask = (path: string, authorization?: string) =>
    fetch(address + path, { headers: { connection: "close", ...(authorization ? { authorization } : {}) } });
  expect((await ask("/metrics")).status).toBe(401);
  expect((await ask("/metrics", "Bearer wrong")).status).toBe(401);
  expect((await ask("/", `Bearer ${token}`)).status).toBe(404);
  const shown = await ask("/metrics", `Bearer ${token}`);
  expect(await shown.text()).toContain('alp_jobs_total{job="book-waybills",outcome="completed"} 1');
});

test.each([
  [`Bearer ${token}`, true],
  [`bearer ${token}`, true],
  [token, false],
  [`Bearer ${token} `, false],
  ["Bearer ", false],
  ["", false],
  [null, false],
])("%j: %s", (header, expected) => {
  expect(isBearer(header, token)).toBe(expected);
});
