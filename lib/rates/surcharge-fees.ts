import { divRound } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { FeeLine } from "./fee-line.ts";
import { type RateCard, surchargeThousandths } from "./rate-card.ts";
import { paysSurcharge, type SurchargeBase, type SurchargeFacts } from "./surcharge.ts";

const ofFreight = ["freight"] as const satisfies readonly SurchargeBase[];

/**
 * Adds one line for each surcharge of the card that the parcel pays on that day, in the card's order. Answers their sum in
 * minor units. A percentage is taken of the rounded lines that it names, so that the arithmetic on paper comes out.
 */
export function addSurcharges(
  lines: FeeLine[],
  card: RateCard,
  parcel: SurchargeFacts,
  freightMinor: number,
  grams: number,
  today: CalendarDate,
): number {
  if (card.surcharges.length === 0) return 0;
  const { microsPerMinor } = card;
  const sums: Partial<Record<SurchargeBase, number>> = { freight: freightMinor };
  let total = 0;
  for (const { code, nameZh, nameEn, when, amount } of card.surcharges) {
    if (!paysSurcharge(when, parcel, grams, today)) continue;
    const { perParcelMicros = 0, perKgMicros = 0, percentMillionths = 0, minimumMicros = 0 } = amount;
    let base = 0;
    if (percentMillionths > 0) for (const one of amount.of ?? ofFreight) base += sums[one] ?? 0;
    const thousandths = surchargeThousandths(card, { perParcelMicros, perKgMicros, percentMillionths, base, grams });
    const computed = divRound(thousandths, 1000 * microsPerMinor);
    const least = divRound(minimumMicros, microsPerMinor);
    const minor = Math.max(computed, least);
    lines.push({
      code: "surcharge",
      minor,
      surcharge: code,
      nameZh,
      nameEn,
      grams,
      perParcelMicros,
      perKgMicros,
      percentMillionths,
      ofMinor: base,
      minimumMinor: least > computed ? least : null,
    });
    sums[code] = (sums[code] ?? 0) + minor;
    total += minor;
  }
  return total;
}
