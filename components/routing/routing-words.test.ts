import { describe, expect, it } from "vitest";
import { solutionFamilies } from "#lib/carriers/solution-families";
import { doubts, officialSolutions } from "#lib/carriers/solutions";
import type { HindranceCode, Repair } from "#lib/routing/hindrance";
import type { Reason } from "#lib/routing/reasons";
import carriersEn from "#messages/en/carriers.json" with { type: "json" };
import routingEn from "#messages/en/routing.json" with { type: "json" };
import carriersZh from "#messages/zh-CN/carriers.json" with { type: "json" };
import routingZh from "#messages/zh-CN/routing.json" with { type: "json" };

// the compiler holds these lists complete
const hindrances = {
  ...{ carrier_not_certified: 1, certification_suspended: 1, certification_expired: 1, certification_scope: 1 },
  ...{ carrier_not_connected: 1, destination_not_served: 1, overweight: 1, oversize: 1, cargo_refused: 1 },
  ...{ area_not_served: 1, msds_missing: 1, msds_expired: 1, service_not_offered: 1, class_below_rule: 1 },
  ...{ service_not_in_rule: 1, below_buyers_class: 1, above_buyers_class: 1, buyers_service_unknown: 1 },
  ...{ destinations_unknown: 1, duty_not_computable: 1, picked_only: 1, batteries_above_limits: 1 },
} satisfies Record<HindranceCode, 1>;
const reasons = {
  ...{ chosen_by_dispatcher: 1, consent_recorded: 1, only_eligible: 1, cheapest: 1, cheapest_in_time: 1 },
  ...{ only_in_time: 1, arrives_late: 1, in_time_unpriced: 1, only_priced: 1, no_price_to_compare: 1 },
  ...{ faster_than_cheapest: 1, safer_than_cheapest: 1, best_score: 1, fastest: 1, safest: 1, buyers_past: 1 },
  ...{ buyers_service: 1, buyers_class: 1, instead_of_suspended: 1 },
} satisfies Record<Reason["code"], 1>;
const repairs = {
  ...{ connect_carrier: 1, split_parcel: 1, pack_smaller: 1, upload_msds: 1, renew_msds: 1 },
  ...{ switch_off_service: 1, get_consent: 1, pick_yourself: 1 },
} satisfies Record<Repair["kind"], 1>;

describe.each([
  ["zh-CN", routingZh, carriersZh],
  ["en", routingEn, carriersEn],
])("words in %s", (_, routing, carriers) => {
  it("stand for every hindrance, repair and reason", () => {
    expect(Object.keys(hindrances).filter((code) => !(code in routing.hindrances))).toEqual([]);
    expect(Object.keys(repairs).filter((kind) => !(kind in routing.repairs))).toEqual([]);
    expect(Object.keys(reasons).filter((code) => !(code in routing.reasons))).toEqual([]);
    expect(["cheapest_tied", "cheapest_in_time_tied"].filter((key) => !(key in routing.reasons))).toEqual([]);
  });

  it("stand for every family, doubt and carrier of the solutions", () => {
    expect([...solutionFamilies, "own"].filter((family) => !(family in carriers.families))).toEqual([]);
    expect(doubts.filter((doubt) => !(doubt in carriers.doubts))).toEqual([]);
    expect(officialSolutions.filter(({ carrierCode }) => !(carrierCode in carriers.names))).toEqual([]);
  });
});
