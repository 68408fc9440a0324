import { parse } from "csv-parse/sync";
import type { SheetRow, SheetTable } from "#lib/kit/sheet";
import { maxColumns } from "./limits.ts";

const separators = [",", ";", "\t"] as const;

/**
 * CSV text to a table. The separator is the one that splits the first record most; quoted cells may hold line breaks and
 * separators. Throws when a quote is never closed.
 */
export function readCsv(text: string, name: string): SheetTable {
  const records: string[][] = parse(text, {
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    const cells = record.slice(0, maxColumns).map(cellOfCsv);
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ number: index + 1, cells });
  }
  return { name, isHidden: false, rows };
}

function separatorOf(text: string): string {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n" && [...counts.values()].some((count) => count > 0)) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [best] = [...counts.entries()].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : ",";
}

/** Undoes what keeps a spreadsheet from reading text as a number or a formula: `="0123"`, `'=1+1`, a trailing tab. */
function cellOfCsv(cell: string): string {
  const wrapped = /^="([^"]*)"$/.exec(cell);
  const text = wrapped ? (wrapped[1] ?? "") : cell.replace(/^'(?='*[=+\-@\t\r])/, "");
  return text.replace(/\t+$/, "").replace(/\r\n?/g, "\n");
}
