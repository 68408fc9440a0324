import { type Currency, currencyDecimals } from "#lib/kit/money";

const ones = [
  ...["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE"],
  ...["THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN"],
];
const tens = ["", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY"];
const powers = ["", "THOUSAND", "MILLION", "BILLION"];

/** Names of the currencies as invoices spell them. */
const names: Readonly<Record<Currency, readonly [whole: string, part: string]>> = {
  USD: ["US DOLLARS", "CENTS"],
  CNY: ["RENMINBI YUAN", "FEN"],
  EUR: ["EUROS", "CENTS"],
  GBP: ["POUNDS STERLING", "PENCE"],
  HKD: ["HONG KONG DOLLARS", "CENTS"],
  RUB: ["RUSSIAN ROUBLES", "KOPECKS"],
  BRL: ["BRAZILIAN REAIS", "CENTAVOS"],
  PLN: ["POLISH ZLOTY", "GROSZ"],
  AUD: ["AUSTRALIAN DOLLARS", "CENTS"],
  CAD: ["CANADIAN DOLLARS", "CENTS"],
  MXN: ["MEXICAN PESOS", "CENTAVOS"],
  CLP: ["CHILEAN PESOS", ""],
  JPY: ["JAPANESE YEN", ""],
  KRW: ["KOREAN WON", ""],
};

/**
 * An amount as an invoice says it: "US DOLLARS ONE HUNDRED AND TWO AND CENTS FIVE ONLY". Null below zero and from a
 * trillion on, which no invoice spells.
 */
export function amountInWords(minor: number, currency: Currency): string | null {
  const scale = 10 ** currencyDecimals[currency];
  const whole = Math.floor(minor / scale);
  if (minor < 0 || whole >= 1e12) return null;
  const [name, part] = names[currency];
  const rest = minor - whole * scale;
  return `${name} ${wholeWords(whole)}${rest === 0 ? "" : ` AND ${part} ${wholeWords(rest)}`} ONLY`;
}

function wholeWords(value: number): string {
  if (value === 0) return "ZERO";
  const groups: string[] = [];
  for (let rest = value, power = 0; rest > 0; rest = Math.floor(rest / 1000), power++) {
    const group = rest % 1000;
    if (group > 0) groups.unshift(`${hundredWords(group)} ${powers[power] ?? ""}`.trim());
  }
  // "ONE THOUSAND AND FIVE": the last group without hundreds is joined by AND
  const last = value % 1000;
  if (groups.length > 1 && last > 0 && last < 100) groups.splice(-1, 1, `AND ${groups.at(-1)}`);
  return groups.join(" ");
}

function hundredWords(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const small =
    rest < 20 ? (ones[rest] ?? "") : `${tens[Math.floor(rest / 10)]}${rest % 10 ? `-${ones[rest % 10]}` : ""}`;
  if (hundreds === 0) return small;
  return `${ones[hundreds]} HUNDRED${rest === 0 ? "" : ` AND ${small}`}`;
}
