import type { IncludedService } from "#lib/carriers/solutions";
import type { Currency } from "#lib/kit/money";
import type { ExchangeRate } from "./exchange-rate.ts";
import type { SurchargeCode } from "./surcharge.ts";

/** What costs nothing and is said all the same: what the solution includes, and ALP itself. */
export type IncludedItem = IncludedService | "alp_fee";

/**
 * One line of a price with its arithmetic, so that anyone can work it out again. `minor`: minor units of the card's
 * currency, rounded half up once; prices in millionths of its unit; `rates`: with which another currency was converted.
 */
export type FeeLine =
  /** perKg × grams ÷ 1000 */
  | { readonly code: "weight_fee"; readonly minor: number; readonly grams: number; readonly perKgMicros: number }
  /** perStep × started steps */
  | {
      readonly code: "step_fee";
      readonly minor: number;
      readonly grams: number;
      readonly steps: number;
      readonly stepGrams: number;
      readonly perStepMicros: number;
    }
  /** first + perStep × started steps above the first weight */
  | {
      readonly code: "first_weight_fee";
      readonly minor: number;
      readonly grams: number;
      readonly firstGrams: number;
      readonly firstMicros: number;
      readonly steps: number;
      readonly stepGrams: number;
      readonly perStepMicros: number;
    }
  /** one price for the band */
  | { readonly code: "band_fee"; readonly minor: number; readonly fromGrams: number; readonly toGrams: number }
  | { readonly code: "parcel_fee"; readonly minor: number }
  /** what lacks to the minimum: minimum − computed */
  | {
      readonly code: "minimum_fee";
      readonly minor: number;
      readonly minimumMinor: number;
      readonly computedMinor: number;
    }
  /** perParcel + perKg × grams ÷ 1000 + percent of `ofMinor`; `minimumMinor` where that decided */
  | {
      readonly code: "surcharge";
      readonly minor: number;
      readonly surcharge: SurchargeCode;
      readonly nameZh: string;
      readonly nameEn: string;
      readonly grams: number;
      readonly perParcelMicros: number;
      readonly perKgMicros: number;
      readonly percentMillionths: number;
      readonly ofMinor: number;
      readonly minimumMinor: number | null;
    }
  /** percent of the covered value; `minimumMinor` where that decided */
  | {
      readonly code: "insurance";
      readonly minor: number;
      readonly coverageUsdMinor: number;
      readonly percentMillionths: number;
      readonly minimumMinor: number | null;
      readonly rates: readonly ExchangeRate[];
    }
  /** amount of one tariff heading × headings */
  | {
      readonly code: "duty_per_item";
      readonly minor: number;
      readonly tariffItems: number;
      readonly perItemMinor: number;
      readonly currency: Currency;
      readonly rates: readonly ExchangeRate[];
    }
  /** percent of the goods' value; none where the destination asks none */
  | {
      readonly code: "duty_by_value";
      readonly minor: number;
      readonly valueUsdMinor: number;
      readonly percentMillionths: number;
      readonly rates: readonly ExchangeRate[];
    }
  /** the carrier's fee for advancing the duty: perParcel + percent of the duty */
  | {
      readonly code: "duty_service";
      readonly minor: number;
      readonly perParcelMicros: number;
      readonly percentMillionths: number;
      readonly ofMinor: number;
    }
  | { readonly code: "return_label"; readonly minor: number }
  | { readonly code: "included"; readonly minor: 0; readonly item: IncludedItem };
