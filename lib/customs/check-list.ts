import { checkNumbering, checkProduct, read } from "./check-lines.ts";
import { decimalText } from "./decimal.ts";
import type { AddFinding, CheckedDocument, CheckedValues } from "./document-rules.ts";
import { kilograms } from "./unit-ratios.ts";

/** Cross checks of CEB603: lines and products, units with their quantities, weights, numbers that only customs give. */
export function checkListDocument(doc: CheckedDocument, add: AddFinding): void {
  const { head, lines } = doc;
  if (lines.length === 0) add(null, "InventoryList", "no_lines");
  checkNumbering(doc, add);
  lines.forEach((line, at) => {
    checkProduct(line, at, add);
    checkUnits(line, at, add);
    const currency = lines[0]?.currency;
    if (line.currency && currency && line.currency !== currency)
      add(at, "currency", "line_currency_differs", { value: line.currency, expected: currency });
  });
  checkWeights(doc, add);
  if (head.appType === "1")
    for (const element of ["preNo", "invtNo"]) if (head[element]) add(null, element, "number_in_new_document");
}

/** Equal units bear equal quantities; a second unit and a second quantity come together or not at all. */
function checkUnits(line: CheckedValues, at: number, add: AddFinding): void {
  for (const [unit, element] of [
    [line.unit1, "qty1"],
    [line.unit2, "qty2"],
  ] as const) {
    const [given, declared] = [read(line[element]), read(line.qty)];
    if (unit && unit === line.unit && given !== null && declared !== null && given !== declared)
      add(at, element, "quantity_differs_from_unit", { value: line[element] ?? "", expected: line.qty ?? "" });
  }
  if (line.qty2 !== undefined && line.unit2 === undefined) add(at, "unit2", "second_quantity_without_unit");
  if (line.unit2 !== undefined && line.qty2 === undefined) add(at, "qty2", "second_unit_without_quantity");
}

/**
 * Net is not above gross. A legal quantity in kilograms is the line's net weight: where every line has one they make the
 * list's net weight together, else they are not above it.
 */
function checkWeights({ head, lines }: CheckedDocument, add: AddFinding): void {
  const [gross, net] = [read(head.grossWeight), read(head.netWeight)];
  if (net === null) return;
  if (gross !== null && net > gross)
    add(null, "netWeight", "net_above_gross", { net: head.netWeight ?? "", gross: head.grossWeight ?? "" });
  const weighed = lines.map(kilogramsOf);
  const known = weighed.flatMap((one) => (one && one.value !== null ? [one.value] : []));
  if (known.length === 0 || weighed.some((one) => one?.value === null)) return;
  const sum = known.reduce((total, value) => total + value, 0n);
  const isWhole = known.length === lines.length;
  if (isWhole ? sum === net : sum <= net) return;
  const values = { net: head.netWeight ?? "", sum: decimalText(sum) };
  add(null, "netWeight", "net_not_sum", values);
  weighed.forEach((one, at) => {
    if (one) add(at, one.element, "kilograms_not_net", values);
  });
}

function kilogramsOf(line: CheckedValues): { readonly element: string; readonly value: bigint | null } | null {
  if (line.unit1 === kilograms) return { element: "qty1", value: read(line.qty1) };
  if (line.unit2 === kilograms) return { element: "qty2", value: read(line.qty2) };
  return null;
}
