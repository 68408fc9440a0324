import { type Currency, currencyDecimals, isCurrency, parseScaled } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";

export type AmountRefusal = { readonly code: "amount_unreadable" | "amount_negative" | "amount_too_large" };
export type Amount = { readonly minor: number; readonly currency: Currency };

/** No order of a retail platform is worth more than a million; such a number is another column or a broken cell. */
const maxWholeUnits = 1_000_000;

const signs: readonly (readonly [RegExp, Currency])[] = [
  [/^(?:us\s*\$|us\$|usd\s*\$?|\$)/i, "USD"],
  [/^(?:cn\s*¥|rmb|cny|¥|人民币)/i, "CNY"],
  [/^(?:eur|€)/i, "EUR"],
  [/^(?:gbp|£)/i, "GBP"],
  [/^(?:r\$|brl)/i, "BRL"],
  [/^(?:hk\$|hkd)/i, "HKD"],
];

/**
 * An amount as sheets write it ("$12.34", "US $1,234.56", "12.3", "12.34 USD") in minor units; without a sign it is US
 * dollars, the platform's currency. Refuses the negative, the huge and what is no amount.
 */
export function readAmount(text: string): Result<Amount, AmountRefusal> {
  const folded = text
    .normalize("NFKC")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  const isNegative = /^(?:-|−|\()|[$€£¥]\s*[-−]/.test(folded);
  const bare = folded.replace(/^[-−(]\s*/, "").replace(/\)$/, "");
  const { currency, number } = splitCurrency(bare);
  const digits = number.replace(/^[-−]\s*/, "").trim();
  const minor = parseScaled(roundNoise(digits), currencyDecimals[currency]);
  if (minor === null) return refuse({ code: isHuge(digits) ? "amount_too_large" : "amount_unreadable" });
  if (isNegative && minor !== 0) return refuse({ code: "amount_negative" });
  if (minor > maxWholeUnits * 10 ** currencyDecimals[currency]) return refuse({ code: "amount_too_large" });
  return ok({ minor, currency });
}

function splitCurrency(text: string): { currency: Currency; number: string } {
  for (const [sign, currency] of signs) {
    const match = sign.exec(text);
    if (match) return { currency, number: text.slice(match[0].length).trim() };
  }
  const after = /^(.*\d)\s*([A-Za-z]{3})$/.exec(text);
  const code = after?.[2]?.toUpperCase() ?? "";
  if (after?.[1] !== undefined && isCurrency(code)) return { currency: code, number: after[1] };
  const before = /^([A-Za-z]{3})\s*(.+)$/.exec(text);
  const first = before?.[1]?.toUpperCase() ?? "";
  if (before?.[2] !== undefined && isCurrency(first)) return { currency: first, number: before[2] };
  return { currency: "USD", number: text };
}

/** A spreadsheet that computed an amount may hold 12.339999999999999 for 12.34. */
function roundNoise(digits: string): string {
  return /^\d+\.\d{8,}$/.test(digits) ? String(Number(Number(digits).toPrecision(12))) : digits;
}

function isHuge(digits: string): boolean {
  return /^[\d,]+(?:\.\d+)?$/.test(digits) && digits.replace(/[,.].*$|,/g, "").length > 9;
}
