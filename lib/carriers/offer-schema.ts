import { z } from "zod";
import { isCountryCode, resolveCountry } from "#lib/kit/country";
import { parseMinor, parseScaled } from "#lib/kit/money";
import { type CargoKind, cargoKinds } from "./cargo-kinds.ts";
import { serviceClasses } from "./service-class.ts";
import { solutionFamilies } from "./solution-families.ts";
import {
  areaKinds,
  cargoAcceptances,
  claimWays,
  type DayRange,
  doubts,
  dutyTerms,
  includedServices,
  pickUpKinds,
  type Solution,
  selections,
} from "./solutions.ts";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" });

const codeOf = z
  .string()
  .trim()
  .regex(/^[A-Z][A-Z0-9_]{1,59}$/, { error: "code_unreadable" });

type Unit = { readonly decimals: number; readonly scale: number; readonly most: number; readonly code: string };

/** A typed number in the unit that is kept; null for an empty field. */
function typedNumber({ decimals, scale, most, code }: Unit) {
  return z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === "") return null;
      const scaled = parseScaled(text, decimals);
      const value = scaled === null ? null : scaled * scale;
      if (value !== null && value > 0 && value <= most) return value;
      context.addIssue({ code: "custom", message: code });
      return z.NEVER;
    });
}

const grams = typedNumber({ decimals: 0, scale: 1, most: 100_000, code: "grams_unreadable" });
/** Centimetres with one decimal, kept in millimetres. */
const centimetres = typedNumber({ decimals: 1, scale: 1, most: 10_000, code: "centimetres_unreadable" });
const divisor = typedNumber({ decimals: 0, scale: 1, most: 100_000, code: "divisor_unreadable" });
const days = typedNumber({ decimals: 0, scale: 1, most: 365, code: "days_unreadable" });
/** Boxes to tick under one name: none gives false, one may come as a text. */
const ticked = <T extends string>(list: readonly [T, ...T[]]) =>
  z
    .union([z.array(z.enum(list)), z.enum(list).transform((one) => [one]), z.literal(false).transform((): T[] => [])])
    .transform((chosen) => list.filter((one) => chosen.includes(one)));

const countries = z
  .string()
  .max(3_000)
  .transform((text, context) => {
    const names = text.split(/[\s,;，；、]+/).filter((name) => name !== "");
    const codes = names.map((name) => resolveCountry(name));
    const unknown = names.find((_, index) => codes[index] === null);
    if (unknown === undefined) return [...new Set(codes.flatMap((code) => code ?? []))];
    context.addIssue({ code: "custom", message: "countries_unreadable" });
    return z.NEVER;
  });

/** A line per destination: "US 7-15". */
const daysByCountry = z
  .string()
  .max(6_000)
  .transform((text, context) => {
    const ranges: Record<string, DayRange> = {};
    for (const row of text.split("\n").map((each) => each.trim())) {
      if (row === "") continue;
      const match = /^([A-Za-z]{2})[\s:：]+(\d{1,3})\s*[-–~至]\s*(\d{1,3})$/.exec(row);
      const country = match?.[1]?.toUpperCase() ?? "";
      const [from, to] = [Number(match?.[2]), Number(match?.[3])];
      if (!match || !isCountryCode(country) || from > to || to < 1 || to > 365 || ranges[country]) {
        context.addIssue({ code: "custom", message: "days_by_country_unreadable" });
        return z.NEVER;
      }
      ranges[country] = { from, to };
    }
    return ranges;
  });

const acceptances = Object.fromEntries(cargoKinds.map((kind) => [kind, z.enum(cargoAcceptances)])) as Record<
  CargoKind,
  z.ZodEnum<{ [Key in (typeof cargoAcceptances)[number]]: Key }>
>;

const fields = z.object({
  /** The version that the form was opened with; 0: a new solution. */
  version: z.int().min(0),
  ...{ code: codeOf, carrierCode: line(60), serviceCode: line(80), nameZh: line(60), nameEn: line(80) },
  class: z.enum(serviceClasses),
  family: z.enum(solutionFamilies).or(z.literal("")),
  selection: z.enum(selections),
  destinations: z.enum(["worldwide", "listed", "unknown", "named"]),
  countries,
  ...{ maxWeight: grams, smallWeight: grams, smallSide: centimetres, smallSum: centimetres },
  takesLarge: z.boolean(),
  ...{ largeSide: centimetres, largeSum: centimetres, divisor, whenSideOver: centimetres },
  cargo: z.object(acceptances),
  msds: ticked(cargoKinds),
  refusedAreas: ticked(areaKinds),
  ...{ daysFrom: days, daysTo: days, daysByCountry },
  tracking: z.enum(["full", "half"]),
  claimMax: z
    .string()
    .trim()
    .transform((text, context) => {
      const minor = text === "" ? null : parseMinor(text, "USD");
      if (text === "" || (minor !== null && minor >= 0 && minor <= 100_000_000)) return minor;
      context.addIssue({ code: "custom", message: "amount_unreadable" });
      return z.NEVER;
    }),
  claimHow: z.enum(claimWays),
  ...{ dutyTerms: ticked(dutyTerms), pickUp: ticked(pickUpKinds), included: ticked(includedServices) },
  doubts: ticked(doubts),
});
type Fields = z.output<typeof fields>;

