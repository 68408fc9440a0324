import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { isCountryCode } from "#lib/kit/country";
import { isBlankRow, type SheetRow } from "#lib/kit/sheet";
import { cargoKindOf } from "#lib/products/cargo-words";
import { type CellReader, splitCell, WordLookup } from "./rate-sheet-cells.ts";
import {
  areaWords,
  type ServiceColumn,
  type SurchargeColumn,
  serviceWords,
  surchargeBaseWords,
} from "./rate-sheet-columns.ts";
import type { ServicePrices } from "./services.ts";
import { type PostalRange, plainPostalCode, type Surcharge, type SurchargeCode } from "./surcharge.ts";

const { freight: _, ...surchargeWords } = surchargeBaseWords;
const codeLookup = new WordLookup<SurchargeCode>(surchargeWords);
const baseLookup = new WordLookup(surchargeBaseWords);
const areaLookup = new WordLookup(areaWords);
const serviceLookup = new WordLookup(serviceWords);

/** Reads the lines of the surcharges' sheet; a line with an error gives none. */
export function readSurchargeLines(
  reader: CellReader<SurchargeColumn>,
  lines: readonly SheetRow[],
): readonly Surcharge[] {
  const surcharges: Surcharge[] = [];
  for (const line of lines) {
    if (isBlankRow(line)) continue;
    reader.begin(line);
    const surcharge = readSurcharge(reader);
    if (surcharge && !reader.hasErrors) surcharges.push(surcharge);
  }
  return surcharges;
}

function readSurcharge(reader: CellReader<SurchargeColumn>): Surcharge | null {
  const code = reader.word("code", codeLookup, null);
  if (code === null) return null;
  const words = surchargeBaseWords[code];
  const countries = reader.countries("countries");
  if (countries?.some((country) => !isCountryCode(country)))
    reader.error("countries", "country_unknown", { text: "*" });
  const [from, to] = [reader.day("from"), reader.day("to")];
  if (from !== null && to !== null && from > to) reader.error("to", "days_reversed", { from, to });
  const amount = {
    perParcelMicros: reader.micros("perParcel", false) ?? undefined,
    perKgMicros: reader.micros("perKg", false) ?? undefined,
    percentMillionths: reader.percent("percent") ?? undefined,
    of: listed(reader.words("of", baseLookup)),
    minimumMicros: reader.micros("minimum", false) ?? undefined,
  };
  const isFree = [amount.perParcelMicros, amount.perKgMicros, amount.percentMillionths, amount.minimumMicros];
  if (isFree.every((part) => part === undefined) && !reader.hasErrors) reader.error("perParcel", "amount_missing");
  const when = {
    countries: listed(countries),
    postal: listed(readPostal(reader)),
    areas: listed(reader.words("areas", areaLookup)),
    cargoKinds: listed(readCargo(reader)),
    sideOverMm: reader.millimetres("sideOver") ?? undefined,
    sumOverMm: reader.millimetres("sumOver") ?? undefined,
    gramsOver: reader.grams("gramsOver", false) ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
  };
  const nameZh = reader.text("nameZh") || words.zh;
  const nameEn = reader.text("nameEn") || words.en;
  return { code, nameZh, nameEn, when: defined(when), amount: defined(amount) };
}

/** A cell that lists nothing sets no condition. */
function listed<T>(list: readonly T[] | null): readonly T[] | undefined {
  return list === null || list.length === 0 ? undefined : list;
}

/** Without the members that are not given, as the database keeps it. */
function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function readCargo(reader: CellReader<SurchargeColumn>) {
  const found = new Set<string>();
  for (const part of splitCell(reader.text("cargoKinds"))) {
    const kind = cargoKindOf(part);
    if (kind === null) return reader.error("cargoKinds", "cargo_kind_unknown", { text: part.slice(0, 40) });
    found.add(kind);
  }
  return cargoKinds.filter((kind) => found.has(kind));
}

/** "US 99500-99999; GB ZE": country and range, or one beginning of postal codes. */
function readPostal(reader: CellReader<SurchargeColumn>): readonly PostalRange[] | null {
  const ranges: PostalRange[] = [];
  for (const part of splitCell(reader.text("postal"))) {
    const match = /^([A-Za-z]{2})[\s:]+([A-Za-z0-9 ]+?)(?:\s*[-–~至]\s*([A-Za-z0-9 ]+))?$/.exec(part.normalize("NFKC"));
    const country = match?.[1]?.toUpperCase() ?? "";
    const from = plainPostalCode(match?.[2] ?? "");
    const to = plainPostalCode(match?.[3] ?? match?.[2] ?? "");
    if (!isCountryCode(country) || from === "" || to === "" || from.length > 10 || to.length > 10) {
      return reader.error("postal", "postal_unreadable", { text: part.slice(0, 40) });
    }
    if (from.length !== to.length || from > to) {
      return reader.error("postal", "postal_reversed", { text: part.slice(0, 40) });
    }
    ranges.push({ country, from, to });
  }
  return ranges;
}

/** Reads the lines of the services' sheet. */
export function readServiceLines(reader: CellReader<ServiceColumn>, lines: readonly SheetRow[]): ServicePrices {
  const prices: { -readonly [Code in keyof ServicePrices]: ServicePrices[Code] } = {};
  for (const line of lines) {
    if (isBlankRow(line)) continue;
    reader.begin(line);
    const code = reader.word("code", serviceLookup, null);
    if (code === null) continue;
    if (prices[code]) reader.error("code", "service_twice", { text: reader.text("code") });
    const percentMillionths = reader.percent("percent");
    const perParcelMicros = reader.micros("perParcel", code === "return_label");
    const minimumMicros = reader.micros("minimum", false) ?? 0;
    const maxCoverageUsdMinor = reader.cents("maxCoverage");
    if (code !== "insurance") reader.expectEmpty("minimum", "maxCoverage");
    if (code === "return_label") {
      reader.expectEmpty("percent");
      prices.return_label = { perParcelMicros: perParcelMicros ?? 0 };
    } else if (code === "insurance") {
      reader.expectEmpty("perParcel");
      if (percentMillionths === null && !reader.hasErrors) reader.error("percent", "cell_missing");
      prices.insurance = { percentMillionths: percentMillionths ?? 0, minimumMicros, maxCoverageUsdMinor };
    } else {
      prices.duty_prepaid = { perParcelMicros: perParcelMicros ?? 0, percentMillionths: percentMillionths ?? 0 };
    }
  }
  return prices;
}
