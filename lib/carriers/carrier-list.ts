import { addDays, type CalendarDate } from "#lib/kit/time";
import type { CarrierRow } from "./carrier.ts";
import type { CarrierSearch } from "./carrier-search.ts";
import { type Certification, hasRunOut, isHolding } from "./certification.ts";
import { type CertificationFile, type MissingPart, missingForCertification } from "./certification-file.ts";
import type { CertificationState } from "./certification-states.ts";

/** How a carrier stands, by its best certification. `none`: never had one, or it was withdrawn. */
export const carrierStandings = ["certified", "under_way", "suspended", "expired", "none"] as const;
export type CarrierStanding = (typeof carrierStandings)[number];

/** A certificate that ends within these days is on its way out; staff are told then for the first time. */
export const soonDays = 60;

type Held = Certification & CertificationFile;

/** A carrier as one line of the list. */
export type CarrierLine = Pick<CarrierRow, "code" | "nameZh" | "nameEn" | "kind" | "isPending"> & {
  readonly standing: CarrierStanding;
  /** The state of the certification that counts; null without any. */
  readonly state: CertificationState | null;
  readonly validTo: CalendarDate | null;
  readonly endsSoon: boolean;
  /** Why it is suspended or was withdrawn. */
  readonly reason: string;
  /** What a certification under way still lacks; also of one that runs, where papers ran out or never came. */
  readonly missing: readonly MissingPart[];
};

const rank: Readonly<Record<CarrierStanding, number>> = {
  suspended: 0,
  certified: 1,
  under_way: 2,
  expired: 3,
  none: 4,
};

/** The certification that counts, and how the carrier stands by it. A suspension counts before a certificate. */
export function standingOf<T extends Pick<Certification, "state" | "validFrom" | "validTo">>(
  certifications: readonly T[],
  today: CalendarDate,
): { readonly standing: CarrierStanding; readonly counts: T | null } {
  let best: { standing: CarrierStanding; counts: T | null } = { standing: "none", counts: null };
  for (const one of certifications) {
    const standing = standingBy(one, today);
    if (best.counts === null || rank[standing] < rank[best.standing]) best = { standing, counts: one };
  }
  return best;
}

function standingBy(one: Pick<Certification, "state" | "validFrom" | "validTo">, today: CalendarDate): CarrierStanding {
  if (one.state === "suspended") return "suspended";
  if (hasRunOut(one, today)) return "expired";
  if (isHolding(one, today)) return "certified";
  return one.state === "withdrawn" ? "none" : "under_way";
}

/** One line per carrier; `certifications` of any carrier, in any order. */
export function carrierLines(
  carriers: readonly CarrierRow[],
  certifications: readonly Held[],
  today: CalendarDate,
): CarrierLine[] {
  const soon = addDays(today, soonDays);
  return carriers.map(({ code, nameZh, nameEn, kind, isPending }) => {
    const own = certifications.filter(({ carrierCode }) => carrierCode === code);
    const { standing, counts } = standingOf(own, today);
    return {
      ...{ code, nameZh, nameEn, kind, isPending, standing },
      state: counts?.state ?? null,
      validTo: counts?.validTo ?? null,
      endsSoon: standing === "certified" && counts?.validTo != null && counts.validTo <= soon,
      reason: standing === "suspended" || standing === "none" ? (counts?.reason ?? "") : "",
      missing: counts ? missingForCertification(counts, today) : [],
    };
  });
}

export type CarrierCounts = Readonly<Record<CarrierStanding | "all" | "soon", number>>;

/** Exact counts under the text that is searched for, each saying what a click on its tab would show. */
export function countLines(lines: readonly CarrierLine[], search: CarrierSearch): CarrierCounts {
  const found = lines.filter((line) => hasText(line, search.text));
  const counts = { all: found.length, soon: 0, certified: 0, under_way: 0, suspended: 0, expired: 0, none: 0 };
  for (const { standing, endsSoon } of found) {
    counts[standing] += 1;
    if (endsSoon) counts.soon += 1;
  }
  return counts;
}

/** Lines that the search asks for, in the list's order. */
export function filterLines(lines: readonly CarrierLine[], { text, show }: CarrierSearch): CarrierLine[] {
  return lines.filter((line) => {
    if (!hasText(line, text)) return false;
    if (show === null) return true;
    return show === "soon" ? line.endsSoon : line.standing === show;
  });
}

function hasText({ code, nameZh, nameEn }: CarrierLine, text: string): boolean {
  const wanted = text.toLowerCase();
  return wanted === "" || [code, nameZh, nameEn].some((name) => name.toLowerCase().includes(wanted));
}
