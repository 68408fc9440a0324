import { describe, expect, it } from "vitest";
import gatewayEn from "#messages/en/gateway.json" with { type: "json" };
import en from "#messages/en/tracking.json" with { type: "json" };
import gatewayZh from "#messages/zh-CN/gateway.json" with { type: "json" };
import zh from "#messages/zh-CN/tracking.json" with { type: "json" };
import { exceptionKinds, stages, substages } from "./stages.ts";
import { milestones } from "./state.ts";
import { codesOf } from "./vocabulary.ts";

const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" ? keysOf(inner).map((rest) => `${key}.${rest}`) : [key],
  );

describe.each([
  ["zh-CN", zh],
  ["en", en],
])("the words of %s", (_, words) => {
  it("name every stage, substage, trouble and milestone", () => {
    expect(Object.keys(words.stages).sort()).toEqual([...stages].sort());
    expect(Object.keys(words.troubles).sort()).toEqual([...exceptionKinds].sort());
    expect(Object.keys(words.milestones).sort()).toEqual([...milestones].sort());
    for (const stage of stages)
      expect(Object.keys(words.substages[stage]).sort(), stage).toEqual([...substages[stage]].sort());
  });

  it("name every action code of Cainiao", () => {
    expect(Object.keys(words.events).sort()).toEqual(
      codesOf("cainiao")
        .map(([code]) => code)
        .sort(),
    );
  });
});

describe("both languages", () => {
  it("say the same things", () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
    expect(keysOf(gatewayEn).sort()).toEqual(keysOf(gatewayZh).sort());
  });
});
