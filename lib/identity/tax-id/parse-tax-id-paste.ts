import { visibleText } from "#lib/identity/plain-text";
import { checkTaxId, type TaxId } from "#lib/identity/tax-id/check-tax-id";
import type { CountryCode } from "#lib/kit/country";

export type AcceptedTaxId = TaxId & { readonly row: number; readonly key: string; readonly country: CountryCode };

/** Codes: row_incomplete, tax_id_key_unknown, tax_id_wrong, tax_id_masked, tax_id_country_unknown, tax_id_key_twice. */
export type RefusedTaxId = { readonly row: number; readonly cells: readonly string[]; readonly code: string };

export type TaxIdPaste = { readonly accepted: readonly AcceptedTaxId[]; readonly refused: readonly RefusedTaxId[] };

/**
 * Reads a paste or a two-column sheet: order number (or buyer) and the number, one pair a row. `countryOf` tells the
 * destination of a key, null when no order has it. Every row with content is in exactly one list; a heading is left out.
 */
export function parseTaxIdPaste(
  input: string | readonly (readonly string[])[],
  countryOf: (key: string) => CountryCode | null,
): TaxIdPaste {
  const rows = typeof input === "string" ? input.split(/\r\n|\r|\n/).map(splitLine) : input;
  const accepted: AcceptedTaxId[] = [];
  const refused: RefusedTaxId[] = [];
  const keys = new Set<string>();
  rows.forEach((raw, index) => {
    const cells = raw.map(visibleText).filter((cell) => cell !== "");
    if (cells.length === 0 || (index === 0 && isHeading(cells))) return;
    const row = index + 1;
    const read = readRow(cells, countryOf);
    if (typeof read === "string") refused.push({ row, cells, code: read });
    else if (keys.has(read.key)) refused.push({ row, cells, code: "tax_id_key_twice" });
    else {
      keys.add(read.key);
      accepted.push({ row, ...read });
    }
  });
  return { accepted, refused };
}

/** A heading has words and no number in any cell. */
function isHeading(cells: readonly string[]): boolean {
  return (
    cells.every((cell) => !/\d{4,}/.test(cell)) &&
    cells.some((cell) => /订单|税号|证件|order|tax|id|buyer|买家/i.test(cell))
  );
}

function readRow(
  cells: readonly string[],
  countryOf: (key: string) => CountryCode | null,
): Omit<AcceptedTaxId, "row"> | string {
  const [key, ...rest] = cells;
  if (key === undefined || rest.length === 0) return "row_incomplete";
  const country = countryOf(key);
  if (country === null) return "tax_id_key_unknown";
  const checked = checkTaxId(country, rest.join(" "));
  return checked.ok ? { key, country, ...checked.value } : checked.refusal.code;
}

/** Tab, comma, semicolon or, failing these, the first run of spaces after an order number. */
function splitLine(line: string): string[] {
  const parts = line.split(/\t|[,;，；|]/);
  if (parts.length > 1) return parts;
  const match = /^\s*(\d{8,})\s+(.+)$/.exec(line);
  return match?.[1] && match[2] ? [match[1], match[2]] : [line];
}
