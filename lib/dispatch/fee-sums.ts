import type { Currency } from "#lib/kit/money";
import type { FeeLine } from "#lib/rates/fee-line";
import type { Quote } from "#lib/rates/quote";

/** One line of prices summed over parcels; `key` says what is summed: a surcharge or an included item by its own name. */
export type SummedLine = {
  readonly key: string;
  readonly code: FeeLine["code"];
  /** Of a surcharge. */
  readonly nameZh: string;
  readonly nameEn: string;
  /** Of an included item; "" else. */
  readonly item: string;
  readonly parcels: number;
  readonly minor: number;
};

/** What the parcels of one solution cost, line by line, in the currency of their card. */
export type FeeSum = {
  readonly solutionCode: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly lines: readonly SummedLine[];
};

/** Sums confirmed prices by solution and line, in the order in which they first appear; the lines' sum is the total. */
export function sumFees(quotes: readonly Quote[]): FeeSum[] {
  const sums = new Map<string, { head: Omit<FeeSum, "lines" | "totalMinor">; lines: Map<string, SummedLine> }>();
  for (const quote of quotes) {
    if (quote.status !== "confirmed") continue;
    const { solutionCode, currency } = quote;
    const at = `${solutionCode} ${currency}`;
    const sum = sums.get(at) ?? { head: { solutionCode, currency }, lines: new Map() };
    sums.set(at, sum);
    for (const line of quote.lines) {
      const key = keyOf(line);
      const before = sum.lines.get(key) ?? { key, ...namesOf(line), code: line.code, parcels: 0, minor: 0 };
      sum.lines.set(key, { ...before, parcels: before.parcels + 1, minor: before.minor + line.minor });
    }
  }
  return [...sums.values()].map(({ head, lines }) => ({
    ...head,
    lines: [...lines.values()],
    totalMinor: [...lines.values()].reduce((total, { minor }) => total + minor, 0),
  }));
}

function keyOf(line: FeeLine): string {
  if (line.code === "surcharge") return `surcharge ${line.surcharge} ${line.nameZh}`;
  return line.code === "included" ? `included ${line.item}` : line.code;
}

function namesOf(line: FeeLine): Pick<SummedLine, "nameZh" | "nameEn" | "item"> {
  const { nameZh = "", nameEn = "" } = line.code === "surcharge" ? line : {};
  return { nameZh, nameEn, item: line.code === "included" ? line.item : "" };
}
