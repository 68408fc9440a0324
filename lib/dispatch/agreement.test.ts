import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreedParts, agreementOf, changedParts } from "./agreement.ts";

const anAgreement = fc.record(
  Object.fromEntries(agreedParts.map((part) => [part, fc.oneof(fc.string(), fc.integer(), fc.constant(null))])),
) as fc.Arbitrary<Record<(typeof agreedParts)[number], string | number | null>>;

describe("an agreement", () => {
  it("has the form of a fingerprint, and equal ones are equal", () => {
    fc.assert(
      fc.property(anAgreement, (parts) => {
        expect(agreementOf(parts)).toMatch(/^[0-9a-f]{64}$/);
        expect(agreementOf({ ...parts })).toBe(agreementOf(parts));
      }),
    );
  });

  it("names exactly the parts that changed", () => {
    fc.assert(
      fc.property(anAgreement, fc.subarray([...agreedParts]), (parts, changed) => {
        const after = { ...parts, ...Object.fromEntries(changed.map((part) => [part, `${parts[part]} and more`])) };
        expect(changedParts(agreementOf(parts), agreementOf(after))).toEqual(changed);
      }),
    );
  });
});
