import type { CalendarDate } from "#lib/kit/time";
import type { Candidate, Recommendation } from "#lib/routing/recommend";
import type { OrderFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { productsWithoutMsds } from "./parcel-msds.ts";

/** What an MSDS is all that is missing for. */
function isOutForMsds({ standing, hindrances }: Candidate): boolean {
  return standing === "out" && hindrances.every(({ code }) => code === "msds_missing" || code === "msds_expired");
}

/**
 * Battery goods whose MSDS is what keeps the order: no solution may be used, or not the one that was picked, and one could
 * be with an MSDS. One blocker per product, so that each gets its file. Empty where anything else stands in the way too.
 */
export function msdsBlockers(order: OrderFacts, { why, ranked }: Recommendation, today: CalendarDate): Blocker[] {
  const picked = ranked.filter(({ solutionCode }) => solutionCode === order.choice?.solutionCode);
  const isKept =
    (why === "choice_not_allowed" && picked.some(isOutForMsds)) ||
    (why !== "chosen" && ranked.every(({ standing }) => standing === "out") && ranked.some(isOutForMsds));
  if (!isKept) return [];
  return productsWithoutMsds(order, today).map(({ id, goods, msds }) => ({
    code: "ERR-403",
    subject: id,
    detail: msds ? "msds_expired" : "msds_missing",
    values: { goods, on: msds?.validUntil ?? "" },
  }));
}
