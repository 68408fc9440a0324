import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "../control/accounts.ts";
import { anOrder, call, control, pushReceiver, sandboxForTest } from "../testing/caller.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function rig() {
  const receiver = await pushReceiver();
  const box = await sandboxForTest({ accounts: [{ ...demoAccount, pushUrl: receiver.url }] });
  open.push(box.end, receiver.close);
  const codes = () =>
    receiver.received.map(({ content }) => (content.traceDetailList as { actionCode: string }[])[0]?.actionCode ?? "");
  return { box, codes };
}

const orderTo = (name: string, solutionCode = "CN_GLO_STD") => {
  const order = anOrder("w1");
  return {
    ...order,
    receiverParam: { ...order.receiverParam, name },
    solutionParam: { ...order.solutionParam, solutionCode },
  };
};

describe("test recipients of LINK", () => {
  it.each([
    ["SANDBOX DELIVERED", "CN_GLO_STD"],
    ["sandbox  delivered", "CN_GLO_STD"],
    ["SANDBOX DELIVERED", "AE_CN_SUPER_ECONOMY_G"],
  ])("%s by %s: delivered within an hour and a half, every event pushed in order", async (name, solution) => {
    const { box, codes } = await rig();
    expect((await call(box, "cnge.order.create", orderTo(name, solution))).success).toBe("true");
    await control(box, "step", { hours: 1.5 });
    expect(codes()[0]).toBe("GWMS_ACCEPT");
    expect(codes()).toContain("CC_EX_SUCCESS");
    expect(codes().at(-1)).toBe("GTMS_SIGNED");
    expect(codes().length).toBeGreaterThan(15);
  });

  it("SANDBOX CUSTOMS HOLD: held by customs, two hours later released and delivered", async () => {
    const { box, codes } = await rig();
    await call(box, "cnge.order.create", orderTo("SANDBOX CUSTOMS HOLD"));
    await control(box, "step", { hours: 1.5 });
    expect(codes().at(-1)).toBe("CC_IM_FAILURE");
    await control(box, "step", { hours: 3 });
    expect(codes()).toContain("CC_IM_SUCCESS");
    expect(codes().at(-1)).toBe("GTMS_SIGNED");
  });

  it("SANDBOX RETURNED: refused at the door and brought back", async () => {
    const { box, codes } = await rig();
    await call(box, "cnge.order.create", orderTo("SANDBOX RETURNED"));
    await control(box, "step", { hours: 1.5 });
    expect(codes()).toContain("GTMS_SIGN_FAILURE");
    expect(codes().at(-1)).toBe("RETURNED");
  });

  it("give way to a life that a control call chose", async () => {
    const { box, codes } = await rig();
    await control(box, "lives", { outOrderId: "w1", outcome: "lost" });
    await call(box, "cnge.order.create", orderTo("SANDBOX DELIVERED"));
    await control(box, "step", { hours: 1.5 });
    expect(codes().length).toBeLessThan(5);
  });

  it("are nobody else", async () => {
    const { box, codes } = await rig();
    await call(box, "cnge.order.create", orderTo("SANDBOX DELIVERED PLEASE"));
    await control(box, "step", { hours: 1.5 });
    expect(codes().length).toBeLessThan(5);
  });
});
