import { createHash } from "node:crypto";

/**
 * The check digit of a UPU S10 number: weights 8 6 4 2 3 5 9 7, 11 minus the sum modulo 11; 10 becomes 0, 11 becomes 5.
 * `digits` are the eight digits before it.
 */
export function s10CheckDigit(digits: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  if (!/^\d{8}$/.test(digits)) throw new Error(`S10 needs eight digits, got ${digits}`);
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return "0";
  if (check === 11) return "5";
  return String(check);
}

export function s10Number(service: string, digits: string, country: string): string {
  return `${service}${digits}${s10CheckDigit(digits)}${country}`;
}

/** USPS IMpb: the last digit makes the sum with weights 3, 1 from the right a multiple of ten. */
export function uspsNumber(digits21: string): string {
  const sum = [...digits21]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits21}${(10 - (sum % 10)) % 10}`;
}

/**
 * The n-th number of a series of `width` digits: never repeats within 10^width, and does not look like a counter.
 * The step ends in 7, so it shares no factor with a power of ten.
 */
export function serialDigits(seed: string, series: string, n: number, width: number): string {
  const digest = createHash("sha256").update(`${seed}\u0000${series}`).digest();
  const size = 10n ** BigInt(width);
  const start = digest.readBigUInt64LE(0) % size;
  const step = (digest.readBigUInt64LE(8) % (size / 10n)) * 10n + 7n;
  return ((start + BigInt(n) * step) % size).toString().padStart(width, "0");
}

/** 物流订单号: LP and 14 digits, the first two of them zero as in every number seen in public. */
export function orderCodeOf(seed: string, n: number): string {
  return `LP00${serialDigits(seed, "LP", n, 12)}`;
}
