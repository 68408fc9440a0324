import { type SolutionFamily, solutionFamilies } from "#lib/carriers/solution-families";
import type { Candidate } from "#lib/routing/recommend";

/** How the panel lays candidates out: what goes, then each official family at its best, then all others. */
export type CandidateGroups = {
  /** The one that goes; null when a person must decide. */
  readonly chosen: Candidate | null;
  /** The first in rank of each official family, in the families' order. */
  readonly families: readonly { readonly family: SolutionFamily; readonly best: Candidate }[];
  /** May be used at once: with a price that counts, and without one. */
  readonly priced: readonly Candidate[];
  readonly unpriced: readonly Candidate[];
  readonly choosable: readonly Candidate[];
  /** Official ones, and those of connected carriers, each with its reasons. */
  readonly out: readonly Candidate[];
  /** Out for nothing worth reading but that their carrier is not connected: by carrier. */
  readonly unconnected: readonly { readonly carrierCode: string; readonly candidates: readonly Candidate[] }[];
};

/**
 * Each candidate in exactly one group, in its rank; only the chosen one stands in its family's row once more. Official
 * families are never folded away: whoever compares wants all seven at a glance.
 */
export function groupCandidates(ranked: readonly Candidate[], chosen: Candidate | null): CandidateGroups {
  const families = solutionFamilies.flatMap((family) => {
    const best = ranked.find((one) => one.family === family);
    return best ? [{ family, best }] : [];
  });
  const isShown = (one: Candidate) =>
    one.solutionCode === chosen?.solutionCode || families.some(({ best }) => best.solutionCode === one.solutionCode);
  const others = ranked.filter((one) => !isShown(one));
  const usable = others.filter(({ standing }) => standing === "eligible");
  const out = others.filter(({ standing }) => standing === "out");
  return {
    chosen,
    families,
    priced: usable.filter(({ quote }) => quote.status === "confirmed"),
    unpriced: usable.filter(({ quote }) => quote.status !== "confirmed"),
    choosable: others.filter(({ standing }) => standing === "offered" || standing === "needs_consent"),
    out: out.filter((one) => !isUnconnected(one)),
    unconnected: byCarrier(out.filter(isUnconnected)),
  };
}

function isUnconnected({ family, hindrances }: Candidate): boolean {
  return family === null && hindrances.some(({ code }) => code === "carrier_not_connected");
}

function byCarrier(candidates: readonly Candidate[]): CandidateGroups["unconnected"] {
  const lists = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = lists.get(candidate.carrierCode) ?? [];
    lists.set(candidate.carrierCode, list);
    list.push(candidate);
  }
  return [...lists].map(([carrierCode, list]) => ({ carrierCode, candidates: list }));
}
