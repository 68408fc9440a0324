import type { UncertifiedCode } from "#lib/carriers/certification";
import type { ServiceClass } from "#lib/carriers/service-class";
import type { AreaKind } from "#lib/carriers/solutions";

type Uncertified = { readonly carrierCode: string; readonly reason: string };

/** What each code says beside itself. Grams, millimetres, ISO country codes; codes are looked up in the routing messages. */
type HindranceValues = {
  readonly [Code in UncertifiedCode]: Uncertified;
} & {
  readonly carrier_not_connected: { readonly carrierCode: string };
  readonly destination_not_served: { readonly country: string };
  readonly overweight: { readonly grams: number; readonly limitGrams: number };
  /** A limit of 0: none is known. */
  readonly oversize: { readonly limitSideMm: number; readonly limitSumMm: number };
  readonly cargo_refused: { readonly cargoKind: string };
  readonly area_not_served: { readonly area: AreaKind };
  readonly msds_missing: { readonly cargoKind: string };
  readonly msds_expired: { readonly cargoKind: string };
  readonly batteries_above_limits: { readonly cargoKind: string };
  readonly service_not_offered: { readonly service: string };
  readonly class_below_rule: { readonly ruleId: string; readonly lowestClass: ServiceClass };
  readonly service_not_in_rule: { readonly ruleId: string };
  readonly below_buyers_class: { readonly buyersClass: ServiceClass };
  readonly above_buyers_class: { readonly buyersClass: ServiceClass };
  readonly buyers_service_unknown: { readonly text: string };
  readonly destinations_unknown: { readonly country: string };
  readonly duty_not_computable: { readonly country: string };
  readonly picked_only: Readonly<Record<never, never>>;
};

export type HindranceCode = keyof HindranceValues;

/** What a person can do about it; looked up in the routing messages (`repairs`). */
export type Repair =
  | { readonly kind: "connect_carrier"; readonly values: { readonly carrierCode: string } }
  | {
      readonly kind: "split_parcel";
      readonly values: { readonly grams: number; readonly limitGrams: number; readonly parcels: number };
    }
  | { readonly kind: "pack_smaller"; readonly values: { readonly limitSideMm: number; readonly limitSumMm: number } }
  | { readonly kind: "upload_msds" | "renew_msds"; readonly values: { readonly cargoKind: string } }
  | { readonly kind: "switch_off_service"; readonly values: { readonly service: string } }
  | { readonly kind: "get_consent"; readonly values: { readonly buyersClass: ServiceClass } }
  | { readonly kind: "pick_yourself"; readonly values: Readonly<Record<never, never>> };

/** Why a candidate is out, or what it needs first; `repair` null: nothing that the seller can do. */
export type Hindrance = {
  [Code in HindranceCode]: {
    readonly code: Code;
    readonly values: HindranceValues[Code];
    readonly repair: Repair | null;
  };
}[HindranceCode];

type Repairs = { readonly [Code in HindranceCode]: (values: HindranceValues[Code]) => Repair | null };

const nothing = () => null;
/** Beyond that many parcels nobody means one order. */
const mostParcels = 10;

/** What helps against what: a solution's certification and a platform's rule are not the seller's to mend. */
const repairs: Repairs = {
  carrier_not_certified: nothing,
  certification_suspended: nothing,
  certification_expired: nothing,
  certification_scope: nothing,
  carrier_not_connected: ({ carrierCode }) => ({ kind: "connect_carrier", values: { carrierCode } }),
  destination_not_served: nothing,
  overweight: ({ grams, limitGrams }) => {
    const parcels = Math.ceil(grams / limitGrams);
    return parcels > mostParcels ? null : { kind: "split_parcel", values: { grams, limitGrams, parcels } };
  },
  oversize: (values) => ({ kind: "pack_smaller", values }),
  cargo_refused: nothing,
  area_not_served: nothing,
  msds_missing: (values) => ({ kind: "upload_msds", values }),
  msds_expired: (values) => ({ kind: "renew_msds", values }),
  batteries_above_limits: nothing,
  service_not_offered: (values) => ({ kind: "switch_off_service", values }),
  class_below_rule: nothing,
  service_not_in_rule: nothing,
  below_buyers_class: (values) => ({ kind: "get_consent", values }),
  above_buyers_class: () => ({ kind: "pick_yourself", values: {} }),
  buyers_service_unknown: () => ({ kind: "pick_yourself", values: {} }),
  destinations_unknown: () => ({ kind: "pick_yourself", values: {} }),
  duty_not_computable: () => ({ kind: "switch_off_service", values: { service: "duty_prepaid" } }),
  picked_only: () => ({ kind: "pick_yourself", values: {} }),
};

/** A hindrance with what helps against it. */
export function hindrance<Code extends HindranceCode>(code: Code, values: HindranceValues[Code]): Hindrance {
  // the table is typed by the same code, which the compiler cannot follow through the union
  return { code, values, repair: repairs[code](values) } as Hindrance;
}
