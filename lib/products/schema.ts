import { z } from "zod";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { isCountryCode } from "#lib/kit/country";
import {
  contactPattern,
  factLimits,
  hsCodePattern,
  nameEnPattern,
  nameZhPattern,
  usCodePattern,
} from "./fact-limits.ts";
import { isGtin } from "./gtin.ts";
import { hsChoiceInput } from "./hs-schema.ts";
import { isNetAboveGross } from "./net-weight.ts";

const whole = (max: number) => z.int("number_unreadable").min(1, "value_not_positive").max(max, "too_big").nullable();
const size = whole(factLimits.sizeMm);

/** What a person may set of a product; empty fields are null. Weight in grams, size in millimetres, value in USD cents. */
export const productFactsInput = z.object({
  nameZh: z
    .string()
    .trim()
    .max(factLimits.nameZh)
    .refine((name) => nameZhPattern.test(name), "name_zh_needs_hanzi")
    .nullable(),
  nameEn: z
    .string()
    .trim()
    .max(factLimits.nameEn)
    .refine((name) => nameEnPattern.test(name), "name_en_needs_latin")
    .nullable(),
  hsCode: z
    .string()
    .refine((code) => hsCodePattern.test(code), "hs_code_digits")
    .nullable(),
  originCountry: z.string().refine(isCountryCode, "country_unknown").nullable(),
  weightGrams: whole(factLimits.weightGrams),
  lengthMm: size,
  widthMm: size,
  heightMm: size,
  cargoKind: z.enum(cargoKinds).nullable(),
  declaredMinor: whole(factLimits.declaredMinor),
  netGrams: whole(factLimits.weightGrams),
  hsUs: z
    .string()
    .refine((code) => usCodePattern.test(code), "us_code_digits")
    .nullable(),
  makerItemNo: z.string().trim().max(factLimits.makerItemNo).nullable(),
  gtin: z.string().refine(isGtin, "gtin_wrong").nullable(),
  makerName: z.string().trim().max(factLimits.makerName).nullable(),
  makerAddress: z.string().trim().max(factLimits.makerAddress).nullable(),
  makerContact: z
    .string()
    .trim()
    .max(factLimits.makerContact)
    .refine((text) => contactPattern.test(text), "contact_unclear")
    .nullable(),
  category: z.string().trim().max(factLimits.category).nullable(),
  material: z.string().trim().max(factLimits.material).nullable(),
  usedFor: z.string().trim().max(factLimits.usedFor).nullable(),
  brand: z.string().trim().max(factLimits.brand).nullable(),
});

/** Saves one product: an existing one by id and the version that was seen, or a new one. */
export const saveProductInput = z.object({
  id: z.uuid().nullable(),
  version: z.int().nullable(),
  sku: z.string().trim().max(factLimits.sku).nullable(),
  title: z.string().trim().min(1).max(factLimits.title),
  attributes: z.string().trim().max(factLimits.attributes),
  facts: productFactsInput.refine((facts) => !isNetAboveGross(facts), {
    path: ["netGrams"],
    error: "net_above_gross",
  }),
  /** How the person came to the code, where it changed; typed when left out. */
  hs: hsChoiceInput.optional(),
});
export type SaveProductInput = z.output<typeof saveProductInput>;

const lineKeys = z.array(z.string().min(1).max(1_100)).min(1).max(500);

/** Fill-down on the work list of unknown products: the same facts for many of them; null members stay as they are. */
export const completeProductsInput = z.object({ lineKeys, facts: productFactsInput.partial() });
export type CompleteProductsInput = z.output<typeof completeProductsInput>;

/** Says which product a line without a known 商家编码 is; remembered for every later order. */
export const matchLineInput = z.object({ lineKey: z.string().min(1).max(1_100), productId: z.uuid() });
export type MatchLineInput = z.output<typeof matchLineInput>;
