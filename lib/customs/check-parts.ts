import { checkNumbering } from "./check-lines.ts";
import type { AddFinding, CheckedDocument } from "./document-rules.ts";
import { readMoment } from "./message-time.ts";

/** Cross checks of CEB607: numbering, part numbers, no parcel twice. */
export function checkMasterListDocument(doc: CheckedDocument, add: AddFinding): void {
  if (doc.lines.length === 0) add(null, "WayBillList", "no_lines");
  checkNumbering(doc, add);
  checkPartNumber(doc, add);
  checkRepeats(doc, "logisticsNo", add);
  if (doc.head.appType === "1" && doc.head.preNo) add(null, "preNo", "number_in_new_document");
}

/** Cross checks of CEB701: lists or a whole period, part numbers, no list twice. */
export function checkSummaryDocument(doc: CheckedDocument, add: AddFinding): void {
  const { head, lines } = doc;
  const { startTime, endTime } = head;
  if (startTime === undefined && endTime === undefined && lines.length === 0) add(null, "SummaryApplyList", "no_lines");
  if (startTime !== undefined && endTime === undefined) add(null, "endTime", "period_incomplete");
  if (startTime === undefined && endTime !== undefined) add(null, "startTime", "period_incomplete");
  const [from, to] = [readMoment(startTime ?? ""), readMoment(endTime ?? "")];
  if (from !== null && to !== null && to < from) add(null, "endTime", "period_reversed");
  checkPartNumber(doc, add);
  checkRepeats(doc, "invtNo", add);
  if (head.appType === "1")
    for (const element of ["preNo", "sumNo"]) if (head[element]) add(null, element, "number_in_new_document");
}

function checkPartNumber({ head }: CheckedDocument, add: AddFinding): void {
  const [count, part] = [Number(head.msgCount), Number(head.msgSeqNo)];
  if (part > count) add(null, "msgSeqNo", "part_number", { value: part, max: count });
}

function checkRepeats({ lines }: CheckedDocument, element: string, add: AddFinding): void {
  const seen = new Map<string, number>();
  lines.forEach((line, at) => {
    const value = line[element] ?? "";
    const first = seen.get(value);
    if (value !== "" && first !== undefined) add(at, element, "key_repeated", { first: first + 1, value });
    else seen.set(value, at);
  });
}
