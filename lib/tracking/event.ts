import { fingerprint } from "#lib/kit/fingerprint";
import type { Instant } from "#lib/kit/time";
import type { VocabularyName } from "./vocabulary.ts";

/** One thing that a carrier reported about a parcel, as it is stored. */
export type TrackingEvent = {
  readonly vocabulary: VocabularyName;
  /** As reported; empty when the carrier sent none. */
  readonly code: string;
  /** The carrier's own words. */
  readonly text: string;
  readonly at: Instant;
  readonly publishedAt: Instant;
  readonly receivedAt: Instant;
  readonly localTime?: string | null;
  readonly zone?: string | null;
  readonly place?: string | null;
};

/**
 * Names an event whatever road it came by: push and poll of one event are one. The wording is left out where there is a
 * code, since it changes with the language asked for.
 */
export function eventFingerprint(event: TrackingEvent): string {
  return fingerprint([event.vocabulary, event.code, event.at, event.code === "" ? event.text : ""]);
}

/** An event with the carrier's own record of it, as it is kept. */
export type DecodedEvent = TrackingEvent & { readonly timeText: string; readonly raw: unknown };

/** Which parcel a message speaks of, by any of its numbers, and what happened to it. */
export type DecodedTrace = {
  /** The waybill's id, as the carrier repeats it. */
  readonly outOrderId: string | null;
  readonly orderCode: string | null;
  readonly trackingNumber: string | null;
  readonly lastMileNumber: string | null;
  readonly events: readonly DecodedEvent[];
};
