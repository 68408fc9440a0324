import type { Solution } from "#lib/carriers/solutions";
import { divRound, mulDivRound } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import { dutyRuleFor } from "./duty.ts";
import { conversionOf, convertMinor, type ExchangeRates, ratesBetween } from "./exchange-rate.ts";
import type { FeeLine, IncludedItem } from "./fee-line.ts";
import type { ParcelMeasure } from "./quote.ts";
import { type RateCard, surchargeThousandths } from "./rate-card.ts";
import type { ServicePrices } from "./services.ts";

const million = 1_000_000;

/** Why the services of a parcel have no price. */
export type ServiceGap = "service" | "duty" | "exchange_rate";

/** Lines that cost nothing, made once for all prices. */
const free: Readonly<Record<IncludedItem, FeeLine>> = {
  basic_insurance: { code: "included", minor: 0, item: "basic_insurance" },
  full_tracking: { code: "included", minor: 0, item: "full_tracking" },
  customs_clearance: { code: "included", minor: 0, item: "customs_clearance" },
  alp_fee: { code: "included", minor: 0, item: "alp_fee" },
};

/**
 * Adds the lines of what is switched on (insurance, duty prepaid, return label), then those of what costs nothing. Answers
 * their sum in minor units of the card's currency, or why one of them has no price. Insurance that the card does not price
 * is had where the solution's price includes the basic one: its line of 0.00 says which insurance that is.
 */
export function addServices(
  lines: FeeLine[],
  solution: Solution,
  card: RateCard,
  parcel: ParcelMeasure,
  rates: ExchangeRates | null,
  today: CalendarDate,
): number | ServiceGap {
  const { services } = parcel;
  let total = 0;
  if (services.insurance && (card.services.insurance || !solution.included.includes("basic_insurance"))) {
    const minor = addInsurance(lines, card, parcel, rates);
    if (typeof minor !== "number") return minor;
    total += minor;
  }
  if (services.duty_prepaid) {
    const minor = addDuty(lines, card, parcel, rates, today);
    if (typeof minor !== "number") return minor;
    total += minor;
  }
  if (services.return_label) {
    const price = card.services.return_label;
    if (!price) return "service";
    const minor = divRound(price.perParcelMicros, card.microsPerMinor);
    lines.push({ code: "return_label", minor });
    total += minor;
  }
  for (const item of solution.included) lines.push(free[item]);
  lines.push(free.alp_fee);
  return total;
}

function addInsurance(
  lines: FeeLine[],
  card: RateCard,
  { declaredUsdMinor }: ParcelMeasure,
  rates: ExchangeRates | null,
): number | ServiceGap {
  const price = card.services.insurance;
  if (!price || declaredUsdMinor === null) return "service";
  const { percentMillionths, minimumMicros, maxCoverageUsdMinor } = price;
  const coverageUsdMinor =
    maxCoverageUsdMinor === null ? declaredUsdMinor : Math.min(declaredUsdMinor, maxCoverageUsdMinor);
  const computed = shareOfUsd(coverageUsdMinor, percentMillionths, card, rates);
  if (computed === null) return "exchange_rate";
  const least = divRound(minimumMicros, card.microsPerMinor);
  const minor = Math.max(computed, least);
  const minimumMinor = least > computed ? least : null;
  const used = ratesBetween("USD", card.currency, rates);
  lines.push({ code: "insurance", minor, coverageUsdMinor, percentMillionths, minimumMinor, rates: used });
  return minor;
}

function addDuty(
  lines: FeeLine[],
  card: RateCard,
  parcel: ParcelMeasure,
  rates: ExchangeRates | null,
  today: CalendarDate,
): number | ServiceGap {
  const price = card.services.duty_prepaid;
  if (!price) return "service";
  const line = dutyLine(card, parcel, rates, today);
  if (typeof line === "string") return line;
  lines.push(line);
  return line.minor + addDutyService(lines, price, line.minor, card);
}

/** The duty itself, by the rule of the destination on that day. */
function dutyLine(
  card: RateCard,
  parcel: ParcelMeasure,
  rates: ExchangeRates | null,
  today: CalendarDate,
): FeeLine | ServiceGap {
  const rule = dutyRuleFor(parcel, rates, today);
  if (typeof rule === "string") return rule;
  const { amount } = rule;
  if (amount.kind === "per_tariff_item") {
    const tariffItems = parcel.tariffItems ?? 0;
    const minor = convertMinor(amount.minor * tariffItems, amount.currency, card.currency, rates);
    if (minor === null) return "exchange_rate";
    const { minor: perItemMinor, currency } = amount;
    const used = ratesBetween(currency, card.currency, rates);
    return { code: "duty_per_item", minor, tariffItems, perItemMinor, currency, rates: used };
  }
  const valueUsdMinor = parcel.declaredUsdMinor ?? 0;
  const percentMillionths = amount.kind === "percent" ? amount.percentMillionths : 0;
  const minor = shareOfUsd(valueUsdMinor, percentMillionths, card, rates);
  if (minor === null) return "exchange_rate";
  const used = ratesBetween("USD", card.currency, rates);
  return { code: "duty_by_value", minor, valueUsdMinor, percentMillionths, rates: used };
}

function addDutyService(
  lines: FeeLine[],
  { perParcelMicros, percentMillionths }: NonNullable<ServicePrices["duty_prepaid"]>,
  ofMinor: number,
  { microsPerMinor }: RateCard,
): number {
  const parts = { perParcelMicros, perKgMicros: 0, percentMillionths, base: ofMinor, grams: 0 };
  const minor = mulDivRound(surchargeThousandths({ microsPerMinor }, parts), 1, 1000 * microsPerMinor);
  lines.push({ code: "duty_service", minor, perParcelMicros, percentMillionths, ofMinor });
  return minor;
}

/** A share (millionths) of an amount in US cents, in minor units of the card's currency, rounded once. */
function shareOfUsd(usdMinor: number, millionths: number, card: RateCard, rates: ExchangeRates | null): number | null {
  const conversion = conversionOf("USD", card.currency, rates);
  return conversion && mulDivRound(usdMinor * millionths, conversion.multiply, million * conversion.divide);
}
