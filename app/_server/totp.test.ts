import fc from "fast-check";
import { expect, test } from "vitest";
import { newTotpSecret, totpAddress, totpCode, totpStep } from "./totp.ts";

/** "12345678901234567890", the secret of RFC 6238's appendix B. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

// the RFC's own values have eight digits; six are their end
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %d s the code is %s", (seconds, code) => {
  expect(totpCode(secret, seconds * 1000)).toBe(code);
  expect(totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test("a code opens in its own step and in the one on either side, and tells which was its own", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 2 ** 31 }), fc.integer({ min: -4, max: 4 }), (step, away) => {
      const code = totpCode(secret, step * 30_000 + 5_000);
      const found = totpStep(secret, code, (step + away) * 30_000 + 29_999);
      // another step may have the same six digits, once in a million
      fc.pre(found === null || found === step);
      expect(found).toBe(Math.abs(away) <= 1 ? step : null);
    }),
  );
});

test("new secrets are 160 bits, and never the same", () => {
  const made = Array.from({ length: 50 }, newTotpSecret);
  expect(new Set(made).size).toBe(50);
  expect(made.every((one) => /^[A-Z2-7]{32}$/.test(one))).toBe(true);
});

test("the address names ALP, the account and the kind of code", () => {
  const address = new URL(totpAddress(secret, "chen@example.com"));
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toMatch(/ALP:chen@example\.com$/);
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    ...{ secret, issuer: "ALP", algorithm: "SHA1", digits: "6", period: "30" },
  });
});
