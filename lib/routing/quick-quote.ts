import { type CargoKind, isCargoKind } from "#lib/carriers/cargo-kinds";
import { type CountryCode, resolveCountry } from "#lib/kit/country";
import { parseScaled } from "#lib/kit/money";
import { type CalendarDate, isCalendarDate } from "#lib/kit/time";
import type { QuickQuoteField, QuickQuoteSwitch, QuickQuoteTyped } from "./quick-quote-fields.ts";

export type QuickQuoteProblem = {
  readonly field: QuickQuoteField;
  readonly code:
    | "country_unknown"
    | "weight_unreadable"
    | "weight_zero"
    | "weight_negative"
    | "weight_too_heavy"
    | "size_unreadable"
    | "size_out_of_range"
    | "value_unreadable"
    | "value_out_of_range"
    | "date_unreadable"
    | "date_past";
  readonly values: Readonly<Record<string, string | number>>;
};

export type QuickQuoteInput = {
  readonly country: CountryCode;
  readonly postalCode: string;
  readonly weightGrams: number;
  readonly sizeMm: readonly [number, number, number] | null;
  /** USD cents; null when nothing was typed. */
  readonly valueUsdMinor: number | null;
  readonly cargoKind: CargoKind;
  readonly arriveBy: CalendarDate | null;
  readonly services: Readonly<Record<QuickQuoteSwitch, boolean>>;
};

/** `input` null: country or weight is missing, or something typed cannot be read; `problems` says what. */
export type QuickQuoteSearch = {
  readonly typed: QuickQuoteTyped;
  readonly problems: readonly QuickQuoteProblem[];
  readonly input: QuickQuoteInput | null;
};

/** Heavier things are freight, not parcels: no carrier's parcel service takes them. */
export const maxQuoteGrams = 100_000;
const maxSideMm = 3_000;
const maxValueMinor = 1_000_000_00;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL. A weight without a unit is in grams, a size in centimetres ("20x15x5"), a value in US dollars. */
export function parseQuickQuote(params: Params, today: CalendarDate): QuickQuoteSearch {
  const text = (name: string) => single(params[name]).slice(0, 80);
  const typed: QuickQuoteTyped = {
    ...{ to: text("to"), zip: text("zip"), weight: text("weight"), size: text("size"), value: text("value") },
    ...{ cargo: text("cargo"), by: text("by") },
    services: {
      insurance: text("insurance") === "1",
      duty_prepaid: text("duty_prepaid") === "1",
      return_label: text("return_label") === "1",
    },
  };
  const problems: QuickQuoteProblem[] = [];
  const note = (field: QuickQuoteField, code: QuickQuoteProblem["code"], values: QuickQuoteProblem["values"] = {}) => {
    problems.push({ field, code, values: { given: typed[field].trim(), ...values } });
    return null;
  };
  const country = readCountry(typed.to, note);
  const weightGrams = readGrams(typed.weight, note);
  const sizeMm = readSize(typed.size, note);
  const valueUsdMinor = readValue(typed.value, note);
  const arriveBy = readDay(typed.by, today, note);
  const isWhole = country !== null && weightGrams !== null && problems.length === 0;
  return {
    typed,
    problems,
    input: isWhole
      ? {
          ...{ country, postalCode: typed.zip.trim(), weightGrams, sizeMm, valueUsdMinor, arriveBy },
          cargoKind: isCargoKind(typed.cargo) ? typed.cargo : "general",
          services: typed.services,
        }
      : null,
  };
}

type Note = (field: QuickQuoteField, code: QuickQuoteProblem["code"], values?: QuickQuoteProblem["values"]) => null;

function readCountry(text: string, note: Note): CountryCode | null {
  if (text.trim() === "") return null;
  return resolveCountry(text) ?? note("to", "country_unknown");
}

const gramsPer: Readonly<Record<string, number>> = { "": 1, g: 1, 克: 1, kg: 1000, 千克: 1000, 公斤: 1000, 斤: 500 };

function readGrams(text: string, note: Note): number | null {
  const folded = text.normalize("NFKC").trim().toLowerCase();
  if (folded === "") return null;
  const match = /^([+\-−]?)\s*([\d.,]+)\s*([a-z\u4e00-\u9fff]*)$/u.exec(folded);
  const factor = gramsPer[match?.[3] ?? ""];
  const scaled = match ? parseScaled(match[2] ?? "", 4) : null;
  if (!match || factor === undefined || scaled === null) return note("weight", "weight_unreadable");
  if (match[1] === "-" || match[1] === "−") return note("weight", "weight_negative");
  // a part of a gram counts as a whole one: weights are counted up
  const grams = Math.ceil((scaled * factor) / 10_000);
  if (grams === 0) return note("weight", "weight_zero");
  return grams <= maxQuoteGrams ? grams : note("weight", "weight_too_heavy", { limitKg: maxQuoteGrams / 1000 });
}

function readSize(text: string, note: Note): readonly [number, number, number] | null {
  const folded = text.normalize("NFKC").trim().toLowerCase();
  if (folded === "") return null;
  const match =
    /^([\d.]+)\s*(?:cm|厘米)?\s*[x×*✕,，\s]\s*([\d.]+)\s*(?:cm|厘米)?\s*[x×*✕,，\s]\s*([\d.]+)\s*(cm|mm|厘米|毫米)?$/u.exec(
      folded,
    );
  if (!match) return note("size", "size_unreadable");
  const unit = match[4] === "mm" || match[4] === "毫米" ? 1 : 10;
  const sides = [match[1], match[2], match[3]].map((side) => parseScaled(side ?? "", 2));
  const [length, width, height] = sides.map((side) => (side === null ? null : Math.ceil((side * unit) / 100)));
  if (length == null || width == null || height == null) return note("size", "size_unreadable");
  const isInRange = [length, width, height].every((side) => side >= 1 && side <= maxSideMm);
  return isInRange ? [length, width, height] : note("size", "size_out_of_range", { limitCm: maxSideMm / 10 });
}

function readValue(text: string, note: Note): number | null {
  const folded = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:us)?\s*\$|usd$/giu, "");
  if (folded.trim() === "") return null;
  const minor = parseScaled(folded.trim(), 2);
  if (minor === null) return note("value", "value_unreadable");
  return minor >= 0 && minor <= maxValueMinor ? minor : note("value", "value_out_of_range");
}

function readDay(text: string, today: CalendarDate, note: Note): CalendarDate | null {
  const day = text.trim();
  if (day === "") return null;
  if (!isCalendarDate(day)) return note("by", "date_unreadable");
  return day >= today ? day : note("by", "date_past", { today });
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
