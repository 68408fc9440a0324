import type { Candidate } from "#lib/routing/recommend";

/** How the panel lays candidates out: what may be used at once, what a person may take, and what is out. */
export type CandidateGroups = {
  readonly usable: readonly Candidate[];
  readonly choosable: readonly Candidate[];
  /** Official ones, and those of connected carriers, each with its reasons. */
  readonly out: readonly Candidate[];
  /** Out for nothing worth reading but that their carrier is not connected: by carrier. */
  readonly unconnected: readonly { readonly carrierCode: string; readonly candidates: readonly Candidate[] }[];
};

/** Each candidate in exactly one group, in its rank; every official family stays readable on its own. */
export function groupCandidates(ranked: readonly Candidate[]): CandidateGroups {
  const isUnconnected = (one: Candidate) =>
    one.family === null && one.hindrances.some(({ code }) => code === "carrier_not_connected");
  const out = ranked.filter(({ standing }) => standing === "out");
  const byCarrier = new Map<string, Candidate[]>();
  for (const candidate of out.filter(isUnconnected)) {
    const list = byCarrier.get(candidate.carrierCode) ?? [];
    byCarrier.set(candidate.carrierCode, list);
    list.push(candidate);
  }
  return {
    usable: ranked.filter(({ standing }) => standing === "eligible"),
    choosable: ranked.filter(({ standing }) => standing === "offered" || standing === "needs_consent"),
    out: out.filter((one) => !isUnconnected(one)),
    unconnected: [...byCarrier].map(([carrierCode, candidates]) => ({ carrierCode, candidates })),
  };
}
