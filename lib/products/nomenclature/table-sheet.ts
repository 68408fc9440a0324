import { formatScaled } from "#lib/kit/money";
import type { NationalCode } from "./national-code.ts";
import { type TableColumn, tableColumns } from "./table-columns.ts";

const columns: readonly TableColumn[] = [
  ...(["code", "nameZh", "nameEn", "firstUnit", "secondUnit", "elements", "refund", "supervision"] as const),
];

/** The national table as a sheet that `readNationalTable` reads back; unknown cells stay empty. */
export function nationalSheet(
  rows: readonly NationalCode[],
  unitNames: ReadonlyMap<string, string>,
  language: "zh" | "en",
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly highlight: number[] } {
  const unit = (code: string | null) => (code === null ? "" : (unitNames.get(code) ?? code));
  const cells = (row: NationalCode) => [
    ...[row.code, row.nameZh, row.nameEn, unit(row.firstUnit), unit(row.secondUnit)],
    row.elements?.map((element, at) => `${at + 1}:${element}`).join(";") ?? "",
    row.refundBasisPoints === null ? "" : formatScaled(row.refundBasisPoints, 2),
    row.supervision === "" ? "无" : (row.supervision ?? ""),
  ];
  return { header: columns.map((column) => tableColumns[column][language]), rows: rows.map(cells), highlight: [] };
}
