import type { CebKind } from "./message.ts";
import { answeredKind, type CustomsReceipt } from "./receipt.ts";

/** A sent document by what receipts name it with. */
export type SentDocument = {
  readonly id: string;
  readonly kind: CebKind;
  readonly guids: readonly string[];
  /** orderNo, logisticsNo or copNo, by kind. */
  readonly number: string;
  /** The company that the number belongs to: ebcCode, logisticsCode or agentCode. */
  readonly companyCode: string;
};

/**
 * The document that a receipt answers: by guid, else by the business key of its kind. Null when nothing fits, or when guid
 * and kind contradict each other: such a receipt is kept and shown, and moves nothing.
 */
export function matchReceipt(receipt: CustomsReceipt, documents: readonly SentDocument[]): SentDocument | null {
  const kind = answeredKind[receipt.kind];
  const guid = receipt.guid.toUpperCase();
  const byGuid = documents.find((one) => one.guids.some((own) => own.toUpperCase() === guid));
  if (byGuid) return byGuid.kind === kind ? byGuid : null;
  const { number, companyCode } = receiptKey(receipt);
  if (number === null || companyCode === null) return null;
  const fitting = documents.filter(
    (one) => one.kind === kind && one.number === number && one.companyCode === companyCode,
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The business key that a receipt bears. */
export function receiptKey(receipt: CustomsReceipt): {
  readonly number: string | null;
  readonly companyCode: string | null;
} {
  switch (receipt.kind) {
    case "CEB304":
      return { number: receipt.orderNo, companyCode: receipt.ebcCode };
    case "CEB506":
      return { number: receipt.logisticsNo, companyCode: receipt.logisticsCode };
    default:
      return { number: receipt.copNo, companyCode: receipt.agentCode };
  }
}
