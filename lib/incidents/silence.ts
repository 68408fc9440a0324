import { addChinaWorkdays } from "#lib/kit/china-workdays";
import { addDays, chinaDateOf, dayMs, endOfChinaDay, hourMs, type Instant } from "#lib/kit/time";
import { expectsMoreNews } from "#lib/tracking/silence";
import { isDwellStage } from "./dwell.ts";
import type { IncidentKind, Severity } from "./kinds.ts";
import type { WatchedParcel } from "./parcel-facts.ts";

export type SilentKind = Extract<IncidentKind, "not_online" | "stalled" | "late">;

/** A moment from which silence is trouble, unless something is heard before. */
export type SilenceMark = {
  readonly kind: SilentKind;
  readonly severity: Severity;
  readonly at: Instant;
  /** Since when nothing was heard, or since when the promise runs. */
  readonly since: Instant;
  /** Names this silence: the same one raises nothing twice. */
  readonly event: string;
};

/** 上网 after a hand-over: amber after a day, red after two. */
const notOnlineMs = { amber: 24 * hourMs, red: 48 * hourMs };
/**
 * 虚假发货: no online event within five working days of declaring. Source: seller rules of the platform (H2, two sources).
 * It is critical when one of the five is left.
 */
export const falseShipmentWorkdays = 5;

/** News of a stage that goes on puts the question off for so long, by how often a class reports. */
const quietMs = { express: 2 * dayMs, standard: 4 * dayMs, simple: 6 * dayMs, economy: 7 * dayMs } as const;

/** Buyer protection, in days from the shipment: 60, 90 to Russia, 120 to Brazil (an older platform text, one source). */
const protectionDays: Readonly<Record<string, number>> = { RU: 90, BR: 120 };
const usualProtectionDays = 60;
/** So long before its end a late parcel is a matter of the day. */
const beforeProtectionEnds = 10;

/**
 * Every moment from which a parcel's silence is trouble, worst of a kind last. Nothing is awaited of a cancelled or ended
 * parcel, of an economy parcel beyond its arrival, or of one whose trouble the carrier has named already.
 */
export function silenceMarksOf(parcel: WatchedParcel): readonly SilenceMark[] {
  if (parcel.isCancelled || parcel.state.ended) return [];
  return [...notOnlineMarks(parcel), ...stalledMarks(parcel), ...lateMarks(parcel)];
}

function notOnlineMarks({ state, handedOverAt, declaredAt }: WatchedParcel): SilenceMark[] {
  const since = handedOverAt ?? declaredAt;
  const isOnline = state.milestones.picked_up !== undefined || (state.stage !== "created" && state.stage !== "unknown");
  if (since === null || (isOnline && state.stage !== "pickup") || state.milestones.picked_up) return [];
  const mark = (severity: Severity, at: Instant) => ({
    ...{ kind: "not_online" as const, severity, at, since, event: `not_online:${severity}:${since}` },
  });
  const lastDay = addChinaWorkdays(chinaDateOf(declaredAt ?? since), falseShipmentWorkdays - 1);
  const amber = since + notOnlineMs.amber;
  const red = since + notOnlineMs.red;
  return [mark("normal", amber), mark("high", red), mark("critical", Math.max(red, endOfChinaDay(lastDay)))];
}

function stalledMarks({ state, serviceClass, budgetMs }: WatchedParcel): SilenceMark[] {
  const { stage, stageSince, lastAt, open } = state;
  if (!isDwellStage(stage) || stageSince === null || lastAt === null || open.length > 0) return [];
  if (!state.milestones.picked_up || !expectsMoreNews(state, serviceClass)) return [];
  const budget = budgetMs(stage);
  const at = Math.max(stageSince + budget, lastAt + quietMs[serviceClass]);
  const mark = (severity: Severity, when: Instant) => ({
    ...{ kind: "stalled" as const, severity, at: when, since: lastAt, event: `stalled:${severity}:${lastAt}` },
  });
  return [mark("normal", at), mark("high", at + Math.max(7 * dayMs, budget / 2))];
}

function lateMarks({ state, serviceClass, country, promise, handedOverAt, declaredAt }: WatchedParcel): SilenceMark[] {
  const { milestones, stage } = state;
  const pickedUpAt = milestones.picked_up?.at ?? null;
  if (promise === null || pickedUpAt === null || stage === "return") return [];
  if (milestones.delivered || milestones.pickup_point || !expectsMoreNews(state, serviceClass)) return [];
  const promisedOn = addDays(chinaDateOf(handedOverAt ?? pickedUpAt), promise.to);
  const at = endOfChinaDay(promisedOn);
  const shippedOn = chinaDateOf(declaredAt ?? handedOverAt ?? pickedUpAt);
  const protectedFor = protectionDays[country] ?? usualProtectionDays;
  const urgent = endOfChinaDay(addDays(shippedOn, protectedFor - beforeProtectionEnds));
  const mark = (severity: Severity, when: Instant) => ({
    ...{ kind: "late" as const, severity, at: when, since: at, event: `late:${severity}:${promisedOn}` },
  });
  return [mark("normal", at), mark("high", Math.max(at, urgent))];
}

/**
 * What of a parcel's silence is trouble at `now`, the worst of each kind, and when it is to be judged again; null: never,
 * unless it is heard of.
 */
export function judgeSilence(
  parcel: WatchedParcel,
  now: Instant,
): { readonly overdue: readonly SilenceMark[]; readonly nextDueAt: Instant | null } {
  const marks = silenceMarksOf(parcel);
  const worst = new Map<SilentKind, SilenceMark>();
  for (const mark of marks) if (mark.at <= now) worst.set(mark.kind, mark);
  const later = marks.filter(({ at }) => at > now).map(({ at }) => at);
  return { overdue: [...worst.values()], nextDueAt: later.length === 0 ? null : Math.min(...later) };
}

/** When a parcel's silence is to be judged next, as the index keeps it. */
export function dueAtOf(parcel: WatchedParcel, now: Instant): Instant | null {
  return judgeSilence(parcel, now).nextDueAt;
}
