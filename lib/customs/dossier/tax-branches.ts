import type { taxpayerKinds } from "#lib/onboarding/fields";
import type { DossierDocumentKind } from "./document-kinds.ts";

/** What becomes of the tax of an export declaration: refunded, exempt, exempt without invoices (无票免税), or taxed like a sale at home. */
export const taxBranches = ["refund", "exemption", "exemption_without_invoices", "taxed"] as const;
export type TaxBranch = (typeof taxBranches)[number];

/** Kinds of VAT payers, as the application asks them. */
export type TaxpayerKind = (typeof taxpayerKinds)[number];

/** How well a rule is known: in how many public sources it was found; official texts of 2026 were not reached. */
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
  readonly taxpayers: readonly TaxpayerKind[];
  readonly conditions: readonly BranchCondition[];
  /** Must purchase invoices cover the goods, and of which kind? */
  readonly invoices: "special" | "any" | "none";
  readonly documents: readonly DossierDocumentKind[];
  /** Is there a claim at the tax office, whose date starts the clock of the documents? */
  readonly hasClaim: boolean;
  readonly sources: readonly RuleSource[];
};

/** Refund and exemption of retail exports: who, with which declaration and which vouchers. */
const retailRules: RuleSource = { act: "财税〔2013〕96号", mark: "general_knowledge" };
/** Its three conditions. Whether it was restated after the VAT law took force in 2026 was not found. */
const withoutInvoices: RuleSource = { act: "财税〔2018〕103号", mark: "two_sources" };
/** Which documents are kept, and for how long. */
const keptDocuments: RuleSource = { act: "国家税务总局公告2026年第5号", mark: "one_source" };

/** The branches as data. That a refund needs the summarised declaration (way B) and purchase invoices: two sources. */
export const branchRules: Readonly<Record<TaxBranch, BranchRule>> = {
  refund: {
    taxpayers: ["general"],
    conditions: ["general_taxpayer", "summarised", "special_invoices"],
    documents: ["purchase_contract", "sales_contract", "transport", "agency"],
    ...{ invoices: "special", hasClaim: true, sources: [retailRules, keptDocuments] },
  },
  exemption: {
    taxpayers: ["general", "small_scale"],
    conditions: ["purchase_vouchers"],
    documents: ["purchase_contract", "sales_contract", "transport", "agency"],
    ...{ invoices: "any", hasClaim: false, sources: [retailRules] },
  },
  exemption_without_invoices: {
    taxpayers: ["general", "small_scale"],
    conditions: ["zone_registered", "zone_declared", "refund_not_cancelled"],
    documents: ["sales_contract", "transport", "agency"],
    ...{ invoices: "none", hasClaim: false, sources: [withoutInvoices] },
  },
  taxed: {
    taxpayers: ["general", "small_scale"],
    ...{ conditions: [], documents: [], invoices: "none", hasClaim: false, sources: [retailRules] },
  },
};
