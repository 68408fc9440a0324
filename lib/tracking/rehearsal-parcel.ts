import { type RehearsalFailureCode, type RehearsalParcelFacts, rehearsalFailures } from "#lib/onboarding/rehearsal";
import type { RehearsalRole } from "#lib/onboarding/states";
import { type DecodedEvent, eventFingerprint } from "./event.ts";
import { foldTracking } from "./fold.ts";

/** A rehearsal's parcel as it is kept. */
export type KeptRehearsalParcel = {
  readonly role: RehearsalRole;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly hasLabel: boolean;
  readonly askAt: number | null;
  readonly lastTrouble: string;
  readonly failureCode: string | null;
  readonly failureValues: Readonly<Record<string, string | number>>;
  readonly events: readonly DecodedEvent[];
};

/** How far it has come: its events are folded as those of any parcel. */
export function rehearsalParcelFacts(parcel: KeptRehearsalParcel): RehearsalParcelFacts {
  const { role, askAt, lastTrouble, failureCode, failureValues } = parcel;
  const state = foldTracking(null, parcel.events);
  return {
    role,
    isBooked: parcel.lpNumber !== null,
    hasNumber: parcel.trackingNumber !== null,
    hasLabel: parcel.hasLabel,
    askAt,
    failure: failureCode === null ? null : { code: knownFailure(failureCode), values: failureValues },
    lastTrouble,
    isDelivered: state.stage === "done",
    isOver: state.ended,
    hasException: state.open.length + state.closed.length > 0,
  };
}

function knownFailure(code: string): RehearsalFailureCode {
  return Object.hasOwn(rehearsalFailures, code) ? (code as RehearsalFailureCode) : "carrier_unclear";
}

/** A life that is longer than any real one is cut here: the rest is not believed. */
const mostEvents = 500;

/** Events not known yet, once each whatever road they came by. */
export function freshEvents(known: readonly DecodedEvent[], told: readonly DecodedEvent[]): readonly DecodedEvent[] {
  const seen = new Set(known.map(eventFingerprint));
  const fresh: DecodedEvent[] = [];
  for (const event of told) {
    const name = eventFingerprint(event);
    if (seen.has(name) || known.length + fresh.length >= mostEvents) continue;
    seen.add(name);
    fresh.push(event);
  }
  return fresh;
}
