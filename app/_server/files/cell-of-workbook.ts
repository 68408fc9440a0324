import type { Cell, CellValue } from "exceljs";
import type { CellMark } from "#lib/kit/sheet";

export type CellText = { readonly text: string; readonly mark: CellMark | null };

/** One cell as the person sees it; formulas give the result that the file kept, nothing is ever computed. */
export function cellOfWorkbook(cell: Cell): CellText {
  const covered = cell.isMerged && cell.master !== cell;
  const value = textOfValue((covered ? cell.master : cell).value);
  return covered ? { text: value.text, mark: "merged" } : value;
}

function textOfValue(value: CellValue | undefined): CellText {
  if (value === null || value === undefined) return { text: "", mark: null };
  if (typeof value === "string") return { text: clean(value), mark: null };
  if (typeof value === "number") return textOfNumber(value);
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE", mark: null };
  if (value instanceof Date) return { text: textOfDate(value), mark: null };
  return textOfObject(value);
}

function textOfObject(value: Exclude<CellValue, string | number | boolean | Date | null | undefined>): CellText {
  if ("richText" in value) return { text: clean(value.richText.map((part) => part.text).join("")), mark: null };
  if ("error" in value) return { text: String(value.error), mark: "error" };
  if ("formula" in value || "sharedFormula" in value) {
    if (value.result === undefined || value.result === null) return { text: "", mark: "formula_without_result" };
    const result = textOfValue(value.result as CellValue);
    return { text: result.text, mark: result.mark ?? "formula" };
  }
  if ("hyperlink" in value) return textOfValue(value.text as CellValue);
  return { text: "", mark: null };
}

/** Excel keeps 15 significant digits, so the noise of binary fractions is cut there; whole numbers keep all they have. */
function textOfNumber(value: number): CellText {
  if (!Number.isFinite(value)) return { text: String(value), mark: "error" };
  if (Number.isInteger(value)) {
    const text = BigInt(value).toString();
    return { text, mark: text.replace("-", "").length >= 16 ? "long_number" : null };
  }
  return { text: String(Number(value.toPrecision(15))), mark: null };
}

/** exceljs gives the wall clock of a date cell as if it were UTC; without a time of day it is a date. */
function textOfDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  const [date = "", time = ""] = rounded.slice(0, 19).split("T");
  return time === "00:00:00" ? date : `${date} ${time}`;
}

/** `_x000D_` is how XLSX writes a carriage return; line ends become one kind. */
function clean(text: string): string {
  return text.replaceAll("_x000D_", "").replace(/\r\n?/g, "\n");
}
