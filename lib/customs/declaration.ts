import type { Instant } from "#lib/kit/time";
import { ok, type Result, refuse } from "../kit/result.ts";
import { type DocumentAnswer, type FoldedDocument, foldReceipts, type Submission } from "./fold-receipts.ts";
import type { CebKind } from "./message.ts";
import type { StaffReceipts } from "./staff-receipts.ts";
import { type DocumentState, isStop } from "./states.ts";

/** Everything sent and heard about one document of a declaration. */
export type DocumentLife = { readonly submissions: readonly Submission[]; readonly answers: readonly DocumentAnswer[] };

/** A parcel's declaration: order and list always, the waybill only under a mandate, the withdrawal where there is one. */
export type DeclarationLife = {
  readonly order: DocumentLife;
  /** Null: the logistics company sends its own. */
  readonly waybill: DocumentLife | null;
  readonly list: DocumentLife;
  readonly withdrawal: DocumentLife | null;
};

/** Where a declaration stands as a whole. */
export type Declaration = {
  readonly state: DocumentState;
  /** The document that the state comes from. */
  readonly cause: CebKind;
  /** The answer behind the state, with customs' own words. */
  readonly last: DocumentAnswer | null;
  readonly preNo: string | null;
  readonly invtNo: string | null;
  /** A withdrawal was sent and is not decided. */
  readonly isWithdrawing: boolean;
  /** The newest word about one of the documents is a code that nobody has mapped. */
  readonly unclear: DocumentAnswer | null;
  /** Since when the list waits for the logistics company's 505 (等待物流企业运单申报); null when it does not. */
  readonly waybillAwaitedSince: Instant | null;
  readonly documents: {
    readonly order: FoldedDocument;
    readonly waybill: FoldedDocument | null;
    readonly list: FoldedDocument;
    readonly withdrawal: FoldedDocument | null;
  };
};

/**
 * Where a declaration stands: the list leads; an order or waybill that was stopped stops it, as long as customs have not let
 * the list go; a withdrawal decided with 399 ends it.
 */
export function foldDeclaration(life: DeclarationLife, staff?: StaffReceipts): Declaration {
  const fold = ({ submissions, answers }: DocumentLife) => foldReceipts(submissions, answers, staff);
  const order = fold(life.order);
  const waybill = life.waybill && fold(life.waybill);
  const list = fold(life.list);
  const withdrawal = life.withdrawal && fold(life.withdrawal);
  const lead = leading(order, waybill, list, withdrawal);
  return {
    ...{ state: lead.state, cause: lead.cause, last: lead.document.last, preNo: list.preNo, invtNo: list.invtNo },
    isWithdrawing: withdrawal !== null && (withdrawal.state === "sent" || withdrawal.state === "pending"),
    unclear: unclearOf([list, waybill, order]),
    waybillAwaitedSince: life.waybill === null ? awaitedSince(life.list, list) : null,
    documents: { order, waybill, list, withdrawal },
  };
}

type Lead = { readonly state: DocumentState; readonly cause: CebKind; readonly document: FoldedDocument };

function leading(
  order: FoldedDocument,
  waybill: FoldedDocument | null,
  list: FoldedDocument,
  withdrawal: FoldedDocument | null,
): Lead {
  // 399 is the only decision named for the withdrawal's receipt; stored (120) is none yet
  if (withdrawal?.last?.status === "399") return { state: "withdrawn", cause: "CEB605", document: withdrawal };
  const isThrough = list.state === "released" || list.state === "closed";
  if (isThrough || isStop(list.state)) return { state: list.state, cause: "CEB603", document: list };
  if (waybill && isStop(waybill.state)) return { state: waybill.state, cause: "CEB505", document: waybill };
  if (isStop(order.state)) return { state: order.state, cause: "CEB303", document: order };
  if (list.state === "draft" && order.state !== "draft") return { state: "sent", cause: "CEB303", document: order };
  return { state: list.state, cause: "CEB603", document: list };
}

function unclearOf(documents: readonly (FoldedDocument | null)[]): DocumentAnswer | null {
  return documents.find((one) => one?.isUnclear)?.unmapped.at(-1) ?? null;
}

/** Customs match order, waybill and list before they decide (399), so until then a foreign waybill may be missing. */
function awaitedSince(life: DocumentLife, list: FoldedDocument): Instant | null {
  const waits = list.state === "sent" || list.state === "pending" || list.last?.status === "120";
  return waits && life.submissions.length > 0 ? Math.min(...life.submissions.map(({ sentAt }) => sentAt)) : null;
}

/** After this a list that waits for a logistics company's waybill is a warning. */
export const waybillLateAfterMs = 2 * 3_600_000;

/** True once the logistics company's waybill is late. */
export function isWaybillLate({ waybillAwaitedSince }: Declaration, now: Instant): boolean {
  return waybillAwaitedSince !== null && now - waybillAwaitedSince >= waybillLateAfterMs;
}

export type HandOverRefusal =
  | { readonly code: "declaration_not_sent" | "declaration_without_number" }
  | { readonly code: "declaration_stopped"; readonly values: { readonly state: DocumentState; readonly kind: CebKind } }
  | { readonly code: "declaration_unclear"; readonly values: { readonly status: string } };

/**
 * Whether a parcel may leave: the list has a preNo or an invtNo and nothing stops it. A code that nobody has mapped may be a
 * stop, so it holds the parcel until somebody has. Gives the number to hand over with, the list's own before the E-Port's.
 */
export function mayHandOver(declaration: Declaration): Result<string, HandOverRefusal> {
  const { state, cause, invtNo, preNo, unclear } = declaration;
  if (state === "draft") return refuse({ code: "declaration_not_sent" });
  if (isStop(state)) return refuse({ code: "declaration_stopped", values: { state, kind: cause } });
  if (unclear) return refuse({ code: "declaration_unclear", values: { status: unclear.status } });
  const number = invtNo ?? preNo;
  return number === null ? refuse({ code: "declaration_without_number" }) : ok(number);
}
