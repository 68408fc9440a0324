import { parseScaled } from "#lib/kit/money";

export type Measure =
  | { readonly value: number }
  | { readonly problem: "unreadable" | "unit_missing" | "not_positive" | "out_of_range" };

const gramsPer: Readonly<Record<string, number>> = { g: 1, 克: 1, gram: 1, grams: 1, kg: 1000, 千克: 1000, 公斤: 1000 };
const mmPer: Readonly<Record<string, number>> = { mm: 1, 毫米: 1, cm: 10, 厘米: 10, 公分: 10, m: 1000, 米: 1000 };

/** A weight to whole grams; the unit stands in the cell or in the header's brackets. Never taken for granted. */
export function readWeight(text: string, header: string, max: number): Measure {
  return readMeasure(text, unitOf(header, gramsPer), gramsPer, max);
}

/** A length to whole millimetres, like `readWeight`. */
export function readLength(text: string, header: string, max: number): Measure {
  return readMeasure(text, unitOf(header, mmPer), mmPer, max);
}

/** "10*20*30cm" or "100 x 200 x 300" under a header with its unit: length, width, height. */
export function readSize(text: string, header: string, max: number): readonly Measure[] {
  const folded = text.normalize("NFKC").toLowerCase().trim();
  const match = /^(.+?)[*x×X](.+?)[*x×X](.+)$/.exec(folded);
  if (!match) return [{ problem: "unreadable" }];
  const last = /([a-z\u4e00-\u9fff]+)\s*$/.exec(match[3] ?? "")?.[1] ?? "";
  const parts = [match[1] ?? "", match[2] ?? "", match[3] ?? ""].map((part) => part.trim());
  return parts.map((part) => readLength(/\d\s*$/.test(part) ? part + last : part, header, max));
}

function readMeasure(text: string, unit: string | null, units: Readonly<Record<string, number>>, max: number): Measure {
  const match = /^([\d.,]+)\s*([a-z\u4e00-\u9fff]*)\.?$/i.exec(text.normalize("NFKC").trim().toLowerCase());
  const own = match?.[2] ?? "";
  const scaled = match ? parseScaled(match[1] ?? "", 4) : null;
  if (scaled === null || (own !== "" && units[own] === undefined)) return { problem: "unreadable" };
  const factor = units[own === "" ? (unit ?? "") : own];
  if (factor === undefined) return { problem: "unit_missing" };
  // rounded up: a parcel is never lighter than its parts
  const value = Math.ceil((scaled * factor) / 10_000);
  if (value < 1) return { problem: "not_positive" };
  return value <= max ? { value } : { problem: "out_of_range" };
}

function unitOf(header: string, units: Readonly<Record<string, number>>): string | null {
  const words =
    header
      .normalize("NFKC")
      .toLowerCase()
      .match(/[a-z]+|[\u4e00-\u9fff]+/g) ?? [];
  return words.findLast((word) => units[word] !== undefined) ?? null;
}
