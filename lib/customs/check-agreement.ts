import { readDecimal } from "./decimal.ts";
import type { CheckedDocument } from "./document-rules.ts";
import type { CustomsFinding, FindingCode } from "./finding.ts";
import type { CebKind, ListDocument, OrderDocument, WaybillDocument } from "./message.ts";

/** What goes out together. */
export type DeclaredBatch = {
  readonly orders: readonly OrderDocument[];
  readonly waybills: readonly WaybillDocument[];
  readonly lists: readonly ListDocument[];
};

/**
 * Order, waybill and list of one batch against each other, as customs match them: orderNo with ebcCode and the lines by gnum;
 * logisticsCode with logisticsNo and the gross weight. A list whose order or waybill is not in the batch was matched by
 * what went before and is left alone. `document` is the position in `lists`.
 */
export function checkAgreement({ orders, waybills, lists }: DeclaredBatch): readonly CustomsFinding[] {
  const orderOf = indexBy(orders, ({ head }) => head.orderNo);
  const waybillOf = indexBy(waybills, ({ head }) => JSON.stringify([head.logisticsCode, head.logisticsNo]));
  const byNumber = indexBy(waybills, ({ head }) => head.logisticsNo);
  const findings: CustomsFinding[] = [];
  lists.forEach((list, at) => {
    const add = (line: number | null, element: string, code: FindingCode, values: CustomsFinding["values"]) =>
      findings.push({ kind: "CEB603" satisfies CebKind, document: at, line, element, code, values });
    const order = orderOf.get(list.head.orderNo);
    if (order) compareWithOrder(list, order, add);
    const waybill =
      waybillOf.get(JSON.stringify([list.head.logisticsCode, list.head.logisticsNo])) ??
      byNumber.get(list.head.logisticsNo);
    if (waybill) compare(list, waybill, ["logisticsCode", "grossWeight", "packNo"], null, "waybill_differs", add);
  });
  return findings;
}

/** What a line of the list says again of its order's line. */
const pairedElements = ["itemNo", "unit", "currency", "qty", "price", "totalPrice"];

type Add = (line: number | null, element: string, code: FindingCode, values: CustomsFinding["values"]) => void;

function compareWithOrder(list: ListDocument, order: OrderDocument, add: Add): void {
  compare(list, order, ["ebcCode", "ebpCode"], null, "order_differs", add);
  if (list.lines.length !== order.lines.length) {
    const values = { value: list.lines.length, expected: order.lines.length };
    add(null, "gnum", "order_lines_differ", values);
    return;
  }
  const orderLines = indexBy(order.lines, ({ gnum }) => gnum);
  list.lines.forEach((line, at) => {
    const paired = orderLines.get(line.gnum);
    if (paired)
      compare({ head: line, lines: [] }, { head: paired, lines: [] }, pairedElements, at, "order_differs", add);
    else add(at, "gnum", "order_lines_differ", { value: line.gnum, expected: "" });
  });
}

function compare(
  { head: ours }: CheckedDocument,
  { head: theirs }: CheckedDocument,
  elements: readonly string[],
  line: number | null,
  code: FindingCode,
  add: Add,
): void {
  for (const element of elements) {
    const [value = "", expected = ""] = [ours[element], theirs[element]];
    if (value !== expected && !areEqualNumbers(value, expected)) add(line, element, code, { value, expected });
  }
}

/** "2" and "2.0" are one quantity; codes with leading zeros are compared as text before. */
function areEqualNumbers(a: string, b: string): boolean {
  if (!a.includes(".") && !b.includes(".")) return false;
  const [one, other] = [readDecimal(a), readDecimal(b)];
  return one !== null && one === other;
}

function indexBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}
