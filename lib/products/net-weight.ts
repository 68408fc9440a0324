/** Whether goods would weigh more without their packing than with it; false while one of the two is not known. */
export function isNetAboveGross(facts: {
  readonly netGrams?: number | null | undefined;
  readonly weightGrams?: number | null | undefined;
}): boolean {
  const { netGrams, weightGrams } = facts;
  return typeof netGrams === "number" && typeof weightGrams === "number" && netGrams > weightGrams;
}
