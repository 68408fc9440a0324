import { type CountryCode, countryName, isCountryCode } from "#lib/kit/country";
import type { ColumnNames } from "#lib/kit/header";
import { currencyDecimals, formatScaled } from "#lib/kit/money";
import { cargoWordOf } from "#lib/products/cargo-words";
import { anyCountry, type RateCardFacts, type RateRow } from "./rate-card.ts";
import {
  areaWords,
  type CardField,
  cardFields,
  cardHeader,
  everywhereWord,
  goodsWords,
  parcelWords,
  type RateColumn,
  type RateSheetName,
  rateColumns,
  rateSheetNames,
  type ServiceColumn,
  type SurchargeColumn,
  serviceColumns,
  serviceWords,
  shapeWords,
  statusWords,
  surchargeBaseWords,
  surchargeColumns,
} from "./rate-sheet-columns.ts";
import type { ServicePrices } from "./services.ts";
import type { Surcharge } from "./surcharge.ts";

type Language = "zh" | "en";

/** One sheet to be written: its name, its header, its lines; all cells are text. */
export type WrittenSheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A card as the workbook that `readRateSheet` reads back to the same, in one language, a line for each row. */
export function writeRateSheet(facts: RateCardFacts, language: Language): readonly WrittenSheet[] {
  const decimals = currencyDecimals[facts.currency];
  const price = (micros: number | null | undefined) =>
    micros === null || micros === undefined ? "" : amountText(micros, decimals);
  const name = (sheet: RateSheetName) => rateSheetNames[sheet][language];
  return [
    { name: name("card"), header: cardHeader[language], rows: cardLines(facts, language) },
    {
      name: name("rates"),
      ...sheetOf(
        rateColumns,
        facts.rows.map((row) => rateLine(row, language, price)),
        language,
      ),
    },
    {
      name: name("surcharges"),
      ...sheetOf(
        surchargeColumns,
        facts.surcharges.map((one) => surchargeLine(one, language, price)),
        language,
      ),
    },
    { name: name("services"), ...sheetOf(serviceColumns, serviceLines(facts.services, language, price), language) },
  ];
}

type Price = (micros: number | null | undefined) => string;
type Line<Column extends string> = Readonly<Partial<Record<Column, string>>>;

function sheetOf<Column extends string>(
  names: Readonly<Record<Column, ColumnNames>>,
  lines: readonly Line<Column>[],
  language: Language,
): Omit<WrittenSheet, "name"> {
  const columns = Object.keys(names) as Column[];
  return {
    header: columns.map((column) => names[column][language]),
    rows: lines.map((line) => columns.map((column) => line[column] ?? "")),
  };
}

function cardLines(facts: RateCardFacts, language: Language): string[][] {
  const contents: Readonly<Record<CardField, string>> = {
    id: facts.id,
    solutionCode: facts.solutionCode,
    version: String(facts.version),
    currency: facts.currency,
    validFrom: facts.validFrom,
    validTo: facts.validTo ?? "",
    source: facts.source,
    note: facts.note,
  };
  return (Object.keys(cardFields) as CardField[]).map((field) => [cardFields[field][language], contents[field]]);
}

function rateLine(row: RateRow, language: Language, price: Price): Line<RateColumn> {
  const { tariff } = row;
  const head = {
    countries: row.country === anyCountry ? everywhereWord[language] : countryText(row.country, language),
    goods: goodsWords[row.goods][language],
    parcel: parcelWords[row.parcel][language],
    fromGrams: String(row.fromGrams),
    toGrams: String(row.toGrams),
    shape: shapeWords[tariff.shape][language],
    perParcel: price(row.perParcelMicros),
    minimum: price(row.minimumMicros),
    minimumGrams: row.minimumGrams === null ? "" : String(row.minimumGrams),
    status: statusWords[row.status][language],
    note: row.note,
  };
  switch (tariff.shape) {
    case "per_gram":
      return { ...head, price: price(tariff.perKgMicros) };
    case "flat":
      return { ...head, price: price(tariff.priceMicros) };
    case "per_step":
      return { ...head, stepGrams: String(tariff.stepGrams), price: price(tariff.perStepMicros) };
    case "first_and_step":
      return {
        ...head,
        firstGrams: String(tariff.firstGrams),
        firstPrice: price(tariff.firstMicros),
        stepGrams: String(tariff.stepGrams),
        price: price(tariff.perStepMicros),
      };
  }
}

/** Name and code, so that a person reads it and no name can be mistaken. */
function countryText(country: string, language: Language): string {
  return isCountryCode(country) ? countryName(country as CountryCode, language) : country;
}

function surchargeLine(surcharge: Surcharge, language: Language, price: Price): Line<SurchargeColumn> {
  const { when, amount } = surcharge;
  const between = language === "zh" ? "、" : "; ";
  const list = (texts: readonly string[] | undefined) => (texts ?? []).join(between);
  const range = ({ country, from, to }: { country: string; from: string; to: string }) => `${country} ${from}-${to}`;
  return {
    code: surchargeBaseWords[surcharge.code][language],
    nameZh: surcharge.nameZh,
    nameEn: surcharge.nameEn,
    countries: list(when.countries?.map((country) => countryText(country, language))),
    postal: (when.postal ?? []).map(range).join("; "),
    areas: list(when.areas?.map((area) => areaWords[area][language])),
    cargoKinds: list(when.cargoKinds?.map((kind) => (language === "zh" ? cargoWordOf(kind) : kind))),
    sideOver: whole(when.sideOverMm),
    sumOver: whole(when.sumOverMm),
    gramsOver: whole(when.gramsOver),
    from: when.from ?? "",
    to: when.to ?? "",
    perParcel: price(amount.perParcelMicros),
    perKg: price(amount.perKgMicros),
    percent: amount.percentMillionths === undefined ? "" : amountText(amount.percentMillionths * 100, 0),
    of: list(amount.of?.map((base) => surchargeBaseWords[base][language])),
    minimum: price(amount.minimumMicros),
  };
}

function serviceLines(services: ServicePrices, language: Language, price: Price): Line<ServiceColumn>[] {
  const { insurance, duty_prepaid, return_label } = services;
  const lines: Line<ServiceColumn>[] = [];
  const percent = (millionths: number) => amountText(millionths * 100, 0);
  if (insurance) {
    const { percentMillionths, minimumMicros, maxCoverageUsdMinor } = insurance;
    lines.push({
      code: serviceWords.insurance[language],
      percent: percent(percentMillionths),
      minimum: price(minimumMicros),
      maxCoverage: maxCoverageUsdMinor === null ? "" : formatScaled(maxCoverageUsdMinor, 2),
    });
  }
  if (duty_prepaid) {
    const { perParcelMicros, percentMillionths } = duty_prepaid;
    const code = serviceWords.duty_prepaid[language];
    lines.push({ code, perParcel: price(perParcelMicros), percent: percent(percentMillionths) });
  }
  if (return_label) {
    lines.push({ code: serviceWords.return_label[language], perParcel: price(return_label.perParcelMicros) });
  }
  return lines;
}

function whole(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

/** Millionths as a decimal with as many places as it has, at least `decimals`. */
function amountText(micros: number, decimals: number): string {
  const [units = "", fraction = ""] = formatScaled(micros, 6).split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(decimals, "0");
  return kept === "" ? units : `${units}.${kept}`;
}
