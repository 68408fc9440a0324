import { fingerprint } from "#lib/kit/fingerprint";
import { dayMs, type Instant } from "#lib/kit/time";
import { type IncidentKind, incidentRules } from "./kinds.ts";

/** Incidents of one kind within this time are looked at together. */
export const burstWindowMs = dayMs;
/** What was usual is read of so long before. */
export const burstBaseDays = 28;
/** Fewer than this never are a cause of their own. */
export const burstLeast = 5;
/**
 * How often chance alone may look like a cause: at most once in a million looks. ALP looks once per incident raised, so
 * 10,000 incidents a day would bring one false group in a hundred days at most.
 */
export const falseAlarmRate = 1e-6;

/** One incident of a kind, as the burst test sees it. */
export type BurstMember = {
  readonly id: string;
  readonly solutionCode: string;
  readonly country: string;
  readonly carrierCode: string;
  readonly place: string;
};

/** What many incidents have in common; "" is any. */
export type BurstCause = {
  readonly kind: IncidentKind;
  readonly solutionCode: string;
  readonly country: string;
  readonly carrierCode: string;
  /** Where it happens, in the carrier's words; says something, narrows nothing. */
  readonly place: string;
};

/** P(X ≥ k) of a Poisson distribution with mean `mean`. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  // above the mean the tail is summed itself: 1 − (sum below) would lose it in rounding
  let term = Math.exp(-mean + k * Math.log(mean) - logFactorial(k));
  if (k <= mean) {
    let below = 0;
    for (let i = 0; i < k; i++) below += Math.exp(-mean + i * Math.log(mean) - logFactorial(i));
    return Math.max(0, Math.min(1, 1 - below));
  }
  let sum = 0;
  for (let i = k; term > sum * 1e-12; i++) {
    sum += term;
    term *= mean / (i + 1);
  }
  return Math.min(1, sum);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

/**
 * How many incidents of a kind a window should bring, from `before` of them in the base days. Two are added to the base, so
 * that a lane without any history needs a real burst and not its first five troubles over a month; doubled, since
 * troubles come in clumps (one flight, one bag) and chance alone is narrower than that. `growth`: how many times as many
 * parcels are on their way now.
 */
export function expectedInWindow(before: number, growth = 1): number {
  const perDay = (before + 2) / burstBaseDays;
  return 2 * perDay * (burstWindowMs / dayMs) * Math.max(1, growth);
}

/** Whether so many incidents of one kind in the window are more than chance, against their own base. */
export function isBurst(recent: number, before: number, growth = 1): boolean {
  return recent >= burstLeast && poissonTail(recent, expectedInWindow(before, growth)) < falseAlarmRate;
}

const most = 0.8;

/**
 * The narrowest thing that at least four of five have in common: one solution to one country, else the country, else (before
 * the border) the carrier. Null: nothing.
 */
export function causeOf(kind: IncidentKind, members: readonly BurstMember[]): BurstCause | null {
  const { gathers } = incidentRules[kind];
  if (gathers !== "lane" && gathers !== "carrier") return null;
  const place = common(members.map((one) => one.place)) ?? "";
  if (gathers === "carrier") {
    const carrierCode = common(members.map((one) => one.carrierCode));
    return carrierCode ? { kind, solutionCode: "", country: "", carrierCode, place } : null;
  }
  const country = common(members.map((one) => one.country));
  if (!country) return null;
  const solutionCode = common(members.map((one) => one.solutionCode)) ?? "";
  return { kind, solutionCode, country, carrierCode: "", place };
}

function common(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [top] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top && top[0] !== "" && top[1] >= values.length * most ? top[0] : null;
}

/** Whether an incident belongs to a cause. */
export function belongsTo(
  one: Pick<BurstMember, "solutionCode" | "country" | "carrierCode">,
  cause: Pick<BurstCause, "solutionCode" | "country" | "carrierCode">,
): boolean {
  return (["solutionCode", "country", "carrierCode"] as const).every(
    (key) => cause[key] === "" || cause[key] === one[key],
  );
}

/** The key of a cause as an incident's subject: the same cause has one open incident. A uuid made of its hash. */
export function causeSubject({ kind, solutionCode, country, carrierCode }: BurstCause): string {
  const hex = fingerprint(["lane", kind, solutionCode, country, carrierCode]).slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** From when on incidents are looked at together, and from when on the base is read. */
export function burstSpans(now: Instant): { readonly windowFrom: Instant; readonly baseFrom: Instant } {
  const windowFrom = now - burstWindowMs;
  return { windowFrom, baseFrom: windowFrom - burstBaseDays * dayMs };
}
