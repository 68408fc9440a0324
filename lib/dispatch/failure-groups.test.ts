import { describe, expect, it } from "vitest";
import { failureGroups, type ReasonGroup } from "./failure-groups.ts";

function reason(code: string, subject: string, orders: number, change: Partial<ReasonGroup> = {}): ReasonGroup {
  return { code, subject, orders, frees: orders, firsts: orders, sampleOrderId: `one of ${subject}`, ...change };
}

describe("failureGroups", () => {
  it("names the product that frees most orders, the commonest failure first", () => {
    const groups = failureGroups([
      reason("ERR-303", "", 2),
      reason("ERR-502", "cup", 23),
      reason("ERR-502", "pen", 30, { frees: 4 }),
      reason("ERR-502", "mug", 1),
    ]);
    expect(groups.map(({ code, count, best }) => [code, count, best?.subject, best?.frees, best?.others])).toEqual([
      ["ERR-502", 54, "cup", 23, 2],
      ["ERR-303", 2, "", 1, 0],
    ]);
  });

  it("counts an order with two products of one failure once", () => {
    const [group] = failureGroups([
      reason("ERR-502", "cup", 3, { frees: 0 }),
      reason("ERR-502", "pen", 3, { frees: 0, firsts: 0 }),
    ]);
    expect(group).toMatchObject({ count: 3, best: { frees: 0, orders: 3 } });
  });

  it("where nothing frees any, takes what helps most", () => {
    const [group] = failureGroups([
      reason("ERR-402", "cup", 2, { frees: 0 }),
      reason("ERR-402", "pen", 9, { frees: 0 }),
    ]);
    expect(group?.best?.subject).toBe("pen");
  });

  it("promises one order where each is repaired by itself, and all behind a gate", () => {
    const [gate, own] = failureGroups([reason("ERR-101", "", 300), reason("ERR-306", "", 40)]);
    expect(gate?.best?.frees).toBe(300);
    expect(own?.best?.frees).toBe(1);
  });

  it("has nothing to say of nothing", () => {
    expect(failureGroups([])).toEqual([]);
  });
});
