import { checkListDocument } from "./check-list.ts";
import { checkOrderDocument } from "./check-order.ts";
import { checkMasterListDocument, checkSummaryDocument } from "./check-parts.ts";
import type { CustomsFinding, FindingCode } from "./finding.ts";
import type { CebKind } from "./message.ts";

/** A document as the checks read it: any element may be absent, whatever the types promise. */
export type CheckedValues = Readonly<Record<string, string | undefined>>;
export type CheckedDocument = { readonly head: CheckedValues; readonly lines: readonly CheckedValues[] };

export type AddFinding = (
  line: number | null,
  element: string,
  code: FindingCode,
  values?: CustomsFinding["values"],
) => void;

type DocumentRules = {
  /** Arithmetic and cross checks within one document. */
  readonly check: (document: CheckedDocument, add: AddFinding) => void;
  /** The business key, which may stand once in a message, and the element that a repeat is shown at. */
  readonly keyElements: readonly string[];
  readonly keyElement: string;
};

const nothing = () => {};

/** Keys as a public simulator holds them; the error numbers of the standard agree. */
export const documentRules: Readonly<Record<CebKind, DocumentRules>> = {
  CEB303: { check: checkOrderDocument, keyElements: ["orderNo", "ebcCode"], keyElement: "orderNo" },
  CEB505: { check: nothing, keyElements: ["logisticsCode", "logisticsNo"], keyElement: "logisticsNo" },
  CEB603: { check: checkListDocument, keyElements: ["copNo"], keyElement: "copNo" },
  CEB605: { check: nothing, keyElements: ["copNo"], keyElement: "copNo" },
  CEB607: { check: checkMasterListDocument, keyElements: ["copNo", "msgSeqNo"], keyElement: "copNo" },
  CEB701: { check: checkSummaryDocument, keyElements: ["ebcCode", "copNo", "msgSeqNo"], keyElement: "copNo" },
};
