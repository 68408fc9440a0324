import { ok, type Result, refuse } from "../kit/result.ts";
import { errorsIn } from "./error-numbers.ts";
import type { DocumentStamp } from "./facts.ts";
import type { FoldedDocument } from "./fold-receipts.ts";
import type { DocumentState } from "./states.ts";

/** How a corrected document is sent: its kind of sending and the numbers that go with it. */
export type Correction = Pick<DocumentStamp, "appType" | "preNo" | "invtNo">;

export type CorrectionRefusal =
  | { readonly code: "correction_waits"; readonly values: { readonly state: DocumentState } }
  | { readonly code: "correction_too_late"; readonly values: { readonly state: DocumentState } };

/**
 * How the next sending of a document goes out. What was never stored (a format refusal, nothing heard and nothing sent) is new
 * (1); what the E-Port or customs know is a change (2) with the numbers that they gave, since a document at state 2, 120, 399
 * or 899 may not be sent as new again. An error number that says otherwise (exists already, nothing to change) wins.
 * Refusals: correction_waits while customs work on it, correction_too_late once released, closed or withdrawn.
 */
export function correctionOf(doc: FoldedDocument): Result<Correction, CorrectionRefusal> {
  const { state } = doc;
  if (state === "released" || state === "closed" || state === "withdrawn")
    return refuse({ code: "correction_too_late", values: { state } });
  if (state === "sent" || state === "pending" || state === "accepted" || state === "review" || state === "held")
    return refuse({ code: "correction_waits", values: { state } });
  const isChange = hinted(doc) ?? doc.isKnown;
  if (!isChange) return ok({ appType: "1", preNo: null, invtNo: null });
  return ok({ appType: "2", preNo: doc.preNo, invtNo: doc.invtNo });
}

function hinted({ state, last }: FoldedDocument): boolean | null {
  if (state !== "refused" || last === null) return null;
  const hints = errorsIn(`${last.status} ${last.info}`).flatMap(({ hint }) => hint ?? []);
  if (hints.length === 0) return null;
  return hints.includes("send_as_change");
}
