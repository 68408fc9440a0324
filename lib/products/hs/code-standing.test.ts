import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standingOfCode } from "./code-standing";
import { successors } from "./tables/successors";

const codes = new Set(
  readFileSync("data/hs/codes.csv", "utf8")
    .split("\n")
    .map((line) => line.split(",")[0] ?? ""),
);
const standing = (text: string) => standingOfCode({ codes }, text);

describe("the standing of a code", () => {
  it.each([
    ["610910", "610910", ""],
    ["6109.10.00", "610910", "00"],
    ["6109 1000 21", "610910", "0021"],
    ["６１０９１０", "610910", ""],
  ])("knows %s", (text, subheading, national) => {
    expect(standing(text)).toEqual({ ok: true, value: { code: subheading + national, subheading, national } });
  });

  it.each([
    ["", "hs_code_not_digits"],
    ["61O910", "hs_code_not_digits"],
    ["6109", "hs_code_length"],
    ["6109100", "hs_code_length"],
    ["610910002", "hs_code_length"],
    ["61091000211", "hs_code_length"],
    ["8517000000", "hs_code_padded"],
    ["851712", "hs_code_deleted"],
    ["999999", "hs_code_unknown"],
    ["000000", "hs_code_unknown"],
  ])("refuses %j: %s", (text, code) => {
    const result = standing(text);
    expect(result.ok ? null : result.refusal).toMatchObject({ code, field: "hsCode" });
  });

  it("names the successors of a deleted code and what to ask where there are several", () => {
    const result = standing("8517120000");
    expect(result.ok ? null : result.refusal).toMatchObject({
      successors: ["851713", "851714"],
      splitBy: "smartphone",
    });
  });
});

describe("the successors of HS 2017", () => {
  it.each(Object.entries(successors))("%s", (old, { codes: now, splitBy }) => {
    expect(codes.has(old)).toBe(false);
    for (const code of now) expect(codes.has(code)).toBe(true);
    expect(now.length > 1).toBe(splitBy !== null);
  });
});
