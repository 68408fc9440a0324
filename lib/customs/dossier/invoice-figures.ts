import { parseScaled } from "#lib/kit/money";
import { unitNames } from "../tables/units.ts";

/** VAT rates and levy rates that invoices of the last years bear, in hundredths of a percent. */
const knownRatesBp = [0, 50, 100, 150, 200, 300, 400, 500, 600, 900, 1000, 1100, 1300, 1600, 1700];

const unitCodes: ReadonlyMap<string, string> = new Map(Object.entries(unitNames).map(([code, name]) => [name, code]));

/** The customs unit that an invoice's unit names (件 is 011); null for one that customs do not know. */
export function unitCodeOf(text: string): string | null {
  return unitCodes.get(text.normalize("NFKC").trim()) ?? null;
}

/** "1,234.50", "¥1234.5", "-3.00" in fen; null for what is no amount of two decimals. */
export function fenOf(text: string): number | null {
  const bare = text.replace(/^(-?)\s*(?:¥|￥|RMB|CNY)\s*/i, "$1").replace(/\s*元$/, "");
  return parseScaled(roundNoise(bare), 2);
}

/** A quantity in hundred-thousandths; null for what is none, or finer than customs take. */
export function quantityOf(text: string): number | null {
  return parseScaled(roundNoise(text), 5);
}

/** "13%", "0.13", "13", "免税" in hundredths of a percent; null for a rate that no invoice bears. */
export function rateOf(text: string): number | null {
  if (/^(?:免税|不征税|出口零税率|普通零税率|零税率|\*+)$/.test(text)) return 0;
  const isPercent = text.endsWith("%");
  const value = parseScaled(roundNoise(text.replace(/\s*%$/, "")), 4);
  if (value === null || value < 0) return null;
  // 0.13 is a share, 13 and 1 are percents: no rate is below half a percent
  const bp = isPercent || value >= 5_000 ? value / 100 : value;
  return knownRatesBp.includes(bp) ? bp : null;
}

/** A computed cell may hold 12.339999999999999 for 12.34. */
function roundNoise(digits: string): string {
  return /^-?\d+\.\d{9,}$/.test(digits) ? String(Number(Number(digits).toPrecision(12))) : digits;
}
