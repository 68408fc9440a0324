import { type BranchCondition, branchRules, type TaxBranch, type TaxpayerKind, taxBranches } from "./tax-branches.ts";

/** What decides about a branch; null: not known. */
export type BranchFacts = {
  readonly taxpayer: TaxpayerKind | null;
  /** Registered and declaring in a comprehensive pilot zone, as the application says. */
  readonly isInPilotZone: boolean | null;
  readonly exportedE5: number;
  readonly coveredE5: number;
  /** Lines of the export declaration whose goods ALP does not know. */
  readonly unknownLines: number;
  /** Refund rates of its codes, in hundredths of a percent; null: unknown. */
  readonly ratesBp: readonly (number | null)[];
};

/** `unknown`: neither ALP nor anybody has said; the person answers for it before the tax office. */
export type ConditionVerdict = "met" | "unmet" | "unknown";

/** The branch that a seller's dossiers begin with: a refund is for general taxpayers alone. */
export function firstBranch(taxpayer: TaxpayerKind | null): TaxBranch {
  return taxpayer === "general" ? "refund" : "exemption";
}

/** The kind of taxpayer as the application's parameter says it; null: not said. */
export function taxpayerOf(value: string | undefined): TaxpayerKind | null {
  return value === "general" || value === "small_scale" ? value : null;
}

/** The branch of a seller's exports: the one it chose, as long as it is open to its kind of taxpayer. */
export function sellerBranch(taxpayer: TaxpayerKind | null, chosen: TaxBranch | null): TaxBranch {
  return chosen !== null && branchesOpenTo(taxpayer).includes(chosen) ? chosen : firstBranch(taxpayer);
}

/** The branches that are open to a kind of taxpayer; all of them while it is not known. */
export function branchesOpenTo(taxpayer: TaxpayerKind | null): readonly TaxBranch[] {
  return taxBranches.filter((branch) => taxpayer === null || branchRules[branch].taxpayers.includes(taxpayer));
}

/** Each condition of a branch with what is known of it. */
export function judgeBranch(
  branch: TaxBranch,
  facts: BranchFacts,
): readonly { readonly condition: BranchCondition; readonly verdict: ConditionVerdict }[] {
  return branchRules[branch].conditions.map((condition) => ({ condition, verdict: verdictOf(condition, facts) }));
}

function verdictOf(condition: BranchCondition, facts: BranchFacts): ConditionVerdict {
  switch (condition) {
    case "general_taxpayer":
      return said(facts.taxpayer === null ? null : facts.taxpayer === "general");
    case "summarised":
      // a dossier is opened by the summary's result alone
      return "met";
    case "special_invoices":
    case "purchase_vouchers":
      return said(facts.coveredE5 === facts.exportedE5 && facts.unknownLines === 0);
    case "zone_registered":
    case "zone_declared":
      // that it is registered there says the application; that goods and office were so, a person
      return facts.isInPilotZone === false ? "unmet" : "unknown";
    case "refund_not_cancelled":
      if (facts.ratesBp.some((rate) => rate === 0)) return "unmet";
      return facts.ratesBp.length > 0 && facts.ratesBp.every((rate) => rate !== null) ? "met" : "unknown";
  }
}

function said(answer: boolean | null): ConditionVerdict {
  return answer === null ? "unknown" : answer ? "met" : "unmet";
}
