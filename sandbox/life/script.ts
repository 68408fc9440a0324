import { between } from "../world/random.ts";
import type { ServiceClass } from "../world/solutions.ts";
import { lineHaulHours, type Outcome } from "./outcomes.ts";

/** Where an event happens decides its wall clock; `notice` bears no zone at all. */
export type Place = "notice" | "origin" | "destination";

export type Step = { readonly code: string; readonly place: Place; readonly hours: number };

type Leg = readonly [code: string, place: Place, low: number, high: number];

const origin: readonly Leg[] = [
  ["GWMS_ACCEPT", "notice", 0.1, 0.5],
  ["PU_PICKUP_SUCCESS", "origin", 8, 30],
  ["SC_INBOUND_SUCCESS", "origin", 3, 8],
  ["SC_OUTBOUND_SUCCESS", "origin", 2, 10],
  ["LH_HO_IN_SUCCESS", "origin", 6, 15],
  ["CC_EX_START", "origin", 6, 20],
  ["CC_EX_SUCCESS", "origin", 2, 5],
  ["LH_HO_AIRLINE", "origin", 3, 12],
  ["LH_DEPART", "origin", 4, 12],
];

const arrival: readonly Leg[] = [
  ["CC_HO_IN_SUCCESS", "destination", 2, 8],
  ["CC_IM_START", "destination", 1, 6],
  ["CC_IM_SUCCESS", "destination", 4, 48],
  ["CC_HO_OUT_SUCCESS", "destination", 0, 0.02],
  ["GTMS_ACCEPT", "destination", 0, 12],
  ["GTMS_SC_ARRIVE", "destination", 6, 24],
  ["GTMS_DO_ARRIVE", "destination", 8, 30],
];

const toTheDoor: readonly Leg[] = [
  ["GTMS_DO_DEPART", "destination", 1, 12],
  ["GTMS_SIGNED", "destination", 1, 8],
];

const backToSeller: readonly Leg[] = [
  ["RT_INBOUND", "destination", 24, 72],
  ["RT_OUTBOUND", "destination", 24, 120],
  ["RT_WH_HO_IN", "origin", 200, 400],
  ["RT_WH_INBOUND", "origin", 4, 24],
  ["RT_WH_OUTBOUND", "origin", 24, 72],
  ["RETURNED", "origin", 24, 72],
];

const destroyed: readonly Leg[] = [
  ["RT_INBOUND", "destination", 24, 72],
  ["RT_DESTROY", "destination", 48, 200],
];

export type LifeFacts = {
  readonly class: ServiceClass;
  readonly outcome: Outcome;
  /** What the seller wants done with a parcel that cannot be delivered. */
  readonly undeliverable: "return" | "destroy";
};

/** Every step of a parcel's life in order, `hours` counted from its creation. Nothing but the facts and `random` decides. */
export function planLife(facts: LifeFacts, random: () => number): readonly Step[] {
  const [low, high] = lineHaulHours[facts.class];
  const flight: Leg = ["LH_ARRIVE", "destination", low, high];
  const declaredEarly = facts.class !== "economy" && random() < 0.12;
  let legs: readonly Leg[] = [...origin, flight, ...arrival];
  if (facts.class === "economy") legs = [...origin, flight];
  if (declaredEarly) legs = after(legs, "PU_PICKUP_SUCCESS", [["CC_IM_START", "destination", 1, 3]]);
  return timed(endings[facts.outcome](legs, facts), random);
}

type Ending = (legs: readonly Leg[], facts: LifeFacts) => readonly Leg[];

function door(legs: readonly Leg[], facts: LifeFacts): readonly Leg[] {
  return facts.class === "economy" ? legs : [...legs, ...toTheDoor];
}

const endings: Readonly<Record<Outcome, Ending>> = {
  delivered: door,
  picked_up_at_station: (legs, facts) =>
    facts.class === "economy"
      ? legs
      : [...legs, ["GTMS_STA_SIGNED", "destination", 2, 12], ["GTMS_PUDO_SIGNED", "destination", 10, 90]],
  delivery_failed: (legs, facts) =>
    facts.class === "economy"
      ? legs
      : [
          ...legs,
          ["GTMS_DO_DEPART", "destination", 1, 12],
          ["GTMS_DEL_FAILURE", "destination", 2, 8],
          ["GTMS_RE_DELIVERING", "destination", 16, 40],
          ["GTMS_SIGNED", "destination", 2, 8],
        ],
  customs_hold: (legs, facts) => (facts.class === "economy" ? heldAtExport(legs, facts) : heldAtImport(legs, facts)),
  export_hold: heldAtExport,
  pickup_failed: (legs, facts) => door(after(legs, "GWMS_ACCEPT", [["PU_PICKUP_FAILURE", "origin", 8, 24]]), facts),
  bad_address: (legs, facts) =>
    facts.class === "economy"
      ? legs
      : [
          ...legs,
          ["GTMS_STA_WAIT_CUST_CHANGE_ADDRESS", "destination", 2, 12],
          ["GTMS_DEL_FAILURE", "destination", 48, 120],
          ["LM_UNREACHABLE_RETURN", "destination", 24, 72],
          ...wayBack(facts),
        ],
  returned: (legs, facts) =>
    facts.class === "economy"
      ? legs
      : [
          ...legs,
          ["GTMS_DO_DEPART", "destination", 1, 12],
          ["GTMS_SIGN_FAILURE", "destination", 2, 8],
          ...wayBack(facts),
        ],
  warehouse_rejected: (legs) => [
    ...upTo(legs, "PU_PICKUP_SUCCESS"),
    ["SC_INBOUND_FAILURE", "origin", 3, 8],
    ["RT_WH_INBOUND", "origin", 12, 48],
    ["RT_WH_OUTBOUND", "origin", 24, 72],
    ["RETURNED", "origin", 24, 72],
  ],
  lost: (legs) => upTo(legs, "LH_DEPART"),
  unknown_code: (legs, facts) => door(after(legs, "LH_ARRIVE", [["TD_BONDED_PARK", "destination", 2, 8]]), facts),
};

function wayBack(facts: LifeFacts): readonly Leg[] {
  return facts.undeliverable === "return" ? backToSeller : destroyed;
}

function heldAtImport(legs: readonly Leg[], facts: LifeFacts): readonly Leg[] {
  const held = after(legs, "CC_IM_START", [
    ["CC_IM_FAILURE", "destination", 4, 24],
    ["CC_IM_PROCESS", "destination", 48, 160],
  ]);
  return door(held, facts);
}

function heldAtExport(legs: readonly Leg[], facts: LifeFacts): readonly Leg[] {
  const held = after(legs, "CC_EX_START", [
    ["CC_EX_FAILURE", "origin", 2, 12],
    ["CC_EX_START", "origin", 24, 72],
  ]);
  return door(held, facts);
}

/** Inserts behind the last leg of that code. */
function after(legs: readonly Leg[], code: string, added: readonly Leg[]): readonly Leg[] {
  const index = legs.findLastIndex((leg) => leg[0] === code);
  return index < 0 ? legs : [...legs.slice(0, index + 1), ...added, ...legs.slice(index + 1)];
}

function upTo(legs: readonly Leg[], code: string): readonly Leg[] {
  return legs.slice(0, legs.findIndex((leg) => leg[0] === code) + 1);
}

function timed(legs: readonly Leg[], random: () => number): readonly Step[] {
  let hours = 0;
  return legs.map(([code, place, low, high]) => {
    hours += between(random, low, high);
    return { code, place, hours };
  });
}
