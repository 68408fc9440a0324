import type { Instant } from "#lib/kit/time";
import { earliest, latest, type Sighting, type Sightings } from "./sightings.ts";
import { forwardStages, type Stage } from "./stages.ts";
import type { Trace } from "./trace.ts";

export type Place = { readonly stage: Stage; readonly substage: string; readonly stageSince: Instant | null };

/**
 * The stage of a parcel. On the way out it is the furthest that was seen, whenever: late news never takes it back.
 * Delivered stays delivered unless a return began afterwards; a parcel that came back or was destroyed stays so; a
 * cancelled one moves on only if it was seen moving after the cancellation.
 */
export function readStage({ places, all }: Sightings, trace: Trace): Place {
  if (places.length === 0) {
    const unknown = all.toSorted((a, b) => b.last - a.last || (a.key < b.key ? -1 : 1))[0];
    if (trace.latest === null) return { stage: "created", substage: "none", stageSince: null };
    return { stage: "unknown", substage: unknown?.substage ?? "none", stageSince: trace.firstAt };
  }
  const stage = stageOf(places);
  const inStage = places.filter((one) => one.stage === stage);
  return { stage, substage: substageOf(stage, inStage), stageSince: earliest(inStage) };
}

function stageOf(places: readonly Sighting[]): Stage {
  const backOrGone = places.some((one) => one.stage === "return" && one.substage !== "returning");
  if (backOrGone) return "return";
  const doneAt = latest(places.filter((one) => one.stage === "done"));
  const returningAt = latest(places.filter((one) => one.stage === "return"));
  if (returningAt !== null && (doneAt === null || returningAt > doneAt)) return "return";
  if (doneAt !== null) return "done";
  const closedAt = latest(places.filter((one) => one.stage === "closed"));
  const movedAt = latest(places.filter((one) => one.stage !== "closed" && one.stage !== "created"));
  if (closedAt !== null && (movedAt === null || movedAt <= closedAt)) return "closed";
  return furthest(places) ?? "closed";
}

function furthest(places: readonly Sighting[]): Stage | null {
  return forwardStages.findLast((stage) => places.some((one) => one.stage === stage)) ?? null;
}

/** Words that tell little: shown only where nothing better was said in this stage. */
const vague: ReadonlySet<string> = new Set(["other", "notice", "node", "none", "relabel"]);

/** How an end was reached is decided by what came first, all else by the newest word. */
function substageOf(stage: Stage, inStage: readonly Sighting[]): string {
  if (stage === "return") {
    const end = inStage.filter((one) => one.substage !== "returning");
    if (end.length > 0) return newest(end);
  }
  if (stage === "done") {
    const handed = inStage.filter((one) => one.substage === "delivered" || one.substage === "collected");
    const ends = handed.length > 0 ? handed : inStage;
    return ends.toSorted((a, b) => a.first - b.first || (a.key < b.key ? -1 : 1))[0]?.substage ?? "none";
  }
  const telling = inStage.filter((one) => !vague.has(one.substage));
  return newest(telling.length > 0 ? telling : inStage);
}

function newest(sightings: readonly Sighting[]): string {
  return sightings.toSorted((a, b) => b.last - a.last || (a.key < b.key ? 1 : -1))[0]?.substage ?? "none";
}
