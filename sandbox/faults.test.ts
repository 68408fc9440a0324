import { afterEach, describe, expect, it } from "vitest";
import { anOrder, call, control, post, sandboxForTest } from "./testing/caller.ts";

type Ledger = { orders: { outOrderId: string }[] };
const open: { end: () => Promise<void> }[] = [];

async function sandbox() {
  const started = await sandboxForTest();
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const started of open.splice(0)) await started.end();
});

async function ordersOf(box: Awaited<ReturnType<typeof sandbox>>): Promise<number> {
  return (await control<Ledger>(box, "ledger")).orders.length;
}

describe("faults", () => {
  it.each(["S01", "S06", "S07", "S13", "S14", "S20", "B0002", "B0006"])(
    "answers %s as often as told, without acting",
    async (code) => {
      const box = await sandbox();
      await control(box, "faults", { add: [{ kind: "error", code, on: "cnge.order.create", times: 2 }] });
      expect((await call(box, "cnge.order.create", anOrder("w1"))).errorCode).toBe(code);
      expect((await call(box, "cnge.order.create", anOrder("w1"))).errorCode).toBe(code);
      expect(await ordersOf(box)).toBe(0);
      expect((await call(box, "cnge.order.create", anOrder("w1"))).success).toBe("true");
    },
  );

  it("cuts the connection after committing, and answers the retry with the same order", async () => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind: "cut_after_commit", times: 1 }] });
    await expect(post(box, "cnge.order.create", JSON.stringify(anOrder("w1")))).rejects.toThrow();
    expect(await ordersOf(box)).toBe(1);
    expect((await call(box, "cnge.order.create", anOrder("w1"))).success).toBe("true");
    expect(await ordersOf(box)).toBe(1);
  });

  it.each([
    ["cut_before", 0],
    ["cut_after_commit", 1],
  ])("%s leaves %i orders behind", async (kind, orders) => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind, times: 1 }] });
    await expect(post(box, "cnge.order.create", JSON.stringify(anOrder("w1")))).rejects.toThrow();
    expect(await ordersOf(box)).toBe(orders);
  });

  it.each([
    ["html", 200, 0],
    ["html_after_commit", 200, 1],
    ["cut_json", 200, 1],
    ["empty", 200, 1],
    ["bad_gateway", 502, 0],
    ["bad_gateway_after_commit", 502, 1],
    ["error_after_commit", 200, 1],
  ])("%s answers garbage with status %i and %i orders", async (kind, status, orders) => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind, code: "S06", times: 1 }] });
    const response = await post(box, "cnge.order.create", JSON.stringify(anOrder("w1")));
    expect(response.status).toBe(status);
    const text = await response.text();
    if (kind === "error_after_commit") expect(JSON.parse(text).errorCode).toBe("S06");
    else expect(() => JSON.parse(text)).toThrow();
    expect(await ordersOf(box)).toBe(orders);
  });

  it("hangs until the caller gives up", async () => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind: "hang_after_commit", times: 1 }] });
    const ask = fetch(box.gatewayUrl, {
      method: "POST",
      signal: AbortSignal.timeout(100),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "msg_type=x",
    });
    await expect(ask).rejects.toThrow();
  });

  it("strikes only the messages that it is meant for", async () => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind: "error", code: "S20", on: "cnge.order.create", match: "w2" }] });
    expect((await call(box, "cnge.order.create", anOrder("w1"))).success).toBe("true");
    expect((await call(box, "cnge.order.create", anOrder("w2"))).errorCode).toBe("S20");
    await control(box, "faults", { clear: true });
    expect((await call(box, "cnge.order.create", anOrder("w2"))).success).toBe("true");
  });

  it("draws by seed: the same seed strikes the same calls", async () => {
    const runs: boolean[][] = [];
    for (const _ of [1, 2]) {
      const box = await sandbox();
      await control(box, "faults", { add: [{ kind: "error", code: "S07", probability: 0.5, seed: "s" }] });
      const run: boolean[] = [];
      for (let n = 0; n < 12; n++)
        run.push((await call(box, "cnge.order.create", anOrder(`w${n}`))).success === "true");
      runs.push(run);
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(new Set(runs[0]).size).toBe(2);
  });

  it("keeps the number back for some questions", async () => {
    const box = await sandbox();
    await control(box, "faults", { add: [{ kind: "number_later", on: "cnge.order.create", asks: 2, times: 1 }] });
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    expect(data.trackingNumber).toBe("");
    expect((await call(box, "cnge.waybill.get", { orderCode: data.orderCode })).data.trackingNumber).toBe("");
    expect((await call(box, "cnge.waybill.get", { orderCode: data.orderCode })).data.trackingNumber).not.toBe("");
  });

  it("refuses connections for a while and comes back on the same port", async () => {
    const box = await sandbox();
    await control(box, "refuse", { ms: 50 });
    let refused = 0;
    for (;;) {
      try {
        expect((await call(box, "cnge.order.create", anOrder("w1"))).success).toBe("true");
        break;
      } catch {
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it.each([
    [{ kind: "melt" }, /unknown fault/],
    [{ kind: "error" }, /code/],
    [{ kind: "slow" }, /ms/],
    [{ kind: "repeat", on: "cnge.order.create" }, /does not strike/],
  ])("does not take the rule %o", async (rule, text) => {
    const box = await sandbox();
    expect((await control<{ error: string }>(box, "faults", { add: [rule] })).error).toMatch(text);
  });
});
