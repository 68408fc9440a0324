import type { CalendarDate } from "#lib/kit/time";
import type { CertificationScope } from "./certification.ts";
import type { CertificationState } from "./certification-states.ts";

/** What a certification covers, and when. */
export type CertificationFrame = {
  readonly scope: CertificationScope;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
};

export type FrameBar = "frame_closed" | "frame_widened" | "dates_reversed";

/**
 * Why a frame may not be written; null: it may. Once certified it may only be narrowed: what is wider was never reviewed,
 * and the carrier applies for it anew.
 */
export function barOfFrame(
  state: CertificationState,
  before: CertificationFrame,
  after: CertificationFrame,
): FrameBar | null {
  if (state === "withdrawn" || state === "expired") return "frame_closed";
  if (after.validFrom !== null && after.validTo !== null && after.validTo < after.validFrom) return "dates_reversed";
  const isRunning = state === "certified" || state === "suspended";
  return isRunning && !isNarrower(before, after) ? "frame_widened" : null;
}

function isNarrower(before: CertificationFrame, after: CertificationFrame): boolean {
  return (
    isWithin(before.scope.solutions, after.scope.solutions) &&
    isWithin(before.scope.countries, after.scope.countries) &&
    isWithin(before.scope.cargoKinds, after.scope.cargoKinds) &&
    (before.validFrom === null || (after.validFrom !== null && after.validFrom >= before.validFrom)) &&
    (before.validTo === null || (after.validTo !== null && after.validTo <= before.validTo))
  );
}

function isWithin(whole: readonly string[] | "all", part: readonly string[] | "all"): boolean {
  return whole === "all" || (part !== "all" && part.every((one) => whole.includes(one)));
}
