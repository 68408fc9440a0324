import type { ServiceClass } from "#lib/carriers/service-class";
import type { DayRange } from "#lib/carriers/solutions";
import type { Instant } from "#lib/kit/time";
import type { TrackingState } from "#lib/tracking/state";
import type { DwellStage } from "./dwell.ts";

/** What the judgement of a parcel reads of its fold. */
export type ParcelState = Pick<
  TrackingState,
  "stage" | "substage" | "stageSince" | "lastAt" | "latest" | "ended" | "milestones" | "open"
>;

/** A parcel and all that its silence is measured by. Instants by ALP's clock, tracking by the carrier's. */
export type WatchedParcel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly serviceClass: ServiceClass;
  /** Cancelled, or on its way to be: nothing is awaited of it. */
  readonly isCancelled: boolean;
  /** The hand-over list that it went with; null: with none. */
  readonly handOverId: string | null;
  readonly handedOverAt: Instant | null;
  /** 声明发货; null: not declared yet. */
  readonly declaredAt: Instant | null;
  /** Calendar days from hand-over to delivery, as published; null: nothing is published. */
  readonly promise: DayRange | null;
  /** Since when the carrier answers that it knows no such waybill; null: it does not say so. */
  readonly unknown: { readonly since: Instant; readonly status: string; readonly words: string } | null;
  readonly budgetMs: (stage: DwellStage) => number;
  readonly state: ParcelState;
};
