import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { taxIdRequirement } from "#lib/identity/tax-id/requirement";
import { countryCodes } from "#lib/kit/country";
import { lineFields, parcelFields } from "./field.ts";
import { fixCodes } from "./fixes.ts";
import type { RequirementRule } from "./rule.ts";
import { requirementRules } from "./rules.ts";

const rules: readonly RequirementRule[] = requirementRules;

describe("the rules", () => {
  it("have a code of their own, a source, and days that are days", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { source, confidence, since, until, fields } of rules) {
      if (source === null) expect(confidence).toBe("general_knowledge");
      else expect(source.trim()).not.toBe("");
      expect(fields.length).toBeGreaterThan(0);
      for (const day of [since, until]) if (day !== null) expect(day).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
      if (since !== null && until !== null) expect(since < until).toBe(true);
    }
  });

  it("ask for the recipient's number where identity knows that it is asked for, and as strictly", () => {
    for (const country of countryCodes) {
      const need = taxIdRequirement(country)?.need ?? null;
      const asking = rules.filter(
        ({ where, fields }) => fields.includes("taxId") && where !== "all" && where !== "EU" && where.includes(country),
      );
      const effects = asking.map(({ missing }) => missing);
      expect([country, effects]).toEqual([country, need === null ? [] : [need === "required" ? "blocks" : "warns"]]);
    }
  });

  it.each(["zh-CN", "en"])("have their words in %s", (locale) => {
    const path = new URL(`../../../messages/${locale}/requirements.json`, import.meta.url);
    const texts = JSON.parse(readFileSync(path, "utf8")) as Record<"rules" | "fixes" | "fields", object>;
    expect(Object.keys(texts.rules).sort()).toEqual(rules.map(({ code }) => code).sort());
    expect(Object.keys(texts.fixes).sort()).toEqual([...fixCodes].sort());
    expect(Object.keys(texts.fields).sort()).toEqual([...lineFields, ...parcelFields].sort());
  });
});
