import { divRound } from "#lib/kit/money";
import type { FeeLine } from "./fee-line.ts";
import { type RateCard, type RateRow, startedSteps } from "./rate-card.ts";

/**
 * Adds the lines of a row for a chargeable weight (grams): by weight, per parcel, and what lacks to its minimum. Answers
 * their sum in minor units of the card's currency. Each line is rounded half up once.
 */
export function addFreight(lines: FeeLine[], card: RateCard, row: RateRow, chargeableGrams: number): number {
  const { microsPerMinor } = card;
  const grams = row.minimumGrams !== null && row.minimumGrams > chargeableGrams ? row.minimumGrams : chargeableGrams;
  const weight = weightLine(row, grams, microsPerMinor);
  lines.push(weight);
  let sum = weight.minor;
  if (row.perParcelMicros > 0) {
    const minor = divRound(row.perParcelMicros, microsPerMinor);
    lines.push({ code: "parcel_fee", minor });
    sum += minor;
  }
  if (row.minimumMicros === null) return sum;
  const minimumMinor = divRound(row.minimumMicros, microsPerMinor);
  if (minimumMinor <= sum) return sum;
  lines.push({ code: "minimum_fee", minor: minimumMinor - sum, minimumMinor, computedMinor: sum });
  return minimumMinor;
}

function weightLine({ tariff, fromGrams, toGrams }: RateRow, grams: number, microsPerMinor: number): FeeLine {
  switch (tariff.shape) {
    case "per_gram": {
      const { perKgMicros } = tariff;
      return { code: "weight_fee", minor: divRound(perKgMicros * grams, 1000 * microsPerMinor), grams, perKgMicros };
    }
    case "per_step": {
      const { stepGrams, perStepMicros } = tariff;
      const steps = startedSteps(grams, 0, stepGrams);
      return {
        code: "step_fee",
        minor: divRound(perStepMicros * steps, microsPerMinor),
        grams,
        steps,
        stepGrams,
        perStepMicros,
      };
    }
    case "first_and_step": {
      const { firstGrams, firstMicros, stepGrams, perStepMicros } = tariff;
      const steps = startedSteps(grams, firstGrams, stepGrams);
      return {
        code: "first_weight_fee",
        minor: divRound(firstMicros + perStepMicros * steps, microsPerMinor),
        grams,
        firstGrams,
        firstMicros,
        steps,
        stepGrams,
        perStepMicros,
      };
    }
    case "flat":
      return { code: "band_fee", minor: divRound(tariff.priceMicros, microsPerMinor), fromGrams, toGrams };
  }
}