/** What one field alone cannot say. */
function checkTogether(typed: Fields, context: z.RefinementCtx): void {
  const add = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const { maxWeight, smallWeight, smallSide, smallSum, daysFrom, daysTo } = typed;
  if (maxWeight === null) add("maxWeight", "required");
  if (daysFrom === null) add("daysFrom", "required");
  if (daysTo === null) add("daysTo", "required");
  if (daysFrom !== null && daysTo !== null && daysFrom > daysTo) add("daysTo", "days_reversed");
  if (typed.destinations === "named" && typed.countries.length === 0) add("countries", "required");
  const small = [smallWeight, smallSide, smallSum];
  const isSmall = small.some((limit) => limit !== null);
  for (const [name, limit] of [
    ["smallWeight", smallWeight],
    ["smallSide", smallSide],
    ["smallSum", smallSum],
  ] as const) {
    if (isSmall && limit === null) add(name, "small_incomplete");
  }
  if (!isSmall && !typed.takesLarge) add("smallWeight", "takes_nothing");
  if (smallWeight !== null && maxWeight !== null && smallWeight > maxWeight) add("smallWeight", "small_over_whole");
  if (smallSide !== null && smallSum !== null && smallSide > smallSum) add("smallSum", "sum_below_side");
  if (typed.largeSide !== null && typed.largeSum !== null && typed.largeSide > typed.largeSum)
    add("largeSum", "sum_below_side");
  if (typed.divisor === null && typed.whenSideOver !== null) add("divisor", "required");
  if (cargoKinds.every((kind) => typed.cargo[kind] === "refused")) add("cargo.general", "cargo_all_refused");
  for (const kind of typed.msds) if (typed.cargo[kind] === "refused") add("msds", "msds_of_refused");
}

/** A solution's declaration from staff's form, with the version that was seen. */
export const saveOfferInput = fields.superRefine(checkTogether).transform((typed) => ({
  version: typed.version,
  offer: offerOf(typed),
}));
export type SaveOfferInput = z.output<typeof saveOfferInput>;

function offerOf(typed: Fields): Solution {
  const { smallWeight, smallSide, smallSum, largeSide, largeSum } = typed;
  const isSmall = smallWeight !== null && smallSide !== null && smallSum !== null;
  return {
    ...{ code: typed.code, carrierCode: typed.carrierCode, serviceCode: typed.serviceCode },
    ...{ nameZh: typed.nameZh, nameEn: typed.nameEn, class: typed.class, selection: typed.selection },
    family: typed.family === "" ? null : typed.family,
    destinations: typed.destinations === "named" ? typed.countries : typed.destinations,
    maxWeightGrams: typed.maxWeight ?? 0,
    small: isSmall ? { maxWeightGrams: smallWeight, maxSideMm: smallSide, maxSumMm: smallSum } : null,
    large: typed.takesLarge ? { maxSideMm: largeSide, maxSumMm: largeSum } : null,
    volumetric: typed.divisor === null ? null : { divisor: typed.divisor, whenSideOverMm: typed.whenSideOver },
    cargo: typed.cargo,
    papers: Object.fromEntries(typed.msds.map((kind) => [kind, ["msds"] as const])),
    refusedAreas: typed.refusedAreas,
    days: { from: typed.daysFrom ?? 0, to: typed.daysTo ?? 0 },
    daysTo: typed.daysByCountry,
    tracking: typed.tracking,
    claims: { maxUsdMinor: typed.claimMax, how: typed.claimHow },
    ...{ dutyTerms: typed.dutyTerms, pickUp: typed.pickUp, included: typed.included, doubts: typed.doubts },
  };
}

/** A solution leaves the offer, or comes back; `version` is the one that was seen. */
export const retireSolutionInput = z.object({
  code: codeOf,
  version: z.int().min(1),
  isRetired: z.boolean(),
  reason: z.string().trim().max(300),
});
export type RetireSolutionInput = z.output<typeof retireSolutionInput>;
