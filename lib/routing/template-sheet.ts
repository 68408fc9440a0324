import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import { type CountryCode, countryName, resolveCountry } from "#lib/kit/country";
import { findHeader } from "#lib/kit/header";
import { formatScaled } from "#lib/kit/money";
import { readAmount } from "#lib/kit/read-amount";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import { cargoKindOf, cargoWordOf } from "#lib/products/cargo-words";
import { readWeight } from "#lib/products/read-measure";
import {
  type CountryGroup,
  type CountryGroups,
  isWorldwide,
  nameKey,
  separators,
  worldwideWord,
} from "./country-groups.ts";
import { maxTemplateGrams, type TemplateDestinations, type TemplateFields } from "./template.ts";
import { type TemplateColumn, templateColumns } from "./template-sheet-columns.ts";

export type SolutionName = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** What cannot be read in a cell. `row`: as the spreadsheet program counts. */
export type TemplateSheetProblem = {
  readonly row: number;
  readonly column: TemplateColumn;
  readonly code: TemplateSheetProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
};

export const templateSheetProblemCodes = [
  "cell_missing",
  "cell_error",
  "destination_unknown",
  "country_unknown",
  "weight_unreadable",
  "number_unreadable",
  "amount_unreadable",
  "amount_not_usd",
  "cargo_kind_unclear",
  "solution_not_found",
  "yes_or_no",
  "template_twice",
] as const;
export type TemplateSheetProblemCode = (typeof templateSheetProblemCodes)[number];

export type TemplateRow = { readonly row: number; readonly fields: TemplateFields };

export type TemplateSheetReading = {
  /** Rows that can be read; whether they may be saved is judged by `checkTemplate`. */
  readonly rows: readonly TemplateRow[];
  readonly problems: readonly TemplateSheetProblem[];
};

const columnNames = Object.keys(templateColumns) as TemplateColumn[];
const words = { zh: { yes: "是", no: "否" }, en: { yes: "Yes", no: "No" } } as const;
const yesWords = new Set(["是", "yes", "y", "1", "true", "启用", "on", "√", "开"].map(nameKey));
const noWords = new Set(["否", "no", "n", "0", "false", "停用", "off", "×", "关"].map(nameKey));

/** The templates as a sheet that reads back to the same. */
export function writeTemplateSheet(
  templates: readonly TemplateFields[],
  groups: CountryGroups,
  solutions: readonly SolutionName[],
  language: "zh" | "en",
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const between = language === "zh" ? "、" : "; ";
  const say = (flag: boolean) => words[language][flag ? "yes" : "no"];
  const name = (country: CountryCode) => countryName(country, language);
  const rows = templates.map((one) => {
    const { destinations } = one;
    const named = solutions.find(({ code }) => code === one.solutionCode);
    const places = [
      ...destinations.groups.flatMap((ref) => groupName(groups.get(ref), language) ?? []),
      ...destinations.countries.map(name),
    ];
    const cells: Readonly<Record<TemplateColumn, string>> = {
      name: one.name,
      destinations: destinations.worldwide ? worldwideWord(language) : places.join(between),
      except: destinations.except.map(name).join(between),
      fromGrams: String(one.fromGrams),
      toGrams: String(one.toGrams),
      maxDays: one.maxDays === null ? "" : String(one.maxDays),
      cargoKinds: one.cargoKinds.map((kind) => (language === "zh" ? cargoWordOf(kind) : kind)).join(between),
      overUsdMinor: one.overUsdMinor === null ? "" : formatScaled(one.overUsdMinor, 2),
      upToUsdMinor: one.upToUsdMinor === null ? "" : formatScaled(one.upToUsdMinor, 2),
      solutionCode: named ? `${language === "zh" ? named.nameZh : named.nameEn} (${named.code})` : one.solutionCode,
      recommendationFirst: say(one.recommendationFirst),
      insurance: say(one.services.insurance),
      duty_prepaid: say(one.services.duty_prepaid),
      return_label: say(one.services.return_label),
      isActive: say(one.isActive),
    };
    return columnNames.map((column) => cells[column]);
  });
  return { header: columnNames.map((column) => templateColumns[column][language]), rows };
}

