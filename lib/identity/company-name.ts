import { companySimilarities } from "#lib/identity/company-similarity";
import { compared, comparedAsEqual, type NameComparison } from "#lib/identity/name-comparison";
import { foldName } from "#lib/identity/name-text";
import { compareSoleTrader } from "#lib/identity/sole-trader-name";

export type { NameComparison } from "#lib/identity/name-comparison";

/** Who runs an individual business; with it an account's name is judged by the rule for sole traders. */
export type SoleTrader = { readonly operatorName?: string };

/**
 * Compares two names of companies: an account's or an enterprise's with the licence's. `equal` after folding width, brackets,
 * spaces, invisible characters, case, dots, dashes and & (see readName). `similar`, for a person: traditional and variant
 * characters, another company form, a missing region, order, a slip of the pen, the other language. Else `different`.
 * With `soleTrader` the second name is an individual business's licence: without a trade name there, 个体户 and the
 * operator's name is equal (PBOC Order 5 of 2003, article 24), and the operator's bare name is similar.
 */
export function compareCompanyNames(a: string, b: string, soleTrader: SoleTrader = {}): NameComparison {
  const equal = comparedAsEqual(a, b);
  if (equal) return equal;
  const operator = soleTrader.operatorName ?? "";
  if (foldName(operator) !== "") return compareSoleTrader(a, b, operator);
  const reasons = companySimilarities(a, b);
  return compared(reasons.length > 0 ? "similar" : "different", a, b, reasons);
}
