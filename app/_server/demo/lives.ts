import { hourMs, type Instant } from "#lib/kit/time";
import type { DecodedEvent } from "#lib/tracking/event";
import type { SeededRandom } from "./random.ts";

export type LifeEvent = DecodedEvent;

/** Code, hours after the step before (from, to), the carrier's words. */
type Step = readonly [code: string, from: number, to: number, text: string];

const first: readonly Step[] = [
  ["GWMS_ACCEPT", 0, 1, "Parcel information received"],
  ["PU_PICKUP_SUCCESS", 4, 20, "Accepted by carrier"],
  ["SC_INBOUND_SUCCESS", 4, 16, "Arrived at sorting center"],
  ["SC_OUTBOUND_SUCCESS", 3, 14, "Left sorting center"],
  ["CC_EX_START", 6, 20, "Export clearance started"],
  ["CC_EX_SUCCESS", 4, 20, "Export clearance complete"],
  ["LH_HO_AIRLINE", 6, 24, "Handed over to airline"],
  ["LH_DEPART", 6, 30, "Left from departure country"],
  ["LH_ARRIVE", 20, 90, "Arrived in destination country"],
];
const customs: readonly Step[] = [
  ["CC_IM_START", 4, 30, "Import clearance started"],
  ["CC_IM_SUCCESS", 6, 48, "Import clearance complete"],
];
const heldByCustoms: readonly Step[] = [
  ["CC_IM_START", 4, 30, "Import clearance started"],
  ["CC_IM_FAILURE", 8, 40, "Import clearance: held by customs, documents requested"],
];
const lastMile: readonly Step[] = [
  ["GTMS_ACCEPT", 6, 30, "Accepted by last-mile carrier"],
  ["GTMS_DO_DEPART", 12, 60, "Out for delivery"],
];
const signed: readonly Step[] = [["GTMS_SIGNED", 2, 9, "Delivered"]];
const failedOnce: readonly Step[] = [["GTMS_SIGN_FAILURE", 2, 9, "Delivery attempt failed: recipient not at home"]];
const returned: readonly Step[] = [
  ["GTMS_SIGN_FAILURE", 2, 9, "Delivery attempt failed: address not found"],
  ["RETURNED", 40, 90, "Returned to sender"],
];

/** A parcel's life up to `now`: most go well, economy parcels end at the arrival, some stand, a few come back. */
export function demoLife(random: SeededRandom, isEconomy: boolean, from: Instant, now: Instant): LifeEvent[] {
  const steps = [...first, ...(isEconomy ? [] : furtherSteps(random))];
  const events: LifeEvent[] = [];
  let at = from;
  const pace = 0.7 + random.next() * 0.8;
  for (const [code, low, high, text] of steps) {
    at += Math.round((low + random.next() * (high - low)) * pace * hourMs);
    if (at > now) break;
    events.push(eventOf(code, text, at));
  }
  return events;
}

function furtherSteps(random: SeededRandom): Step[] {
  const luck = random.next();
  if (luck < 0.025) return [...heldByCustoms];
  if (luck < 0.05) return [...heldByCustoms, ...customs.slice(1), ...lastMile, ...signed];
  if (luck < 0.08) return [...customs, ...lastMile, ...failedOnce, ...lastMile.slice(1), ...signed];
  if (luck < 0.095) return [...customs, ...lastMile, ...returned];
  return [...customs, ...lastMile, ...signed];
}

/** As a push brings it: the wall clock of China with its zone. */
function eventOf(code: string, text: string, instant: Instant): LifeEvent {
  const at = Math.floor(instant / 1000) * 1000;
  const timeText = new Date(at + 8 * hourMs).toISOString().slice(0, 19).replace("T", " ");
  const common = { at, publishedAt: at, receivedAt: at + 90_000, localTime: timeText, zone: "GMT+8" };
  return {
    ...common,
    vocabulary: "cainiao",
    code,
    text,
    place: null,
    timeText,
    raw: { time: timeText, timeZone: "GMT+8", actionCode: code, desc: text },
  };
}