function groupName(group: CountryGroup | undefined, language: "zh" | "en"): string | null {
  if (!group) return null;
  return language === "zh" ? group.nameZh : group.nameEn;
}

/**
 * A template sheet in Chinese or English. An empty cell means no limit, any goods, no; a template without the column
 * 启用 is on. Refused: no header that names templates and solutions, no rows.
 */
export function readTemplateSheet(
  tables: readonly SheetTable[],
  groups: CountryGroups,
  solutions: readonly SolutionName[],
): Result<TemplateSheetReading, { readonly code: "template_header_not_found" | "no_rows" }> {
  const found = findHeader(tables, templateColumns, 3);
  if (!found?.columns.has("name") || !found.columns.has("solutionCode")) {
    return refuse({ code: "template_header_not_found" });
  }
  if (found.rows.length === 0) return refuse({ code: "no_rows" });
  const rows: TemplateRow[] = [];
  const problems: TemplateSheetProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of found.rows) {
    const reader = new RowReader(row, found.columns, found.header);
    const fields = readFields(reader, groups, solutions);
    const key = nameKey(fields.name);
    const twin = seen.get(key);
    if (twin !== undefined) reader.problem("name", "template_twice", { row: twin });
    else if (key !== "") seen.set(key, row.number);
    problems.push(...reader.problems);
    if (reader.problems.length === 0) rows.push({ row: row.number, fields });
  }
  return ok({ rows, problems });
}

class RowReader {
  readonly problems: TemplateSheetProblem[] = [];
  readonly #row: SheetRow;
  readonly #columns: ReadonlyMap<TemplateColumn, number>;
  readonly #header: SheetRow;

  constructor(row: SheetRow, columns: ReadonlyMap<TemplateColumn, number>, header: SheetRow) {
    this.#row = row;
    this.#columns = columns;
    this.#header = header;
    for (const [column, index] of columns) if (row.marks?.[index] === "error") this.problem(column, "cell_error");
  }

