import { type Currency, currencyDecimals, formatScaled } from "#lib/kit/money";

/** Millionths of a unit as a price, with as many decimals as it has: "CNY 72.45". */
export function microsText(micros: number, currency: Currency): string {
  const [units = "", fraction = ""] = formatScaled(micros, 6).split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(currencyDecimals[currency], "0");
  return `${currency} ${kept === "" ? units : `${units}.${kept}`}`;
}

/** Millionths as a percentage: 165000 is "16.5". */
export function percentText(millionths: number): string {
  return formatScaled(millionths, 4).replace(/\.?0+$/, "");
}

/** Hundredths of a percent with their sign: 907 is "+9.07%". */
export function basisPointsText(points: number): string {
  const text = formatScaled(Math.abs(points), 2).replace(/\.?0+$/, "");
  return `${points > 0 ? "+" : points < 0 ? "−" : ""}${text}%`;
}
