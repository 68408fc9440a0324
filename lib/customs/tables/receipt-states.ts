import type { DocumentState } from "../states.ts";

/** A return state: customs' code, the state that it puts a document into, its names. */
export type ReceiptStateRow = readonly [code: string, state: DocumentState, nameZh: string, nameEn: string];

/**
 * Return states of the 202205 standard. Only 800 is 放行 and only 899 is 结关. 501 to 503, 599 and 700 are named for the import
 * receipt and are taken as what they say should they ever come; so are 505 and 600 of the return application. A number below
 * 0 is an error of processing (error-codes.ts).
 */
export const receiptStateRows: readonly ReceiptStateRow[] = [
  ["1", "pending", "电子口岸已暂存", "Saved at the E-Port"],
  ["2", "pending", "电子口岸申报中", "Being declared at the E-Port"],
  ["3", "pending", "发送海关成功", "Sent to customs"],
  ["4", "send_failed", "发送海关失败", "Sending to customs failed"],
  ["100", "returned", "海关退单", "Returned by customs"],
  ["120", "accepted", "海关入库", "Stored at customs"],
  ["300", "review", "人工审核", "Manual review"],
  ["399", "accepted", "海关审结", "Decided by customs"],
  ["500", "held", "海关查验", "Inspection ordered"],
  ["501", "held", "扣留移送通关", "Detained, passed to clearance"],
  ["502", "held", "扣留移送缉私", "Detained, passed to anti-smuggling"],
  ["503", "held", "扣留移送法规", "Detained, passed to the legal section"],
  ["505", "held", "移交", "Handed over to another section"],
  ["599", "held", "其他扣留", "Otherwise detained"],
  ["600", "held", "挂起", "Suspended"],
  ["700", "returned", "退运", "Sent back"],
  ["800", "released", "放行", "Released"],
  ["899", "closed", "结关", "Closed"],
];
