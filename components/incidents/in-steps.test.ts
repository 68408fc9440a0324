import { describe, expect, it } from "vitest";
import { incidentsPerStep } from "#lib/incidents/limits";
import type { Answer } from "@/components/form/use-action";
import { inSteps } from "./in-steps.ts";
import type { Changed } from "./incident-doors.ts";
import type { Shown } from "./shown.ts";

const many = (count: number): Shown => ({
  incidents: Array.from({ length: count }, (_, n) => ({ id: String(n), version: 1 })),
});
const refusedOf = (id: string) => ({
  ...({ id, code: "incident_changed", by: "李雷", kind: "lost", severity: "high", number: "LX1" } as const),
});

/** A door that does all but every hundredth; at call `failsAt` it answers or throws what it is told. */
function door(failsAt = 0, fail: () => Answer<Changed> = () => ({ ok: false, refusal: { code: "person_may_not" } })) {
  const calls: number[] = [];
  const action = async ({ incidents }: Shown): Promise<Answer<Changed>> => {
    calls.push(incidents.length);
    if (calls.length === failsAt) return fail();
    const ids = incidents.map(({ id }) => id);
    const isRefused = (id: string) => Number(id) % 100 === 99;
    return {
      ok: true,
      value: { done: ids.filter((id) => !isRefused(id)), refused: ids.filter(isRefused).map(refusedOf) },
    };
  };
  return { action, calls };
}

const onwards = { onStep: () => undefined, isStopped: () => false };
const cutOff = () => {
  throw new Error("no connection");
};

describe("a change of many in steps", () => {
  it("asks for each once, in steps that are small enough, and names all that were refused", async () => {
    for (const count of [1, 2, incidentsPerStep, incidentsPerStep + 1, 1240, 5000]) {
      const { action, calls } = door();
      const answer = await inSteps(action, onwards)(many(count));
      if (!answer.ok) throw new Error("refused");
      const { done, refused, left, why } = answer.value;
      expect(new Set([...done, ...refused.map(({ id }) => id)]).size).toBe(count);
      expect([done.length + refused.length, left, why]).toEqual([count, 0, null]);
      expect(refused).toHaveLength(Math.floor(count / 100));
      expect(calls.every((size) => size <= incidentsPerStep)).toBe(true);
      // one alone is answered otherwise: no step of many is one
      if (count > 1) expect(Math.min(...calls)).toBeGreaterThan(1);
    }
  });

  it("tells how far it is before each step, and nothing where one step does it", async () => {
    const told: number[] = [];
    const around = { ...onwards, onStep: ({ done }: { done: number }) => told.push(done) };
    await inSteps(door().action, around)(many(50));
    expect(told).toEqual([]);
    await inSteps(door().action, around)(many(1000));
    expect(told).toEqual([0, 250, 500, 750]);
  });

  it("that is refused, or gets lost, at its first step is the answer", async () => {
    expect(await inSteps(door(1).action, onwards)(many(1000))).toEqual({
      ok: false,
      refusal: { code: "person_may_not" },
    });
    await expect(inSteps(door(1, cutOff).action, onwards)(many(1000))).rejects.toThrow("no connection");
  });

  it("later keeps what was done, and says how many were not reached and why", async () => {
    const cases = [
      [door(3), onwards, 500, "person_may_not"],
      [door(4, cutOff), onwards, 250, "cut_off"],
      [door(), { ...onwards, isStopped: () => true }, 750, "stopped"],
    ] as const;
    for (const [{ action }, around, left, code] of cases) {
      const answer = await inSteps(action, around)(many(1000));
      if (!answer.ok) throw new Error("refused");
      expect(answer.value).toMatchObject({ left, why: { code } });
      expect(answer.value.done.length + answer.value.refused.length).toBe(1000 - left);
    }
  });
});
