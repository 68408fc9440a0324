import { expect, test } from "vitest";
import { amountInWords } from "./amount-in-words.ts";
import { amountText, cubicText, kilogramText, moneysText, sidesText } from "./figures.ts";

test.each([
  [0, "USD", "US DOLLARS ZERO ONLY"],
  [1, "USD", "US DOLLARS ZERO AND CENTS ONE ONLY"],
  [2697, "USD", "US DOLLARS TWENTY-SIX AND CENTS NINETY-SEVEN ONLY"],
  [10_000, "USD", "US DOLLARS ONE HUNDRED ONLY"],
  [10_205, "EUR", "EUROS ONE HUNDRED AND TWO AND CENTS FIVE ONLY"],
  [100_500, "USD", "US DOLLARS ONE THOUSAND AND FIVE ONLY"],
  [
    123_456_789,
    "USD",
    "US DOLLARS ONE MILLION TWO HUNDRED AND THIRTY-FOUR THOUSAND FIVE HUNDRED AND SIXTY-SEVEN AND CENTS EIGHTY-NINE ONLY",
  ],
  [1_000_019, "JPY", "JAPANESE YEN ONE MILLION AND NINETEEN ONLY"],
  [111_300, "CNY", "RENMINBI YUAN ONE THOUSAND ONE HUNDRED AND THIRTEEN ONLY"],
] as const)("%d of %s is %s", (minor, currency, words) => {
  expect(amountInWords(minor, currency)).toBe(words);
});

test("nothing below zero and nothing from a trillion on is spelt", () => {
  expect([amountInWords(-1, "USD"), amountInWords(1e14, "USD")]).toEqual([null, null]);
});

test.each([
  [amountText(123_456_789, "USD"), "1,234,567.89"],
  [amountText(5, "USD"), "0.05"],
  [amountText(1234, "JPY"), "1,234"],
  [kilogramText(1_234_567), "1,234.567"],
  [kilogramText(5), "0.005"],
  [cubicText(3_300_000), "0.0033"],
  [cubicText(1), "0.0001"],
  [sidesText({ lengthMm: 300, widthMm: 200, heightMm: 55 }), "30 × 20 × 5.5"],
  [moneysText([]), "0"],
  [
    moneysText([
      { minor: 100, currency: "USD" },
      { minor: 1, currency: "EUR" },
    ]),
    "USD 1.00 + EUR 0.01",
  ],
])("%s is printed as %s", (made, text) => {
  expect(made).toBe(text);
});
