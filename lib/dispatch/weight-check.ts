/**
 * How far scales may be from the declared weight before it is worth a look: the larger of the two. ALP's own choice: kitchen
 * scales and packaging differ by this much; carriers weigh again and charge what they find.
 */
export const weightTolerance = { percent: 10, grams: 20 } as const;

/** No parcel of any solution is heavier; what is typed above is a slip. */
const mostGrams = 30_000;

export type WeightVerdict = {
  readonly isFitting: boolean;
  /** Measured less declared. */
  readonly differenceGrams: number;
};

export function compareWeight(
  declaredGrams: number,
  measuredGrams: number,
  tolerance: { readonly percent: number; readonly grams: number } = weightTolerance,
): WeightVerdict {
  const allowed = Math.max(tolerance.grams, (declaredGrams * tolerance.percent) / 100);
  const differenceGrams = measuredGrams - declaredGrams;
  return { isFitting: Math.abs(differenceGrams) <= allowed, differenceGrams };
}

/** What was typed or sent by scales, in grams: "325", "325g", "0.325 kg", "0,325kg", "325 克". Null for anything else. */
export function readWeight(text: string): { readonly grams: number; readonly hasUnit: boolean } | null {
  const read = /^(\d{1,5}(?:[.,]\d{1,3})?)\s*(g|克|kg|公斤|千克)?$/i.exec(text.normalize("NFKC").trim());
  if (!read) return null;
  const unit = (read[2] ?? "").toLowerCase();
  const number = Number((read[1] ?? "").replace(",", "."));
  const grams = Math.round(["kg", "公斤", "千克"].includes(unit) ? number * 1000 : number);
  return grams > 0 && grams <= mostGrams ? { grams, hasUnit: unit !== "" } : null;
}

/**
 * The chargeable weight at a measured one. A parcel that was charged by its volume stays so until it is heavier than that.
 */
export function chargeableAt(measuredGrams: number, declaredGrams: number, chargeableGrams: number): number {
  return chargeableGrams > declaredGrams ? Math.max(measuredGrams, chargeableGrams) : measuredGrams;
}
