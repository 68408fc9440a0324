import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";
import { type NationalFacts, type SeedConfidence, seedConfidences } from "./national-code.ts";

const unit = z
  .string()
  .regex(/^\d{3}$/)
  .nullable();

const group = z.strictObject({
  elements: z.array(z.string().min(1)).nullable(),
  refundBasisPoints: z.int().min(0).max(1_700).nullable(),
  firstUnit: unit,
  secondUnit: unit,
  rows: z.array(
    z.tuple([z.string().regex(/^(?:\d{8}|\d{10})$/), z.string().min(1), z.string().min(1), z.enum(seedConfidences)]),
  ),
});

const seedFile = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  validFrom: z.string().refine(isCalendarDate),
  groups: z.array(group),
});

export type NomenclatureSeed = {
  readonly id: string;
  readonly source: string;
  readonly validFrom: string;
  readonly rows: readonly (NationalFacts & { readonly confidence: SeedConfidence })[];
};

/**
 * The national codes that ALP brings along, in groups with the same units and elements, rows [code, name zh, name en,
 * confidence of the last two digits]. Own knowledge, not compared with the tariff in force. Throws on anything else.
 */
export function readSeedFile(file: unknown): NomenclatureSeed {
  const { groups, ...head } = seedFile.parse(file);
  const rows = groups.flatMap(({ rows: list, ...shared }) =>
    list.map(([code, nameZh, nameEn, confidence]) => ({
      ...{ code, nameZh, nameEn, confidence, supervision: null },
      ...shared,
    })),
  );
  return { ...head, rows };
}
