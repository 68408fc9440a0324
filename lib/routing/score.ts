import type { ClaimWay, Solution } from "#lib/carriers/solutions";
import type { DeliveryEstimate } from "./delivery-time.ts";
import type { LaneCounts } from "./lane-counts.ts";
import { type PresetKey, presetWeights } from "./presets.ts";

/** Each side from 0 to 100, more is better; `total` as the preset weighs them. */
export type Score = {
  readonly total: number;
  readonly price: number;
  readonly speed: number;
  readonly safety: number;
};

/** The best that the other sides are measured by: the lowest price (USD cents) and the fewest days among the eligible. */
export type Best = { readonly usdMinor: number | null; readonly days: number | null };

/**
 * Price and speed by ratio to the best: what costs twice as much or takes twice as long counts half. A ratio depends on
 * nothing but the best one, so a bad candidate more changes no other's score. Without a confirmed price that side is 0.
 */
export function scoreOf(preset: PresetKey, usdMinor: number | null, days: number, safety: number, best: Best): Score {
  const weights = presetWeights[preset];
  const price = usdMinor === null || best.usdMinor === null ? 0 : ratio(best.usdMinor, usdMinor);
  const speed = best.days === null ? 0 : ratio(best.days, days);
  return {
    total: (price * weights.price + speed * weights.speed + safety * weights.safety) / 100,
    price,
    speed,
    safety,
  };
}

function ratio(best: number, own: number): number {
  return own <= best ? 100 : (100 * best) / own;
}

/** Days by which speed is measured: between the middle one and the slow tenth, since both are waited for. */
export function daysForSpeed({ p50, p90 }: DeliveryEstimate): number {
  return (p50 + p90) / 2;
}

/** Of 100: what makes a lane safe. Data, so that the weighing can be read and changed in one place. */
export const safetyWeights = { onTime: 35, calm: 25, tracking: 20, claims: 10, certification: 10 } as const;

/** How a lane without history is thought of: so many of 100 in time, so many with an incident; worth 30 parcels. */
const expected = { onTime: 0.85, incidents: 0.03, parcels: 30 } as const;
/** From this share of incidents on nothing is left of calm. */
const unbearable = 0.1;
const trackingWorth: Readonly<Record<Solution["tracking"], number>> = { full: 1, half: 0.3 };
const claimWorth: Readonly<Record<ClaimWay, number>> = {
  platform: 1,
  carrier: 0.7,
  online: 0.6,
  postal: 0.4,
  unknown: 0,
};

/** `soon`: it runs out within 30 days. */
export type CertificationHold = "holds" | "soon" | "none";
const certificationWorth: Readonly<Record<CertificationHold, number>> = { holds: 1, soon: 0.5, none: 0 };

/**
 * How safely a lane delivers, 0 to 100: parcels in time and without incident in the lane's own history (drawn towards what
 * is expected while it is thin), how far it is tracked, with whom a loss is claimed, and how firm its certification is.
 */
export function safetyOf(solution: Solution, history: LaneCounts | null, certification: CertificationHold): number {
  const { delivered = 0, onTime = 0, parcels = 0, incidents = 0 } = history ?? {};
  const inTime = (onTime + expected.onTime * expected.parcels) / (delivered + expected.parcels);
  const troubled = (incidents + expected.incidents * expected.parcels) / (parcels + expected.parcels);
  const calm = Math.max(0, 1 - troubled / unbearable);
  return (
    safetyWeights.onTime * inTime +
    safetyWeights.calm * calm +
    safetyWeights.tracking * trackingWorth[solution.tracking] +
    safetyWeights.claims * claimWorth[solution.claims.how] +
    safetyWeights.certification * certificationWorth[certification]
  );
}
