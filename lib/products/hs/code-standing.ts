import { ok, type Refused, type Result, refuse } from "#lib/kit/result";
import type { HsModel } from "./model.ts";
import { type SplitBy, successors } from "./tables/successors.ts";

/** A code that HS 2022 knows. `subheading`: its first 6 digits; `national`: what stands behind them, "" when nothing does. */
export type KnownCode = { readonly code: string; readonly subheading: string; readonly national: string };

export type CodeRefusal =
  | { readonly code: "hs_code_not_digits"; readonly field: "hsCode" }
  | { readonly code: "hs_code_length"; readonly field: "hsCode"; readonly values: { readonly digits: number } }
  | { readonly code: "hs_code_padded"; readonly field: "hsCode"; readonly values: { readonly heading: string } }
  | { readonly code: "hs_code_unknown"; readonly field: "hsCode"; readonly values: { readonly subheading: string } }
  | {
      readonly code: "hs_code_deleted";
      readonly field: "hsCode";
      readonly values: { readonly subheading: string; readonly successors: string };
      /** Where the goods are now; more than one: `splitBy` says what to ask. */
      readonly successors: readonly string[];
      readonly splitBy: SplitBy | null;
    };

/** China's codes have 6 (international), 8 (tariff line) or 10 digits (customs); 7 or 9 are typing mistakes. */
const lengths = new Set([6, 8, 10]);

/**
 * Whether a code, with or without dots and spaces, stands in HS 2022: known, or refused as no number, of wrong length, a
 * padded heading (four digits and zeros), of an older edition (with its successors), or unknown. National digits are not
 * judged here: only an imported national table knows them.
 */
export function standingOfCode(model: Pick<HsModel, "codes">, text: string): Result<KnownCode, CodeRefusal> {
  const code = text.normalize("NFKC").replace(/[.\s·-]/gu, "");
  if (!/^\d+$/.test(code)) return refuse({ code: "hs_code_not_digits", field: "hsCode" });
  if (!lengths.has(code.length))
    return refuse({ code: "hs_code_length", field: "hsCode", values: { digits: code.length } });
  const subheading = code.slice(0, 6);
  if (model.codes.has(subheading)) return ok({ code, subheading, national: code.slice(6) });
  return standingOfUnknown(model, code, subheading);
}

function standingOfUnknown(model: Pick<HsModel, "codes">, code: string, subheading: string): Refused<CodeRefusal> {
  const known = Object.hasOwn(successors, subheading) ? successors[subheading] : undefined;
  if (known !== undefined) {
    const values = { subheading, successors: known.codes.join(", ") };
    return refuse({
      code: "hs_code_deleted",
      field: "hsCode",
      values,
      successors: known.codes,
      splitBy: known.splitBy,
    });
  }
  const heading = code.slice(0, 4);
  if (model.codes.has(heading) && /^0+$/.test(code.slice(4)))
    return refuse({ code: "hs_code_padded", field: "hsCode", values: { heading } });
  return refuse({ code: "hs_code_unknown", field: "hsCode", values: { subheading } });
}
