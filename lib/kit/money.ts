/** Currencies that ALP prices in, with their number of decimals (ISO 4217). */
export const currencyDecimals = {
  USD: 2,
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  RUB: 2,
  BRL: 2,
  PLN: 2,
  AUD: 2,
  CAD: 2,
  MXN: 2,
  CLP: 0,
  JPY: 0,
  KRW: 0,
} as const;

export type Currency = keyof typeof currencyDecimals;

export const currencies = Object.keys(currencyDecimals) as [Currency, ...Currency[]];

/** Integer minor units (cents, fen) with their currency; never a float. */
export type Money = { readonly minor: number; readonly currency: Currency };

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencyDecimals, text);
}

export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new Error(`money must be whole minor units, got ${minor}`);
  return { minor, currency };
}

export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot add ${b.currency} to ${a.currency}`);
  return money(a.minor + b.minor, a.currency);
}

/**
 * Decimal text ("1,234.50", "12", "-3.1") to minor units. Null when it is not a plain decimal number, has more decimals
 * than the currency (zeros apart), or does not fit a safe integer.
 */
export function parseMinor(text: string, currency: Currency): number | null {
  const scaled = parseScaled(text, currencyDecimals[currency]);
  return scaled === null ? null : scaled;
}

/** Decimal text to an integer scaled by 10^decimals; null when malformed, too precise or too large. */
export function parseScaled(text: string, decimals: number): number | null {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const whole = (match[2] ?? "").replaceAll(",", "");
  const fraction = match[3] ?? "";
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, "0");
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === "-" && value !== 0 ? -value : value;
}

/** Minor units to plain decimal text without grouping: 1234 USD → "12.34". */
export function formatMinor(minor: number, currency: Currency): string {
  return formatScaled(minor, currencyDecimals[currency]);
}

/** An integer scaled by 10^decimals to decimal text. */
export function formatScaled(scaled: number, decimals: number): string {
  const sign = scaled < 0 ? "-" : "";
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Below this, 2ab + 3c fits a double's 53 bits and the division below is exact. */
const exactProduct = 2 ** 51;
const exactDivisor = 2 ** 50;

/** a × b ÷ c on integers, rounded half away from zero, exact: by plain numbers where they are, else by BigInt. */
export function mulDivRound(a: number, b: number, c: number): number {
  const plain = a * b;
  if (plain >= 0 && plain <= exactProduct && c > 0 && c <= exactDivisor) return divRound(plain, c);
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  const negative = product < 0n !== divisor < 0n;
  const p = product < 0n ? -product : product;
  const d = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * p + d) / (2n * d);
  return Number(negative ? -rounded : rounded);
}

/** a ÷ b rounded half up, exact for whole a from 0 to 2^51 and whole b from 1 to 2^50; for the hot path, unchecked. */
export function divRound(a: number, b: number): number {
  return Math.floor((2 * a + b) / (2 * b));
}
