import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "./control/accounts.ts";
import { digestOf } from "./link/digest.ts";
import { anOrder, call, control, pushReceiver, sandboxForTest, standingClock } from "./testing/caller.ts";

type Step = { told: number; taken: number; refused: number; waiting: number };

const open: (() => Promise<void>)[] = [];

async function rig(accountChange: Record<string, unknown> = {}) {
  const clock = standingClock();
  const receiver = await pushReceiver();
  const box = await sandboxForTest({
    now: clock.now,
    accounts: [{ ...demoAccount, pushUrl: receiver.url, ...accountChange }],
  });
  open.push(box.end, receiver.close);
  const step = (hours: number) => {
    clock.pass(hours * 3_600_000);
    return control<Step>(box, "step", { hours });
  };
  return { clock, receiver, box, step };
}

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const codeOf = (content: Record<string, unknown>) =>
  (content.traceDetailList as { actionCode: string }[])[0]?.actionCode;

describe("TRACEPUSH", () => {
  it("signs every push over the text that it sends, and names the parcel in all its ways", async () => {
    const { box, receiver, step } = await rig();
    const { data } = await call(box, "cnge.order.create", anOrder("w1"));
    await step(1);
    const [first] = receiver.received;
    expect(first?.form.get("msg_type")).toBe("TRACEPUSH");
    expect(first?.form.get("logistic_provider_id")).toBe(demoAccount.providerId);
    expect(first?.form.get("msg_id")).toMatch(/^[0-9a-f]{32}$/);
    expect(first?.form.get("data_digest")).toBe(
      digestOf(first?.form.get("logistics_interface") ?? "", demoAccount.secret),
    );
    expect(first?.content).toMatchObject({ orderCode: data.orderCode, outOrderId: "w1", mailNo: data.trackingNumber });
  });

  it("tells a whole life in order, once, and ends with the signature", async () => {
    const { box, receiver, step } = await rig();
    await control(box, "lives", { outOrderId: "w1", outcome: "delivered" });
    await call(box, "cnge.order.create", anOrder("w1"));
    for (let day = 0; day < 40; day++) await step(24);
    const codes = receiver.received.map(({ content }) => codeOf(content));
    expect(codes[0]).toBe("GWMS_ACCEPT");
    expect(codes.at(-1)).toBe("GTMS_SIGNED");
    expect(codes.indexOf("PU_PICKUP_SUCCESS")).toBeLessThan(codes.indexOf("LH_DEPART"));
    expect(new Set(receiver.received.map(({ form }) => form.get("msg_id"))).size).toBe(codes.length);
    expect(receiver.received.at(-1)?.content.lastMileMailNo).toMatch(/^CP\d{9}FR$/);
    const { data } = await call(box, "cnge.track.get", { outOrderId: "w1" });
    expect((data.traceDetailList as unknown[]).length).toBe(codes.length);
  });

  it("lets a life be chosen, and chosen again, while the parcel is on its way", async () => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    await step(10);
    await control(box, "lives", { outOrderId: "w1", outcome: "lost" });
    await step(3_000);
    expect(codeOf(receiver.received.at(-1)?.content ?? {})).toBe("LH_DEPART");
    await control(box, "lives", { outOrderId: "w1", outcome: "returned" });
    await step(3_000);
    expect(codeOf(receiver.received.at(-1)?.content ?? {})).toBe("RETURNED");
  });

  it("never bears a time after the real one, and no time zone on a notice", async () => {
    const { box, receiver, step, clock } = await rig();
    for (const country of ["FR", "US", "AU", "IN"]) {
      await call(
        box,
        "cnge.order.create",
        anOrder(country, { receiverParam: { ...anOrder("x").receiverParam, countryCode: country } }),
      );
    }
    await step(2_000);
    const events = receiver.received.flatMap(
      ({ content }) => content.traceDetailList as { time: string; timeZone?: string; actionCode: string }[],
    );
    for (const event of events) {
      expect(event.time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      const [, sign, hours, minutes] = /^GMT([+-])(\d{1,2})(?::(\d\d))?$/.exec(event.timeZone ?? "GMT+8") ?? [];
      const offset = (sign === "-" ? -1 : 1) * (Number(hours) + Number(minutes ?? 0) / 60);
      const instant = Date.parse(`${event.time.replace(" ", "T")}Z`) - offset * 3_600_000;
      expect(instant).toBeLessThanOrEqual(clock.now());
      if (event.actionCode === "GWMS_ACCEPT") expect(event.timeZone).toBeUndefined();
    }
    expect(events.some((event) => event.timeZone?.includes("-5") || event.timeZone?.includes("-05:00"))).toBe(true);
  });

  it("tries again after S06, S07, 5xx and a cut connection, and keeps the order of the parcel's events", async () => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    receiver.answers.push('{"success":"false","errorCode":"S07"}', 503, null, '{"success":"false","errorCode":"S06"}');
    const steps = [await step(100), await step(0), await step(0), await step(0)];
    expect(steps.map((one) => one.taken)).toEqual([0, 0, 0, 0]);
    const last = await step(0);
    expect(last.waiting).toBe(0);
    const ids = receiver.received.map(({ form }) => form.get("msg_id"));
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
  });

  it("takes any other answer as final", async () => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    receiver.answers.push('{"success":"false","errorCode":"B0005"}', 404);
    const first = await step(60);
    expect(first.refused).toBe(2);
    expect(first.waiting).toBe(0);
  });

  it("delivers after a restart what it had told but not delivered", async () => {
    const { box, receiver, step, clock } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    receiver.answers.push(503);
    expect((await step(0.6)).waiting).toBe(1);
    await box.close();
    const again = await sandboxForTest({
      now: clock.now,
      dataDir: box.dataDir,
      accounts: [{ ...demoAccount, pushUrl: receiver.url }],
    });
    expect(await control<Step>(again, "step", {})).toMatchObject({ taken: 1, waiting: 0 });
    await again.close();
    open.shift();
  });

  it.each([
    ["repeat", (ids: (string | null)[]) => expect(ids[0]).toBe(ids[1])],
    ["wrong_digest", (ids: (string | null)[]) => expect(ids[0]).toBe(ids[1])],
  ])("%s sends the event twice under one id", async (kind, check) => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    await control(box, "faults", { add: [{ kind, times: 1 }] });
    await step(0.6);
    expect(receiver.received).toHaveLength(2);
    check(receiver.received.map(({ form }) => form.get("msg_id")));
  });

  it("reorders: the first event arrives after a later one", async () => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    await control(box, "faults", { add: [{ kind: "reorder", times: 1 }] });
    await step(60);
    const codes = receiver.received.map(({ content }) => codeOf(content));
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.at(-1)).toBe("GWMS_ACCEPT");
  });

  it("loses a push for good when told to, which polling then finds", async () => {
    const { box, receiver, step } = await rig();
    await call(box, "cnge.order.create", anOrder("w1"));
    await control(box, "faults", { add: [{ kind: "lose", times: 1 }] });
    await step(0.6);
    expect(receiver.received).toEqual([]);
    const { data } = await call(box, "cnge.track.get", { outOrderId: "w1" });
    expect(data.traceDetailList).toMatchObject([{ actionCode: "GWMS_ACCEPT" }]);
  });

  it.each(["invalid_json", "future_time", "unknown_waybill"])(
    "sends a spoilt copy (%s) before the good one",
    async (kind) => {
      const { box, receiver, step } = await rig();
      await call(box, "cnge.order.create", anOrder("w1"));
      await control(box, "faults", { add: [{ kind, times: 1 }] });
      await step(0.6);
      const [spoilt, good] = receiver.received;
      expect(spoilt?.form.get("logistics_interface")).not.toBe(good?.form.get("logistics_interface"));
      expect(spoilt?.form.get("data_digest")).toBe(
        digestOf(spoilt?.form.get("logistics_interface") ?? "", demoAccount.secret),
      );
      expect(codeOf(good?.content ?? {})).toBe("GWMS_ACCEPT");
    },
  );

  it("brings each parcel's news to the shipper who knows it, and stays there", async () => {
    const { box, receiver, step } = await rig();
    const other = await pushReceiver();
    open.push(other.close);
    await control(box, "accounts", { providerId: demoAccount.providerId, addPushUrl: other.url });
    await call(box, "cnge.order.create", anOrder("w1"));
    receiver.answers.push('{"success":"false","errorCode":"B0005"}');
    await step(60);
    expect(receiver.received).toHaveLength(1);
    expect(other.received.length).toBeGreaterThan(1);
    expect(other.received[0]?.form.get("msg_id")).toBe(receiver.received[0]?.form.get("msg_id"));
  });

  it("plays lives by itself while time runs", async () => {
    const receiver = await pushReceiver();
    const box = await sandboxForTest({ hoursPerSecond: 5_000, accounts: [{ ...demoAccount, pushUrl: receiver.url }] });
    open.push(box.end, receiver.close);
    await call(box, "cnge.order.create", anOrder("w1"));
    await receiver.count(5);
    expect(codeOf(receiver.received[0]?.content ?? {})).toBe("GWMS_ACCEPT");
  });

  it("sends what it is given by hand", async () => {
    const { box, receiver } = await rig();
    const answer = await control<{ verdict: string }>(box, "push", {
      content: { orderCode: "LP1" },
      digest: "nonsense",
    });
    expect(answer.verdict).toBe("taken");
    expect(receiver.received[0]?.form.get("data_digest")).toBe("nonsense");
  });
});
