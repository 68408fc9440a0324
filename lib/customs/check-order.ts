import { checkNumbering, checkProduct, read, sumOf } from "./check-lines.ts";
import { decimalText } from "./decimal.ts";
import type { AddFinding, CheckedDocument } from "./document-rules.ts";

/**
 * Cross checks of CEB303: lines, their products, one currency, and goodsValue as the FOB value of all goods without freight,
 * which is the sum of the lines.
 */
export function checkOrderDocument(doc: CheckedDocument, add: AddFinding): void {
  const { head, lines } = doc;
  if (lines.length === 0) add(null, "OrderList", "no_lines");
  checkNumbering(doc, add);
  lines.forEach((line, at) => {
    checkProduct(line, at, add);
    if (line.currency && head.currency && line.currency !== head.currency)
      add(at, "currency", "line_currency_differs", { value: line.currency, expected: head.currency });
  });
  const [value, sum] = [read(head.goodsValue), sumOf(lines, "totalPrice")];
  if (value !== null && sum !== null && lines.length > 0 && value !== sum)
    add(null, "goodsValue", "goods_value_not_sum", { value: head.goodsValue ?? "", expected: decimalText(sum) });
}
