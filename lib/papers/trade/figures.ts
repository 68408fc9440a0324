import { type Currency, formatMinor, formatScaled, type Money } from "#lib/kit/money";

/** "1,234.50": an amount as trade papers print it, without its currency. */
export function amountText(minor: number, currency: Currency): string {
  return grouped(formatMinor(minor, currency));
}

/** "USD 1,234.50". */
export function moneyText({ minor, currency }: Money): string {
  return `${currency} ${amountText(minor, currency)}`;
}

/** Amounts of several currencies side by side; "0" where there are none. */
export function moneysText(values: readonly Money[]): string {
  return values.length === 0 ? "0" : values.map(moneyText).join(" + ");
}

/** Kilograms to the gram: "1.250". */
export function kilogramText(grams: number): string {
  return grouped(formatScaled(grams, 3));
}

/** The volume that papers count in: a ten-thousandth of a cubic metre. Every started one counts, so that printed sums add up. */
export const cubicStepMm = 100_000;

/** Cubic metres: "0.0123". */
export function cubicText(cubicMm: number): string {
  return formatScaled(Math.ceil(cubicMm / cubicStepMm), 4);
}

/** Sides in centimetres: "30 × 20 × 12.5". */
export function sidesText(one: {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}): string {
  return [one.lengthMm, one.widthMm, one.heightMm].map((side) => formatScaled(side, 1).replace(/\.0$/, "")).join(" × ");
}

export function countText(count: number): string {
  return grouped(String(count));
}

function grouped(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ","));
}
