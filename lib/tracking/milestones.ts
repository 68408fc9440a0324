import { earliest, type Sighting, type Sightings } from "./sightings.ts";
import type { Milestone, Reached } from "./state.ts";

const pickedUp: ReadonlySet<string> = new Set(["picked_up", "warehouse", "sorting", "domestic"]);
const handed: ReadonlySet<string> = new Set(["delivered", "collected"]);

/** What an event must say for a milestone to be reached by it. Trouble at a place is no milestone of it. */
const tests: Readonly<Record<Milestone, (one: Sighting) => boolean>> = {
  picked_up: (one) => one.stage === "pickup" && one.raises === null && pickedUp.has(one.substage),
  left_country: (one) => one.reads === "left",
  arrived: (one) =>
    one.reads === "arrived" || one.reads === "present" || (one.stage === "import" && one.substage === "in_customs"),
  cleared: (one) => one.stage === "import" && one.substage === "cleared",
  last_mile: (one) => one.stage === "delivery" && one.raises === null,
  pickup_point: (one) => one.stage === "delivery" && one.substage === "ready_for_pickup" && one.raises === null,
  delivered: (one) => one.stage === "done" && handed.has(one.substage),
};

/** In the order of the way. The pick-up point is a way of its own: most parcels never see one. */
const chain: readonly Milestone[] = ["picked_up", "left_country", "arrived", "cleared", "last_mile", "delivered"];

/**
 * The milestones of a parcel with their first instants. What no event said but a later milestone needs is `implied`, no
 * later than that one. Arrival at the pick-up point is no delivery; a release by customs before departure is no arrival.
 */
export function readMilestones({ places, all }: Sightings): Partial<Record<Milestone, Reached>> {
  const found: Partial<Record<Milestone, Reached>> = {};
  for (const name of [...chain, "pickup_point"] as const) {
    const at = earliest(places.filter(tests[name]));
    if (at !== null) found[name] = { at, implied: false };
  }
  leavingByAirline(places, found);
  imply(places, found);
  // A release on paper before the departure is a release; it just proves nothing of the place.
  if (!found.cleared || found.cleared.implied) {
    const onPaper = earliest(all.filter(tests.cleared));
    if (onPaper !== null) found.cleared = { at: onPaper, implied: false };
  }
  return found;
}

/**
 * Handed to the airline means leaving, unless export customs was still at work afterwards (a real history, CN to IL: the
 * airline's scan came before export clearance, the departure a day later).
 */
function leavingByAirline(places: readonly Sighting[], found: Partial<Record<Milestone, Reached>>): void {
  if (found.left_country) return;
  const leaving = places.filter((one) => one.reads === "leaving");
  const exports = places.filter((one) => one.stage === "export");
  const last = Math.max(...leaving.map((one) => one.last));
  if (leaving.length === 0 || exports.some((one) => one.last > last)) return;
  found.left_country = { at: last, implied: false };
}

function imply(places: readonly Sighting[], found: Partial<Record<Milestone, Reached>>): void {
  const beyond = { picked_up: earliest(places.filter((one) => one.stage === "export" || one.stage === "linehaul")) };
  if (!found.picked_up && beyond.picked_up !== null) found.picked_up = { at: beyond.picked_up, implied: true };
  let later: Reached | undefined;
  for (const name of chain.toReversed()) {
    const own = found[name];
    if (own && !own.implied) later = later && later.at < own.at ? later : own;
    else if (later && (!own || later.at < own.at)) found[name] = { at: later.at, implied: true };
  }
}
