import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { isCountryCode } from "#lib/kit/country";
import { formatScaled, parseScaled } from "#lib/kit/money";
import type { ProductFact, ProductFacts } from "./product.ts";

/** Facts as a person types them, all text. */
export type TypedFacts = { readonly [Fact in ProductFact]: string };

const numbers = ["weightGrams", "netGrams", "lengthMm", "widthMm", "heightMm"] as const;
const codes = ["hsCode", "hsUs", "gtin"] as const;

/** Facts to text for a form: the value in dollars, nothing for what is not known. */
export function typedFacts(facts: ProductFacts): TypedFacts {
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return {
    nameZh: text(facts.nameZh),
    nameEn: text(facts.nameEn),
    hsCode: text(facts.hsCode),
    originCountry: text(facts.originCountry),
    weightGrams: text(facts.weightGrams),
    lengthMm: text(facts.lengthMm),
    widthMm: text(facts.widthMm),
    heightMm: text(facts.heightMm),
    cargoKind: text(facts.cargoKind),
    declaredMinor: facts.declaredMinor === null ? "" : formatScaled(facts.declaredMinor, 2),
    netGrams: text(facts.netGrams),
    hsUs: text(facts.hsUs),
    makerItemNo: text(facts.makerItemNo),
    gtin: text(facts.gtin),
    makerName: text(facts.makerName),
    makerAddress: text(facts.makerAddress),
    makerContact: text(facts.makerContact),
    ...{ category: text(facts.category), material: text(facts.material) },
    ...{ usedFor: text(facts.usedFor), brand: text(facts.brand) },
  };
}

/** Typed text to what the server parses: numbers where they are numbers, else the text as it is, to be refused there. */
export function untypedFacts(typed: TypedFacts): Record<ProductFact, string | number | null> {
  const facts: Record<string, string | number | null> = {};
  for (const [fact, value] of Object.entries(typed)) facts[fact] = value.trim() === "" ? null : value.trim();
  for (const fact of codes) facts[fact] = typed[fact].replace(/[\s.-]+/g, "") || null;
  for (const fact of numbers) facts[fact] = numberOr(typed[fact], 0);
  facts.declaredMinor = numberOr(typed.declaredMinor.replace(/^\s*\$/, ""), 2);
  return facts as Record<ProductFact, string | number | null>;
}

/** Typed text as far as it can be read already: what is no number or no country yet counts as not given. */
export function readableFacts(typed: TypedFacts): ProductFacts {
  const { originCountry, cargoKind, ...facts } = untypedFacts(typed);
  const number = (value: unknown) => (typeof value === "number" ? value : null);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const country = text(originCountry) ?? "";
  return {
    ...{ nameZh: text(facts.nameZh), nameEn: text(facts.nameEn), hsCode: text(facts.hsCode) },
    originCountry: isCountryCode(country) ? country : null,
    cargoKind: text(cargoKind) as CargoKind | null,
    ...{ weightGrams: number(facts.weightGrams), netGrams: number(facts.netGrams) },
    ...{ lengthMm: number(facts.lengthMm), widthMm: number(facts.widthMm), heightMm: number(facts.heightMm) },
    declaredMinor: number(facts.declaredMinor),
    ...{ hsUs: text(facts.hsUs), makerItemNo: text(facts.makerItemNo), gtin: text(facts.gtin) },
    ...{ makerName: text(facts.makerName), makerAddress: text(facts.makerAddress) },
    makerContact: text(facts.makerContact),
    ...{ category: text(facts.category), material: text(facts.material) },
    ...{ usedFor: text(facts.usedFor), brand: text(facts.brand) },
  };
}

function numberOr(text: string, decimals: number): string | number | null {
  if (text.trim() === "") return null;
  return parseScaled(text, decimals) ?? text;
}
