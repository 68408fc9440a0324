import { expect, it } from "vitest";
import { chargeableAt, compareWeight, readWeight } from "./weight-check.ts";

it.each<[declared: number, measured: number, isFitting: boolean]>([
  [100, 100, true],
  [100, 120, true],
  [100, 121, false],
  [100, 80, true],
  [100, 79, false],
  [200, 220, true],
  [200, 221, false],
  [1000, 1100, true],
  [1000, 1101, false],
  [1000, 900, true],
  [1000, 899, false],
])("declared %i g, on the scales %i g: fits %s", (declared, measured, isFitting) => {
  expect(compareWeight(declared, measured)).toEqual({ isFitting, differenceGrams: measured - declared });
});

it.each<[string, number | null, boolean?]>([
  ["325", 325],
  ["325g", 325, true],
  ["325 克", 325, true],
  ["0.325kg", 325, true],
  ["0,325 KG", 325, true],
  ["１２０", 120],
  ["0.4", null],
  ["12.5", 13],
  ["0", null],
  ["30000", 30000],
  ["30001", null],
  ["31kg", null],
  ["8201234567890123", null],
  ["CUP-01", null],
  ["-5", null],
  ["", null],
])("%j is %s", (text, grams, hasUnit = false) => {
  expect(readWeight(text)).toEqual(grams === null ? null : { grams, hasUnit });
});

it.each<[string, number, number, number, number]>([
  ["by weight", 400, 300, 300, 400],
  ["by volume", 400, 300, 900, 900],
  ["by volume until it is heavier", 950, 300, 900, 950],
  ["lighter", 250, 300, 300, 250],
])("what is charged %s", (_, measured, declared, chargeable, at) => {
  expect(chargeableAt(measured, declared, chargeable)).toBe(at);
});
