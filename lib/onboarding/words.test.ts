import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import identityEn from "#messages/en/identity.json" with { type: "json" };
import onboardingEn from "#messages/en/onboarding.json" with { type: "json" };
import identityZh from "#messages/zh-CN/identity.json" with { type: "json" };
import onboardingZh from "#messages/zh-CN/onboarding.json" with { type: "json" };
import { soundApplications } from "./applications.test-data.ts";
import { documentSlots, fieldDefinitions, fieldsOf } from "./fields.ts";
import { accountRefusals, cardRefusals, mandateRefusals } from "./outside-checks.ts";
import { reviewApplication } from "./review.ts";
import { outsideChecks } from "./states.ts";

type Words = { readonly [key: string]: unknown };
const languages = [
  ["zh-CN", onboardingZh as Words, identityZh as Words],
  ["en", onboardingEn as Words, identityEn as Words],
] as const;

function word(tree: Words, ...path: readonly string[]): string | null {
  const found = path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? (node as Words)[key] : undefined),
    tree,
  );
  return typeof found === "string" && found !== "" ? found : null;
}

describe.each(languages)("in %s", (_, onboarding, identity) => {
  it.each(fieldDefinitions.map((field) => [`${field.section}.${field.key}`, field] as const))(
    "%s has its name and all its choices",
    (_path, field) => {
      expect(word(onboarding, "fields", field.section, field.key)).not.toBeNull();
      const nameless = (field.options ?? []).filter(
        (option) => word(onboarding, "choices", field.key, option) === null,
      );
      expect(nameless).toEqual([]);
    },
  );

  it.each([...documentSlots.map(({ key }) => key), "store_proof"])("the document %s has its name", (slot) => {
    expect(word(onboarding, "documents", slot)).not.toBeNull();
  });

  const hasWords = (code: string) =>
    word(onboarding, "findings", code) !== null || word(identity, "identifiers", code) !== null;

  it("every refusal of the outside world has its sentence", () => {
    const codes = [
      ...cardRefusals.map((code) => `card_${code}`),
      ...accountRefusals.map((code) => `single_window_${code}`),
      ...mandateRefusals.map((code) => `mandate_${code}`),
      ...outsideChecks.flatMap((check) => [`${check}_unchecked`, `${check}_unclear`]),
    ];
    expect(codes.filter((code) => !hasWords(code))).toEqual([]);
  });

  test("whatever is typed, what the review says of it can be read", () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 24 }),
      fc.stringMatching(/^[0-9A-Z]{1,20}$/),
      fc.constantFrom(
        "2022-13-01",
        "1850-01-01",
        "2999-01-01",
        "2026-01-01",
        "个体户王芳",
        "91440300MA5EXAMP0D",
        "partnership",
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(soundApplications)), fc.nat(), typed, (facts, n, text) => {
        const fields = fieldDefinitions.filter((field) => fieldsOf(field.section, facts.context).includes(field));
        const field = fields[n % fields.length];
        if (!field) return;
        const { context } = facts;
        const section = { ...context.values[field.section], [field.key]: text };
        const changed = { ...facts, context: { ...context, values: { ...context.values, [field.section]: section } } };
        const unread = reviewApplication(changed).findings.filter(({ code }) => !hasWords(code));
        expect(unread.map(({ path, code }) => `${path} ${code}`)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
