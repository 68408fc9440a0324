import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import { convertMinor, type ExchangeRates } from "./exchange-rate.ts";
import { type DutyRule, dutyRules } from "./tables/duty-rules.ts";

const byCountry = indexRules(dutyRules);

/** What a duty depends on: the goods' value in US cents and the number of different tariff headings in the parcel. */
export type DutyFacts = {
  readonly country: string;
  readonly declaredUsdMinor: number | null;
  readonly tariffItems: number | null;
};

/** Why a duty has no amount: no rule covers it, or a rate is missing with which the rule's limit is compared. */
export type DutyGap = "duty" | "exchange_rate";

/** The rule that holds for a parcel on a day, or why its duty cannot be worked out. */
export function dutyRuleFor(
  { country, declaredUsdMinor, tariffItems }: DutyFacts,
  rates: ExchangeRates | null,
  today: CalendarDate,
): DutyRule | DutyGap {
  if (declaredUsdMinor === null) return "duty";
  const rule = byCountry
    .get(country)
    ?.find(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo));
  if (!rule) return "duty";
  if (rule.amount.kind === "per_tariff_item" && (tariffItems === null || tariffItems < 1)) return "duty";
  const limit: Currency = rule.upTo.currency;
  const value = convertMinor(declaredUsdMinor, "USD", limit, rates);
  if (value === null) return "exchange_rate";
  return value <= rule.upTo.minor ? rule : "duty";
}

function indexRules(rules: readonly DutyRule[]): ReadonlyMap<string, readonly DutyRule[]> {
  const index = new Map<string, DutyRule[]>();
  for (const rule of rules) {
    for (const country of rule.countries) {
      const list = index.get(country);
      if (list) list.push(rule);
      else index.set(country, [rule]);
    }
  }
  return index;
}
