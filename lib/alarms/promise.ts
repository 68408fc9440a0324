import type { ToldRange, ToldSpan } from "#lib/incidents/told";
import { type Instant, minuteMs } from "#lib/kit/time";

/** The platform's promise: whoever must act hears of it within 15 minutes. */
export const promiseMs = 15 * minuteMs;
/** Ours: from receipt to the message stored, at the 99th percentile. */
export const ownPromiseMs = 5_000;

/** Instants of one incident's first alarm. */
export type AlarmInstants = {
  /** By the clock of whoever said so. */
  readonly happenedAt: Instant;
  readonly receivedAt: Instant;
  /** When silence became due; null where an event raised it. */
  readonly silenceDueAt: Instant | null;
  readonly raisedAt: Instant;
  /** When message and alarm were written. */
  readonly storedAt: Instant;
  /** When the first open screen was told; null: none was open. */
  readonly screenAt: Instant | null;
  /** When the first robot or mail was taken by its other side; null: none was. */
  readonly sentAt: Instant | null;
};

/**
 * Spans that are measured. From the carrier's event: how late the carrier is counts here. From receipt and from the moment
 * silence became due: ours alone.
 */
export const promiseSpans = ["event", "receipt", "silence", "screen", "sent"] as const;
export type PromiseSpan = (typeof promiseSpans)[number];

/** Milliseconds of a span; null where it does not apply. A clock that runs ahead of ours counts as at once. */
export function spanOf(span: PromiseSpan, at: AlarmInstants): number | null {
  const ms = {
    event: () => (at.silenceDueAt === null ? at.storedAt - at.happenedAt : null),
    receipt: () => (at.silenceDueAt === null ? at.storedAt - at.receivedAt : null),
    silence: () => (at.silenceDueAt === null ? null : at.storedAt - at.silenceDueAt),
    screen: () => (at.screenAt === null ? null : at.screenAt - (at.silenceDueAt ?? at.receivedAt)),
    sent: () => (at.sentAt === null ? null : at.sentAt - (at.silenceDueAt ?? at.receivedAt)),
  }[span]();
  return ms === null ? null : Math.max(0, ms);
}

/** Upper ends of the bars, the last without one. */
export const promiseBars = [1_000, 5_000, 30_000, minuteMs, 5 * minuteMs, promiseMs, 60 * minuteMs] as const;

export type Distribution = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
  /** Shares from 0 to 1. */
  readonly within5s: number;
  readonly within15min: number;
  /** Counts per bar of `promiseBars`, and one more for what took longer. */
  readonly bars: readonly number[];
};

/** The distribution of spans; null without any. Percentiles are values that occurred (nearest rank). */
export function distributionOf(spans: readonly number[]): Distribution | null {
  if (spans.length === 0) return null;
  const sorted = [...spans].sort((one, other) => one - other);
  const rank = (share: number) =>
    sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? 0;
  const upTo = (limit: number) => sorted.filter((ms) => ms <= limit).length;
  const ends = promiseBars.map(upTo);
  return {
    count: sorted.length,
    ...{ p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), worst: sorted.at(-1) ?? 0 },
    ...{ within5s: upTo(ownPromiseMs) / sorted.length, within15min: upTo(promiseMs) / sorted.length },
    bars: [...ends.map((end, index) => end - (ends[index - 1] ?? 0)), sorted.length - (ends.at(-1) ?? 0)],
  };
}

/** The parts of a distribution that its bars count, in their order. */
export function barRanges(span: ToldSpan): readonly ToldRange[] {
  return [...promiseBars, null].map((upTo, bar) => ({ span, over: promiseBars[bar - 1] ?? null, upTo }));
}

export type OwnBar = { readonly range: ToldRange; readonly count: number; readonly isBeyond: boolean };

/** How soon ALP told from receipt or due silence, as bars; beyond the promise marked. */
export function ownBars({ receipt, silence }: Pick<PromiseReport, "receipt" | "silence">): readonly OwnBar[] {
  return barRanges("own").map((range, bar) => ({
    ...{ range, isBeyond: (range.over ?? 0) >= promiseMs },
    count: (receipt?.bars[bar] ?? 0) + (silence?.bars[bar] ?? 0),
  }));
}

export type PromiseReport = Readonly<Record<PromiseSpan, Distribution | null>>;

export function reportOf(list: readonly AlarmInstants[]): PromiseReport {
  const of = (span: PromiseSpan) => distributionOf(list.map((at) => spanOf(span, at)).filter((ms) => ms !== null));
  return { event: of("event"), receipt: of("receipt"), silence: of("silence"), screen: of("screen"), sent: of("sent") };
}

/** Fewer than this say nothing about a percentile. */
const fewest = 20;

/**
 * What slipped of what is ours: one alarm that took longer than the platform's 15 minutes from receipt or from due silence
 * (`late`), or, over at least 20, more than one in a hundred that took longer than 5 s (`slow`). A carrier that reports late is
 * shown, not warned about: nothing here can be put right.
 */
export function slipOf(report: PromiseReport): { readonly kind: "late" | "slow"; readonly worst: number } | null {
  const own = [report.receipt, report.silence].filter((one) => one !== null);
  const worst = Math.max(0, ...own.map((one) => one.worst));
  if (own.some((one) => one.within15min < 1)) return { kind: "late", worst };
  // silence is swept by the minute: only what was received is held to seconds
  const { receipt } = report;
  return receipt && receipt.count >= fewest && receipt.p99 > ownPromiseMs ? { kind: "slow", worst: receipt.p99 } : null;
}
