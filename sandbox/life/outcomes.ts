import type { ServiceClass } from "../world/solutions.ts";

/** How a parcel's life can go. `POST /_sandbox/lives` chooses one; else the seed does, by these weights. */
export const outcomes = {
  delivered: 840,
  picked_up_at_station: 50,
  delivery_failed: 30,
  customs_hold: 30,
  export_hold: 8,
  pickup_failed: 8,
  bad_address: 12,
  returned: 10,
  warehouse_rejected: 4,
  lost: 4,
  unknown_code: 4,
} as const;

export type Outcome = keyof typeof outcomes;

export function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomes, text);
}

/** Chooses by weight. Economy parcels are tracked half the way, so what happens at the door never shows. */
export function outcomeFor(random: () => number): Outcome {
  const entries = Object.entries(outcomes) as [Outcome, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [outcome, weight] of entries) {
    left -= weight;
    if (left < 0) return outcome;
  }
  return "delivered";
}

/** Hours in the air and on the road between the countries, from and to. */
export const lineHaulHours: Readonly<Record<ServiceClass, readonly [number, number]>> = {
  express: [10, 30],
  standard: [30, 120],
  simple: [90, 260],
  economy: [160, 480],
};
