import type { ServiceClass } from "#lib/carriers/service-class";
import type { TrackingState } from "./state.ts";

/**
 * Whether more news is to be expected. An economy parcel is followed to the country of destination only: silence after
 * its arrival or its acceptance by the last mile is no trouble. Source: platform rules on economy lines; a real parcel CN
 * to BD whose tracking ends with the arrival.
 */
export function expectsMoreNews(
  state: Pick<TrackingState, "ended" | "stage" | "substage" | "milestones">,
  serviceClass: ServiceClass,
): boolean {
  if (state.ended) return false;
  if (serviceClass !== "economy") return true;
  const arrived = state.stage === "linehaul" && state.milestones.arrived !== undefined;
  const accepted = state.stage === "delivery" && state.substage === "accepted";
  return !arrived && !accepted && state.stage !== "import";
}
