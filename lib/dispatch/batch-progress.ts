import type { Instant } from "../kit/time.ts";
import type { WaybillState } from "./states.ts";

/**
 * Where a parcel of a batch stands, each in exactly one part. `done`: it has its number. `underWay`: being asked, or next to
 * be. `waiting`: asked before, tried again by itself later. `paused`: held back by a person, nothing was sent. `unclear`:
 * the carrier may have it, a person is asked. `failed`, `cancelled`: over, nothing exists there.
 */
export const batchParts = ["done", "underWay", "waiting", "paused", "unclear", "failed", "cancelled"] as const;
export type BatchPart = (typeof batchParts)[number];

/** What tells the part of a waybill. */
export type BatchFacts = {
  readonly state: WaybillState;
  readonly hasNumber: boolean;
  readonly hasFailure: boolean;
  readonly attempts: number;
  readonly outcomeUnclear: boolean;
};

/** The part of one waybill. A pause holds only what cannot exist at the carrier (`heldByPause` in the database). */
export function batchPartOf(facts: BatchFacts, isPaused: boolean): BatchPart {
  const { state, hasNumber, hasFailure, attempts, outcomeUnclear } = facts;
  switch (state) {
    case "booked":
      if (hasNumber) return "done";
      return hasFailure ? "unclear" : "underWay";
    case "queued":
      if (isPaused && !outcomeUnclear) return "paused";
      return attempts > 0 ? "waiting" : "underWay";
    case "sending":
      return "underWay";
    case "unclear":
    case "failed":
      return state;
    case "cancelling":
    case "cancelled":
      return "cancelled";
  }
}

export type BatchCounts = Readonly<Record<BatchPart, number>>;

/** Counts of all parts; their sum is the batch. */
export function countParts(list: readonly { readonly part: BatchPart; readonly count: number }[]): BatchCounts {
  const counts = { done: 0, underWay: 0, waiting: 0, paused: 0, unclear: 0, failed: 0, cancelled: 0 };
  for (const { part, count } of list) counts[part] += count;
  return counts;
}

/** How a batch stands as a whole. */
export type BatchStanding = "running" | "paused" | "attention" | "over";

/** `attention`: nothing goes on by itself and something is wrong; `paused`: something waits for being resumed. */
export function batchStanding(counts: BatchCounts): BatchStanding {
  if (counts.paused > 0) return "paused";
  if (counts.underWay + counts.waiting > 0) return "running";
  return counts.unclear + counts.failed > 0 ? "attention" : "over";
}

/** When parcels of a batch were settled lately: what a rate is made of. */
export type Pace = { readonly count: number; readonly firstAt: Instant; readonly lastAt: Instant };

const windowMs = 60_000;
const fewest = 6;
const shortestMs = 2_000;
/** After so long without news the rate says nothing any more. */
const silenceMs = 15_000;

/** The settlements of the last minute before the latest; null where nothing was settled yet. */
export function paceOf(settledAt: readonly Instant[]): Pace | null {
  if (settledAt.length === 0) return null;
  const lastAt = settledAt.reduce((latest, at) => Math.max(latest, at));
  const recent = settledAt.filter((at) => at > lastAt - windowMs);
  return { count: recent.length, firstAt: recent.reduce((first, at) => Math.min(first, at)), lastAt };
}

/** Parcels per second and how long `left` more take; null while that is not known: too few, too short, or silent. */
export type Forecast = { readonly perSecond: number; readonly leftMs: number };

/**
 * Forecast from the pace so far. What was settled at the first instant opens the measure and is not counted in it; the
 * measure runs until now, so that a batch that slows down says so.
 */
export function forecast(pace: Pace | null, left: number, now: Instant): Forecast | null {
  if (pace === null || left <= 0 || pace.count < fewest) return null;
  if (now - pace.lastAt > silenceMs) return null;
  if (pace.lastAt - pace.firstAt < shortestMs) return null;
  const perSecond = ((pace.count - 1) * 1000) / (Math.max(now, pace.lastAt) - pace.firstAt);
  return { perSecond, leftMs: Math.ceil((left / perSecond) * 1000) };
}

/** A time left as it is said: under a minute in steps of ten seconds, else in whole minutes; never less than is left. */
export function roundTimeLeft(leftMs: number): { readonly unit: "seconds" | "minutes"; readonly value: number } {
  const seconds = Math.ceil(leftMs / 10_000) * 10;
  if (seconds < 60) return { unit: "seconds", value: Math.max(10, seconds) };
  return { unit: "minutes", value: Math.ceil(leftMs / 60_000) };
}
