import { usccCheckCharacter } from "#lib/identity/check-characters";
import { codeLists, exportModes, isUnit, wrapTypes } from "./codes.ts";
import type { CodeForm } from "./facts.ts";
import { type FieldForm, type FieldSpec, messageDecimals } from "./field-spec.ts";
import type { CustomsFinding, FindingCode } from "./finding.ts";
import { isDateText, readMoment } from "./message-time.ts";

/** What is wrong with one value; null when nothing is. */
export type FieldFault = { readonly code: FindingCode; readonly values: CustomsFinding["values"] };

/**
 * One element against its row of the field table: presence, characters, length, kind, list. Lengths count characters, not
 * UTF-16 units, as the schema does. An optional element that is there must say something: empty ones break fixed lengths and
 * decimals, and nothing is lost by leaving them out.
 */
export function checkField(spec: FieldSpec, value: unknown, codeForm: CodeForm): FieldFault | null {
  if (value === undefined) return spec.mandatory ? fault("missing") : null;
  if (typeof value !== "string" || value.trim() === "") return fault(spec.mandatory ? "missing" : "empty");
  return checkCharacters(value) ?? checkSize(spec, value) ?? (spec.form ? checkForm(spec.form, value, codeForm) : null);
}

function fault(code: FindingCode, values: CustomsFinding["values"] = {}): FieldFault {
  return { code, values };
}

/** Characters that XML 1.0 cannot carry, even escaped: most controls, halves of pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function checkCharacters(value: string): FieldFault | null {
  const found = forbidden.exec(value)?.[0];
  if (found === undefined) return null;
  const number = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return fault("forbidden_character", { character: `U+${number}` });
}

function checkSize({ kind, size }: FieldSpec, value: string): FieldFault | null {
  const length = [...value].length;
  switch (kind) {
    case "text":
      return length > size ? fault("too_long", { length, max: size }) : null;
    case "fixed":
      return length !== size ? fault("wrong_length", { length, size }) : null;
    case "integer":
      if (!/^\d+$/.test(value)) return fault("not_an_integer", { value: shown(value) });
      return length > size ? fault("too_many_digits", { max: size }) : null;
    case "decimal":
      return checkDecimal(value, size);
  }
}

function checkDecimal(value: string, size: number): FieldFault | null {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) return fault("not_a_decimal", { value: shown(value) });
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > messageDecimals) return fault("too_many_decimals", { max: messageDecimals });
  const digits = whole.replace(/^0+(?=\d)/, "").length + fraction.length;
  return digits > size ? fault("too_many_digits", { max: size }) : null;
}

/** Ten characters of which five digits lead (newer ones carry letters), or eighteen of GB 32100 with their check character. */
function isParty(value: string): boolean {
  if (/^\d{5}[\dA-Z]{5}$/.test(value)) return true;
  return /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(value) && usccCheckCharacter(value.slice(0, 17)) === value.at(-1);
}

/** Chapters of the tariff: 77 is kept free, 98 is China's own for special transactions. */
const isChapter = (chapter: number) => chapter >= 1 && chapter <= 98 && chapter !== 77;

const patterns = {
  guid: [/^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/, "guid_form"],
  office: [/^(?!0000)\d{4}$/, "office_form"],
  gcode: [/^\d{10}$/, "gcode_form"],
  pod: [/^[\dA-Z]{3,4}$/, "pod_form"],
  // 4 office, 4 year, 1 mark, 9 to 11 serial
  list_number: [/^\d{4}(?:19|20)\d{2}[\dA-Z]\d{9,11}$/, "list_number_form"],
} as const satisfies Partial<Record<Extract<FieldForm, string>, readonly [RegExp, FindingCode]>>;

function checkForm(form: FieldForm, value: string, codeForm: CodeForm): FieldFault | null {
  if (typeof form === "object") return listed(form.oneOf.includes(value), value);
  switch (form) {
    case "moment":
      return value.length === 14 && readMoment(value) !== null ? null : fault("moment_form", { value: shown(value) });
    case "milliseconds":
      return value.length === 17 && readMoment(value) !== null ? null : fault("moment_form", { value: shown(value) });
    case "date":
      return isDateText(value) ? null : fault("date_form", { value: shown(value) });
    case "pre_number":
      return /^B\d{17}$/.test(value) && isDateText(value.slice(1, 9))
        ? null
        : fault("pre_number_form", { value: shown(value) });
    case "country":
    case "currency":
      return listed(codeLists[form][codeForm].has(value), value);
    case "unit":
      return listed(isUnit(value), value);
    case "wrap":
      return listed(wrapTypes.has(value), value);
    case "transport":
      return listed(exportModes.has(value), value);
    case "positive":
      return /[1-9]/.test(value) && !value.startsWith("-") ? null : fault("not_positive", { value: shown(value) });
    case "not_negative":
      return value.startsWith("-") ? fault("negative", { value: shown(value) }) : null;
    case "party":
      return isParty(value) ? null : fault("party_form", { value: shown(value) });
    case "platform":
      return isParty(value) || value === "无" ? null : fault("platform_form", { value: shown(value) });
    case "owner":
      return isParty(value) || value === "NO" ? null : fault("owner_form", { value: shown(value) });
    case "gcode":
      return matches("gcode", value) ?? chapterFault(value);
    default:
      return matches(form, value);
  }
}

function chapterFault(value: string): FieldFault | null {
  const chapter = value.slice(0, 2);
  return isChapter(Number(chapter)) ? null : fault("gcode_chapter", { chapter });
}

function matches(form: keyof typeof patterns, value: string): FieldFault | null {
  const [pattern, code] = patterns[form];
  return pattern.test(value) ? null : fault(code, { value: shown(value) });
}

function listed(isListed: boolean, value: string): FieldFault | null {
  return isListed ? null : fault("not_in_list", { value: shown(value) });
}

/** Of a value only so much as a sentence bears. */
function shown(value: string): string {
  return [...value].slice(0, 40).join("");
}
