import type { CalendarDate } from "#lib/kit/time";
import type { Transitions } from "#lib/kit/transitions";
import type { CargoKind } from "./cargo-kinds.ts";
import type { CertificationState } from "./certification-states.ts";

/** What a certification covers: solution codes, ISO country codes and kinds of goods. */
export type CertificationScope = {
  readonly solutions: readonly string[] | "all";
  readonly countries: readonly string[] | "all";
  readonly cargoKinds: readonly CargoKind[] | "all";
};

/** A carrier's right to appear in ALP. Valid from and to are days in China, both included; `reason` is read by sellers too. */
export type Certification = {
  readonly id: string;
  readonly carrierCode: string;
  readonly state: CertificationState;
  readonly scope: CertificationScope;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly reason: string;
};

/**
 * Where a certification may go. Papers, sandbox and review cannot be skipped; a suspended one comes back without them,
 * for it has passed them; an expired one starts again with its papers; a withdrawn one is over, the carrier applies anew.
 */
export const certificationTransitions: Transitions<CertificationState> = {
  applied: ["documents", "withdrawn"],
  documents: ["sandbox", "withdrawn"],
  sandbox: ["review", "documents", "withdrawn"],
  review: ["certified", "documents", "sandbox", "withdrawn"],
  certified: ["suspended", "expired", "withdrawn"],
  suspended: ["certified", "expired", "withdrawn"],
  expired: ["documents", "withdrawn"],
  withdrawn: [],
};

export const uncertifiedCodes = [
  "carrier_not_certified",
  "certification_suspended",
  "certification_expired",
  "certification_scope",
] as const;
export type UncertifiedCode = (typeof uncertifiedCodes)[number];

/** Is it the certification that a code complains of? */
export function isUncertified(code: string): code is UncertifiedCode {
  return (uncertifiedCodes as readonly string[]).includes(code);
}

export type CertificationVerdict =
  | { readonly usable: true }
  | { readonly usable: false; readonly code: UncertifiedCode; readonly reason: string };

const usable: CertificationVerdict = { usable: true };
const notCertified: CertificationVerdict = { usable: false, code: "carrier_not_certified", reason: "" };

/**
 * May the carrier of this solution carry such goods there on that day (China)? `certifications`: all of this carrier. A
 * suspension wins over any other certification that covers the same parcel; otherwise one that holds is enough, and the
 * one nearest to holding says why not.
 */
export function judgeCertification(
  certifications: readonly Certification[],
  solutionCode: string,
  country: string,
  cargoKinds: readonly CargoKind[],
  today: CalendarDate,
): CertificationVerdict {
  let holds = false;
  let suspended: Certification | null = null;
  let expired: Certification | null = null;
  let outOfScope = false;
  for (const certification of certifications) {
    const covers = isCovered(certification.scope, solutionCode, country, cargoKinds);
    if (certification.state === "suspended") {
      if (covers) suspended = certification;
    } else if (hasRunOut(certification, today)) {
      if (covers) expired = certification;
    } else if (isHolding(certification, today)) {
      if (covers) holds = true;
      else outOfScope = true;
    }
  }
  if (suspended) return { usable: false, code: "certification_suspended", reason: suspended.reason };
  if (holds) return usable;
  if (expired) return { usable: false, code: "certification_expired", reason: expired.reason };
  return outOfScope ? { usable: false, code: "certification_scope", reason: "" } : notCertified;
}

/** Certified, and within its days. */
export function isHolding(
  { state, validFrom, validTo }: Pick<Certification, "state" | "validFrom" | "validTo">,
  today: CalendarDate,
): boolean {
  return state === "certified" && (validFrom === null || validFrom <= today) && (validTo === null || validTo >= today);
}

/** Marked as expired, or certified with its last day behind it: the nightly job need not have been there yet. */
export function hasRunOut({ state, validTo }: Pick<Certification, "state" | "validTo">, today: CalendarDate): boolean {
  return state === "expired" || (state === "certified" && validTo !== null && validTo < today);
}

function isCovered(
  { solutions, countries, cargoKinds }: CertificationScope,
  solutionCode: string,
  country: string,
  kinds: readonly CargoKind[],
): boolean {
  if (solutions !== "all" && !solutions.includes(solutionCode)) return false;
  if (countries !== "all" && !countries.includes(country)) return false;
  return cargoKinds === "all" || kinds.every((kind) => cargoKinds.includes(kind));
}