  text(column: TemplateColumn): string {
    return cellText(this.#row, this.#columns.get(column)).trim();
  }

  title(column: TemplateColumn): string {
    return cellText(this.#header, this.#columns.get(column));
  }

  problem(column: TemplateColumn, code: TemplateSheetProblemCode, values?: TemplateSheetProblem["values"]): void {
    this.problems.push({ row: this.#row.number, column, code, ...(values ? { values } : {}) });
  }

  unreadable(column: TemplateColumn, code: TemplateSheetProblemCode, text: string): void {
    this.problem(column, code, { text: text.slice(0, 40) });
  }
}

function readFields(reader: RowReader, groups: CountryGroups, solutions: readonly SolutionName[]): TemplateFields {
  const name = reader.text("name");
  if (name === "") reader.problem("name", "cell_missing");
  return {
    name,
    destinations: readDestinations(reader, groups),
    fromGrams: readGrams(reader, "fromGrams"),
    toGrams: readGrams(reader, "toGrams"),
    maxDays: readDays(reader),
    cargoKinds: readCargo(reader),
    overUsdMinor: readUsd(reader, "overUsdMinor"),
    upToUsdMinor: readUsd(reader, "upToUsdMinor"),
    solutionCode: readSolutionCode(reader, solutions),
    recommendationFirst: readFlag(reader, "recommendationFirst", false),
    services: {
      insurance: readFlag(reader, "insurance", false),
      duty_prepaid: readFlag(reader, "duty_prepaid", false),
      return_label: readFlag(reader, "return_label", false),
    },
    isActive: readFlag(reader, "isActive", true),
  };
}

const strong = /[;；、/／|\n]/;

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The names in a cell. A comma may be part of one ("Hong Kong, China"): it only separates what is no name as a whole. */
function namesIn(text: string, isName: (part: string) => boolean): string[] {
  return partsOf(text, strong).flatMap((part) => (isName(part) ? [part] : partsOf(part, separators)));
}

function readDestinations(reader: RowReader, groups: CountryGroups): TemplateDestinations {
  const text = reader.text("destinations");
  const except: CountryCode[] = [];
  for (const part of namesIn(reader.text("except"), (part) => resolveCountry(part) !== null)) {
    const country = resolveCountry(part);
    if (country === null) reader.unreadable("except", "country_unknown", part);
    else if (!except.includes(country)) except.push(country);
  }
  if (text === "") reader.problem("destinations", "cell_missing");
  if (isWorldwide(text)) return { worldwide: true, groups: [], countries: [], except };
  const refs: string[] = [];
  const countries: CountryCode[] = [];
  const isName = (part: string) => groupNamed(groups, part) !== null || resolveCountry(part) !== null;
  for (const part of namesIn(text, isName)) {
    const group = groupNamed(groups, part);
    const country = group ? null : resolveCountry(part);
    if (group) refs.push(group.ref);
    else if (country) countries.push(country);
    else reader.unreadable("destinations", "destination_unknown", part);
  }
  return { worldwide: false, groups: [...new Set(refs)], countries: [...new Set(countries)], except };
}

function groupNamed(groups: CountryGroups, text: string): CountryGroup | null {
  const key = nameKey(text);
  for (const group of groups.values()) {
    if (nameKey(group.nameZh) === key || nameKey(group.nameEn) === key) return group;
  }
  return null;
}

function readGrams(reader: RowReader, column: "fromGrams" | "toGrams"): number {
  const text = reader.text(column);
  if (text === "") {
    reader.problem(column, "cell_missing");
    return 0;
  }
  const title = reader.title(column);
  const measure = readWeight(text, /g|克/i.test(title) ? title : `${title} (g)`, maxTemplateGrams);
  if ("value" in measure) return measure.value;
  reader.unreadable(column, "weight_unreadable", text);
  return 0;
}

function readDays(reader: RowReader): number | null {
  const text = reader.text("maxDays").normalize("NFKC");
  if (text === "") return null;
  const match = /^(\d{1,4})\s*(?:天|日|days?)?$/i.exec(text);
  if (match) return Number(match[1]);
  reader.unreadable("maxDays", "number_unreadable", text);
  return null;
}

function readCargo(reader: RowReader): CargoKind[] {
  const kinds = new Set<CargoKind>();
  for (const part of partsOf(reader.text("cargoKinds"), separators)) {
    const kind = cargoKindOf(part);
    if (kind === null) reader.unreadable("cargoKinds", "cargo_kind_unclear", part);
    else kinds.add(kind);
  }
  return cargoKinds.filter((kind) => kinds.has(kind));
}

function readUsd(reader: RowReader, column: "overUsdMinor" | "upToUsdMinor"): number | null {
  const text = reader.text(column);
  if (text === "") return null;
  const amount = readAmount(text);
  if (amount.ok && amount.value.currency === "USD") return amount.value.minor;
  reader.unreadable(column, amount.ok ? "amount_not_usd" : "amount_unreadable", text);
  return null;
}

/** "无忧物流-标准 (CAINIAO_STANDARD)", the code alone, or a name that only one solution bears. */
function readSolutionCode(reader: RowReader, solutions: readonly SolutionName[]): string {
  const text = reader.text("solutionCode");
  if (text === "") {
    reader.problem("solutionCode", "cell_missing");
    return "";
  }
  const inBrackets = /[(（]\s*([A-Z0-9_]+)\s*[)）]\s*$/.exec(text.normalize("NFKC"))?.[1];
  const byCode = solutions.find(({ code }) => code === (inBrackets ?? text.normalize("NFKC").toUpperCase()));
  if (byCode) return byCode.code;
  const key = nameKey(text);
  const named = solutions.filter(({ nameZh, nameEn }) => nameKey(nameZh) === key || nameKey(nameEn) === key);
  const [only] = named;
  if (only && named.length === 1) return only.code;
  reader.unreadable("solutionCode", "solution_not_found", text);
  return "";
}

function readFlag(reader: RowReader, column: TemplateColumn, whenEmpty: boolean): boolean {
  const text = nameKey(reader.text(column));
  if (text === "") return whenEmpty;
  if (yesWords.has(text)) return true;
  if (!noWords.has(text)) reader.unreadable(column, "yes_or_no", text);
  return false;
}
