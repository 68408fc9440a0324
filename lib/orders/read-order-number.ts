import { ok, type Result, refuse } from "#lib/kit/result";
import type { CellMark } from "#lib/kit/sheet";

export type OrderNumberRefusal = {
  readonly code: "order_number_missing" | "order_number_malformed" | "order_number_rounded";
  readonly values?: { readonly text: string };
};

/**
 * An order number: 16 digits today, 10 to 20 accepted, always text. A number cell keeps only 15 digits in Excel (the rest
 * become zeros, or 3.03E+15 in a CSV): such a number is refused, because it names another order.
 */
export function readOrderNumber(text: string, mark: CellMark | null): Result<string, OrderNumberRefusal> {
  const folded = text.normalize("NFKC").replace(/[\s'"`\p{Cf}]+/gu, "");
  if (folded === "") return refuse({ code: "order_number_missing" });
  const values = { text: folded.slice(0, 40) };
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(folded)) return refuse({ code: "order_number_rounded", values });
  if (!/^\d{10,20}$/.test(folded)) return refuse({ code: "order_number_malformed", values });
  if (mark === "long_number" && wasRounded(folded)) return refuse({ code: "order_number_rounded", values });
  return ok(folded);
}

/** Beyond 15 digits Excel writes zeros; beyond 2^53 no program keeps all digits of a number. */
function wasRounded(digits: string): boolean {
  return BigInt(digits) > BigInt(Number.MAX_SAFE_INTEGER) || /^0+$/.test(digits.slice(15));
}
