import { decimalText, multiplyE5, readDecimal } from "./decimal.ts";
import type { AddFinding, CheckedDocument, CheckedValues } from "./document-rules.ts";

/** `gnum` runs from 1 without gap or repeat. */
export function checkNumbering({ lines }: CheckedDocument, add: AddFinding): void {
  const seen = new Set<string>();
  lines.forEach(({ gnum = "" }, at) => {
    if (!/^\d+$/.test(gnum)) return;
    const number = String(Number(gnum));
    if (seen.has(number)) add(at, "gnum", "gnum_repeated", { value: number });
    else if (number !== String(at + 1)) add(at, "gnum", "gnum_not_continuous", { value: number, expected: at + 1 });
    seen.add(number);
  });
}

/** totalPrice is price × qty exactly; a public simulator compares without tolerance. */
export function checkProduct(line: CheckedValues, at: number, add: AddFinding): void {
  const [price, qty, total] = [read(line.price), read(line.qty), read(line.totalPrice)];
  if (price === null || qty === null || total === null || price <= 0n || qty <= 0n || total <= 0n) return;
  const product = multiplyE5(price, qty);
  if (product === total) return;
  const values = { price: line.price ?? "", quantity: line.qty ?? "", total: line.totalPrice ?? "" };
  add(at, "totalPrice", "total_not_product", {
    ...values,
    expected: product === null ? "…" : decimalText(product),
  });
}

/** A decimal element; null where it is absent or no decimal, which is said elsewhere. */
export function read(text: string | undefined): bigint | null {
  return text === undefined ? null : readDecimal(text);
}

/** The sum of an element over lines; null as soon as one cannot be read. */
export function sumOf(lines: readonly CheckedValues[], element: string): bigint | null {
  let sum = 0n;
  for (const line of lines) {
    const value = read(line[element]);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
