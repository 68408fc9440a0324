import { findHeader } from "#lib/kit/header";
import { parseScaled } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import type { NationalFacts } from "./national-code.ts";
import { type TableColumn, tableColumns } from "./table-columns.ts";

export const tableProblemCodes = [
  "code_missing",
  "code_length",
  "code_not_digits",
  "code_subheading_unknown",
  "code_twice",
  "name_missing",
  "name_too_long",
  "unit_unknown",
  "second_without_first",
  "elements_too_many",
  "refund_unreadable",
  "supervision_unclear",
  "cell_error",
] as const;

export type TableProblem = {
  readonly column: TableColumn;
  readonly code: (typeof tableProblemCodes)[number];
  readonly values: Readonly<Record<string, string | number>>;
};

export type RefusedTableRow = {
  readonly row: number;
  readonly code: string;
  readonly problems: readonly TableProblem[];
};

export type TableReading = {
  readonly rows: readonly NationalFacts[];
  readonly refused: readonly RefusedTableRow[];
};

/** What the reading needs to know: customs' units by name and code, and the subheadings of the edition in force. */
export type TableKnowledge = {
  /** Three-digit code of a unit by its Chinese name. */
  readonly unitCodes: ReadonlyMap<string, string>;
  readonly subheadings: ReadonlySet<string>;
};

const longestName = 500;
const mostElements = 40;

/**
 * A national table (XLSX or CSV as tables) to rows. A column that the table lacks leaves its facts unknown; an empty cell
 * means unknown, too, save that 监管条件 "无" is none. Codes keep the zeros that they are written with; none is added.
 * Refused as a whole: no header, no rows. Every row is in exactly one of the two lists.
 */
export function readNationalTable(
  tables: readonly SheetTable[],
  knowledge: TableKnowledge,
): Result<TableReading, { readonly code: "table_header_not_found" | "no_rows" }> {
  const found = findHeader(tables, tableColumns, 2);
  if (!found?.columns.has("code") || !found.columns.has("nameZh")) return refuse({ code: "table_header_not_found" });
  if (found.rows.length === 0) return refuse({ code: "no_rows" });
  const rows: NationalFacts[] = [];
  const refused: RefusedTableRow[] = [];
  const seen = new Map<string, number>();
  for (const row of found.rows) {
    const { facts, problems } = readRow(row, found.columns, knowledge);
    const twin = seen.get(facts.code);
    if (twin !== undefined) problems.push({ column: "code", code: "code_twice", values: { row: twin } });
    else if (facts.code !== "") seen.set(facts.code, row.number);
    if (problems.length > 0) refused.push({ row: row.number, code: facts.code, problems });
    else rows.push(facts);
  }
  return ok({ rows, refused });
}

function readRow(
  row: SheetRow,
  columns: ReadonlyMap<TableColumn, number>,
  knowledge: TableKnowledge,
): { readonly facts: NationalFacts; readonly problems: TableProblem[] } {
  const problems: TableProblem[] = [];
  const problem = (column: TableColumn, code: TableProblem["code"], values: TableProblem["values"] = {}) => {
    problems.push({ column, code, values });
  };
  const text = (column: TableColumn) => cellText(row, columns.get(column)).normalize("NFKC").trim();
  for (const [column, index] of columns) if (row.marks?.[index] === "error") problem(column, "cell_error");
  const nameZh = text("nameZh");
  if (nameZh === "") problem("nameZh", "name_missing");
  if (nameZh.length > longestName) problem("nameZh", "name_too_long", { limit: longestName });
  const nameEn = text("nameEn");
  if (nameEn.length > longestName) problem("nameEn", "name_too_long", { limit: longestName });
  const firstUnit = unitOf("firstUnit", text("firstUnit"), knowledge, problem);
  const secondUnit = unitOf("secondUnit", text("secondUnit"), knowledge, problem);
  if (firstUnit === null && secondUnit !== null) problem("secondUnit", "second_without_first");
  return {
    facts: {
      code: codeOf(text("code"), knowledge, problem),
      ...{ nameZh, nameEn, firstUnit, secondUnit },
      elements: elementsOf(text("elements"), problem),
      refundBasisPoints: refundOf(text("refund"), problem),
      supervision: supervisionOf(text("supervision"), problem),
    },
    problems,
  };
}

type Say = (column: TableColumn, code: TableProblem["code"], values?: TableProblem["values"]) => void;

function codeOf(typed: string, { subheadings }: TableKnowledge, problem: Say): string {
  const code = typed.replace(/[\s.]+/g, "");
  if (code === "") problem("code", "code_missing");
  else if (!/^\d+$/.test(code)) problem("code", "code_not_digits", { value: typed.slice(0, 40) });
  // a table kept as numbers has lost the zero in front of chapters 1 to 9: it is not put back by guessing
  else if (code.length !== 8 && code.length !== 10)
    problem("code", "code_length", { value: code, digits: code.length });
  else if (!subheadings.has(code.slice(0, 6)) && !code.startsWith("98"))
    problem("code", "code_subheading_unknown", { value: code, subheading: code.slice(0, 6) });
  return code;
}

const none = new Set(["", "无", "-", "—", "/", "none"]);

function unitOf(
  column: "firstUnit" | "secondUnit",
  text: string,
  { unitCodes }: TableKnowledge,
  problem: Say,
): string | null {
  if (none.has(text.toLowerCase())) return null;
  const known = /^\d{3}$/.test(text) && [...unitCodes.values()].includes(text) ? text : unitCodes.get(text);
  if (known === undefined) problem(column, "unit_unknown", { value: text.slice(0, 40) });
  return known ?? null;
}

/** "1:品牌类型;2:出口享惠情况;…" as customs print it, or one a line; numbers in front are dropped. */
function elementsOf(text: string, problem: Say): readonly string[] | null {
  if (text === "") return null;
  const elements = text
    .split(/[;\n|]+/)
    .map((one) => one.replace(/^\s*\d{1,2}\s*[:.、]\s*/, "").trim())
    .filter((one) => one !== "");
  if (elements.length > mostElements) problem("elements", "elements_too_many", { limit: mostElements });
  return elements;
}

function refundOf(text: string, problem: Say): number | null {
  if (text === "") return null;
  const rate = parseScaled(text.replace(/%$/, "").trim(), 2);
  if (rate !== null && rate >= 0 && rate <= 1_700) return rate;
  problem("refund", "refund_unreadable", { value: text.slice(0, 40) });
  return null;
}

function supervisionOf(text: string, problem: Say): string | null {
  if (text === "") return null;
  if (none.has(text.toLowerCase())) return "";
  const letters = text.replace(/[\s/,、;]+/g, "");
  if (/^[0-9A-Za-z]{1,20}$/.test(letters)) return letters;
  problem("supervision", "supervision_unclear", { value: text.slice(0, 40) });
  return null;
}
