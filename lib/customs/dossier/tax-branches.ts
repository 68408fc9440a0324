import type { taxpayerKinds } from "#lib/onboarding/fields";

/** What becomes of the tax of an exported declaration: refunded, exempt, exempt without invoices (无票免税), or taxed like a sale at home. */
export const taxBranches = ["refund", "exemption", "exemption_without_invoices", "taxed"] as const;
export type TaxBranch = (typeof taxBranches)[number];

/** Kinds of VAT payers, as the application asks them. */
export type TaxpayerKind = (typeof taxpayerKinds)[number];

/** How well a rule is known: in how many independent public sources it was found; official texts of 2026 were not reached. */
export const sourceMarks = ["two_sources", "one_source", "general_knowledge"] as const;
export type SourceMark = (typeof sourceMarks)[number];

/** Where a rule stands. `act`: as one cites it in Chinese. */
export type RuleSource = { readonly act: string; readonly mark: SourceMark };

/** What must be true for a branch; each is said in words by its key. */
export const branchConditions = [
  "general_taxpayer",
  "summarised",
  "special_invoices",
  "purchase_vouchers",
  "zone_registered",
  "zone_declared",
  "refund_not_cancelled",
] as const;
export type BranchCondition = (typeof branchConditions)[number];

export type BranchRule = {
  readonly branch: TaxBranch;
  readonly taxpayers: readonly TaxpayerKind[];
  readonly conditions: readonly BranchCondition[];
  /** Do purchase invoices have to cover the goods, and of which kind? */
  readonly invoices: "special" | "any" | "none";
  /** Is there a claim at the tax office, whose date starts the clock of the documents? */
  readonly hasClaim: boolean;
  readonly sources: readonly RuleSource[];
};

const ecommerceRules: RuleSource = { act: "财税〔2013〕96号", mark: "general_knowledge" };
/** Whether it was restated after the VAT law took force in 2026 was not found. */
const withoutInvoices: RuleSource = { act: "财税〔2018〕103号", mark: "two_sources" };

/** The branches as data. A refund needs the summarised declaration (way B) and purchase invoices: two sources. */
export const branchRules: Readonly<Record<TaxBranch, BranchRule>> = {
  refund: {
    branch: "refund",
    taxpayers: ["general"],
    conditions: ["general_taxpayer", "summarised", "special_invoices"],
    ...{ invoices: "special", hasClaim: true, sources: [ecommerceRules] },
  },
  exemption: {
    branch: "exemption",
    taxpayers: ["general", "small_scale"],
    conditions: ["purchase_vouchers"],
    ...{ invoices: "any", hasClaim: false, sources: [ecommerceRules] },
  },
  exemption_without_invoices: {
    branch: "exemption_without_invoices",
    taxpayers: ["general", "small_scale"],
    conditions: ["zone_registered", "zone_declared", "refund_not_cancelled"],
    ...{ invoices: "none", hasClaim: false, sources: [withoutInvoices] },
  },
  taxed: {
    branch: "taxed",
    taxpayers: ["general", "small_scale"],
    ...{ conditions: [], invoices: "none", hasClaim: false, sources: [ecommerceRules] },
  },
};
