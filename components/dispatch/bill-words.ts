import type { BillVerdict } from "#lib/dispatch/bill-verdicts";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import { groupedMinor } from "@/components/ui/amounts";
import type { Tone } from "@/components/ui/status-pill";

/** Red for what was billed too much: somebody pays for it. */
export const verdictTones: Readonly<Record<BillVerdict, Tone>> = {
  equal: "done",
  within_tolerance: "done",
  more: "alarm",
  less: "soon",
  billed_again: "alarm",
  not_found: "soon",
  unpriced: "neutral",
};

/** The tabs of a bill: what somebody must look at comes first. */
export const verdictOrder = [
  "more",
  "billed_again",
  "less",
  "not_found",
  "unpriced",
  "within_tolerance",
  "equal",
] as const satisfies readonly BillVerdict[];

/** "CNY 1,234.56" */
export function amountText(minor: number, currency: Currency): string {
  return `${currency} ${groupedMinor(minor, currency)}`;
}

/** A difference with its sign: "+3.62", "−7.70", "0.00". */
export function signedText(minor: number, currency: Currency): string {
  const text = groupedMinor(Math.abs(minor), currency);
  return minor > 0 ? `+${text}` : minor < 0 ? `−${text}` : text;
}

/** Thousandths as a percentage: 997 → "99.7". */
export function percentText(thousandths: number): string {
  return (thousandths / 10).toFixed(1).replace(/\.0$/, "");
}

/** A country in the reader's language; a code that nobody knows as it is. */
export function countryText(country: string, locale: string): string {
  return isCountryCode(country) ? countryName(country, locale.startsWith("zh") ? "zh" : "en") : country;
}

/** What is more than booked stands out, what is less does not shout. */
export function differenceLook(minor: number): string {
  return minor > 0 ? "font-medium text-alarm" : minor < 0 ? "font-medium text-soon" : "text-ink-soft";
}
