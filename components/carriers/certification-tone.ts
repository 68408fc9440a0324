import type { CarrierStanding } from "#lib/carriers/carrier-list";
import type { CertificationState } from "#lib/carriers/certification-states";
import type { Tone } from "@/components/ui/status-pill";

/** Colours of a certification's states; nothing here is an alarm of the viewer's own doing but a stop. */
export const stateTones: Readonly<Record<CertificationState, Tone>> = {
  applied: "neutral",
  documents: "info",
  sandbox: "info",
  review: "info",
  certified: "done",
  suspended: "alarm",
  expired: "soon",
  withdrawn: "neutral",
};

export const standingTones: Readonly<Record<CarrierStanding, Tone>> = {
  certified: "done",
  under_way: "info",
  suspended: "alarm",
  expired: "soon",
  none: "neutral",
};
