import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import en from "#messages/en/customs.json" with { type: "json" };
import zh from "#messages/zh-CN/customs.json" with { type: "json" };
import { wayReasons } from "./choose-way.ts";
import { returnReasons } from "./explain-return.ts";
import { findingCodes } from "./finding.ts";
import { messageSpecs } from "./message-specs.ts";
import { documentStates } from "./states.ts";
import { leftOutReasons } from "./summary-plan.ts";
import { baseTransfer } from "./tables/base-transfer.ts";
import { placeOfElement, repairPlaces } from "./tables/repair-places.ts";

const elements = new Set([
  ...baseTransfer.map(({ name }) => name as string),
  ...Object.values(messageSpecs).flatMap(({ head, line, node, lineNode }) => [
    ...[...head, ...line].map(({ name }) => name),
    ...[node, lineNode].flatMap((name) => name ?? []),
  ]),
]);

describe.each([
  ["zh", zh],
  ["en", en],
] as const)("the words of customs in %s", (_, words) => {
  it("name every finding, element, state, place and reason, and nothing else", () => {
    expect(Object.keys(words.findings).sort()).toEqual([...findingCodes].sort());
    expect(Object.keys(words.elements).sort()).toEqual([...elements].sort());
    expect(Object.keys(words.states).sort()).toEqual([...documentStates].sort());
    expect(Object.keys(words.places).sort()).toEqual([...repairPlaces].sort());
    expect(Object.keys(words.returns).sort()).toEqual([...returnReasons].sort());
    expect(Object.keys(words.wayReasons).sort()).toEqual([...wayReasons].sort());
    expect(Object.keys(words.leftOut).sort()).toEqual([...leftOutReasons].sort());
  });

  it("findings say what to do: more than one sentence, no value left open", () => {
    const values = Object.fromEntries(
      ["element", "value", "expected", "length", "max", "size", "character", "chapter", "count", "first", "price"]
        .concat(["quantity", "total", "net", "gross", "sum", "unit"])
        .map((name) => [name, name.toUpperCase()]),
    );
    const translate = createTranslator({ locale: "en", messages: words });
    for (const code of findingCodes) {
      const text = translate(`findings.${code}` as "findings.missing", values);
      expect(text, code).not.toMatch(/[{}]/);
      expect(text.match(/[.。:：]/g)?.length ?? 0, code).toBeGreaterThan(1);
    }
  });
});

it("every element that has a place to repair is one of the messages", () => {
  expect(Object.keys(placeOfElement).filter((name) => !elements.has(name))).toEqual([]);
});
