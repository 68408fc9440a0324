import { readExceptions } from "./exceptions.ts";
import { readMilestones } from "./milestones.ts";
import { readStage } from "./read-stage.ts";
import { seenIn } from "./sightings.ts";
import { isEndStage } from "./stages.ts";
import type { TrackingState } from "./state.ts";
import type { Trace } from "./trace.ts";

/** Everything that follows from a trace. Cheap: a trace holds some twenty meanings at most in real life. */
export function readTrace(trace: Trace): TrackingState {
  const sightings = seenIn(trace);
  const place = readStage(sightings, trace);
  const exceptions = readExceptions(sightings, place);
  return {
    trace,
    ...place,
    ended: isEndStage(place.stage, place.substage),
    milestones: readMilestones(sightings),
    open: exceptions.filter((spell) => spell.closedAt === null),
    closed: exceptions.filter((spell) => spell.closedAt !== null),
    firstAt: trace.firstAt,
    lastAt: trace.latest?.at ?? null,
    latest: trace.latest,
    unknown: trace.unknown,
    odd: trace.odd,
  };
}
