import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { Instant } from "../kit/time.ts";

/** What of a seller waits at one carrier, counted. Batches that a person paused are left out: they wait for a person. */
export type CarrierQueue = {
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Parcels that have no number yet and are not being asked for at this moment. */
  readonly unsent: number;
  /** Of these: tried before, tried again by themselves. */
  readonly retried: number;
  /** Of these: tried twice or more. */
  readonly retriedTwice: number;
  /** The earliest next try of those that were tried before; null where none was. */
  readonly nextTryAt: Instant | null;
};

/** The circuit at a carrier as far as sellers see it. `fault`: what the latest call failed with. */
export type CarrierRoad = {
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  /** Until then nothing is sent; null while the circuit is whole. */
  readonly pausedUntil: Instant | null;
  readonly fault: string;
};

/** A carrier that keeps parcels waiting, as one sentence says it. */
export type CarrierWait = {
  readonly carrierCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** `slow`: calls run into their time limit; `away`: they fail; `busy`: it answers, and asks to come back later. */
  readonly kind: "slow" | "away" | "busy";
  readonly parcels: number;
  readonly nextTryAt: Instant | null;
};

/** Faults of the road that are a matter of patience: it took the call and gave no answer in time. */
const slowFaults: ReadonlySet<string> = new Set(["timeout", "http_504", "http_408"]);

/**
 * Which carriers keep parcels waiting. One that fails once is asked again within seconds and is not worth a sentence; it is
 * one when its circuit is open, or when a parcel had to wait a second time. With an open circuit all unsent parcels wait
 * and nothing is tried before it lets a call through; else those that were tried wait.
 */
export function carrierWaits(
  queues: readonly CarrierQueue[],
  roads: readonly CarrierRoad[],
  now: Instant,
): CarrierWait[] {
  return queues.flatMap((queue): CarrierWait[] => {
    const { carrierCode, environment, nameZh, nameEn, unsent, retried, retriedTwice, nextTryAt } = queue;
    const road = roads.find((one) => one.carrierCode === carrierCode && one.environment === environment);
    const kind = slowFaults.has(road?.fault ?? "") ? ("slow" as const) : ("away" as const);
    const pausedUntil = road?.pausedUntil ?? null;
    const name = { carrierCode, nameZh, nameEn };
    if (pausedUntil !== null) {
      if (unsent === 0) return [];
      const earliest = Math.max(pausedUntil, retried < unsent ? pausedUntil : (nextTryAt ?? pausedUntil));
      return [{ ...name, kind, parcels: unsent, nextTryAt: earliest > now ? earliest : null }];
    }
    if (retriedTwice === 0) return [];
    const isRoad = road !== undefined && road.fault !== "";
    const due = nextTryAt !== null && nextTryAt > now ? nextTryAt : null;
    return [{ ...name, kind: isRoad ? kind : "busy", parcels: retried, nextTryAt: due }];
  });
}
