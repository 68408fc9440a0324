import type { CebKind } from "./message.ts";

/** Receipts of documents: one message number above what they answer. */
export const receiptKinds = ["CEB304", "CEB506", "CEB604", "CEB606", "CEB608", "CEB702"] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** What each receipt answers. */
export const answeredKind: Readonly<Record<ReceiptKind, CebKind>> = {
  CEB304: "CEB303",
  CEB506: "CEB505",
  CEB604: "CEB603",
  CEB606: "CEB605",
  CEB608: "CEB607",
  CEB702: "CEB701",
};

/** One answer to one document, as customs or the E-Port gave it; absent or empty elements are null. */
export type CustomsReceipt = {
  readonly kind: ReceiptKind;
  /** Of the document that it answers. */
  readonly guid: string;
  readonly ebpCode: string | null;
  readonly ebcCode: string | null;
  readonly agentCode: string | null;
  readonly orderNo: string | null;
  readonly logisticsCode: string | null;
  readonly logisticsNo: string | null;
  readonly copNo: string | null;
  readonly billNo: string | null;
  readonly msgSeqNo: string | null;
  readonly preNo: string | null;
  readonly invtNo: string | null;
  readonly sumNo: string | null;
  readonly statisticsFlag: string | null;
  /** The code as it came: known or not, negative or not. */
  readonly status: string;
  /** YYYYMMDDhhmmssfff, China time, as it came. */
  readonly time: string;
  /** Customs' own words. */
  readonly info: string;
};

/** CEB900: a message failed the format check as a whole; nothing of it was stored. */
export type FormatReceipt = {
  readonly kind: "CEB900";
  readonly guid: string;
  readonly status: string;
  readonly time: string;
  readonly info: string;
  /** The envelope's number that we gave, `Unknown` when the E-Port could not read it. */
  readonly copMsgId: string;
  readonly messageType: string;
  readonly original: string;
};

/** CEB792: one export declaration (报关单) that customs made of lists. */
export type SummaryResult = {
  readonly kind: "CEB792";
  readonly guid: string;
  readonly customsCode: string;
  readonly sumNo: string;
  readonly opDate: string;
  readonly declSeqNo: string;
  readonly decTmpNo: string | null;
  readonly decPreNo: string | null;
  /** 报关单编号, 18 digits, once there is one. */
  readonly entryId: string | null;
  readonly decState: string;
  readonly agentCode: string;
  readonly ebcCode: string;
  readonly declAgentCode: string;
  readonly grossWeight: string;
  readonly netWeight: string;
  readonly msgCount: string;
  readonly msgSeqNo: string;
  readonly lines: readonly SummaryResultLine[];
};

export type SummaryResultLine = {
  readonly invtNo: string;
  readonly logisticsNo: string;
  readonly gseqno: string;
  readonly gnum: string;
  readonly gcode: string;
};

/** Everything that can come in. */
export type IncomingReceipt = CustomsReceipt | FormatReceipt | SummaryResult;
