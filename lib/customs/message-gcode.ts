import { ok, type Result, refuse } from "../kit/result.ts";
import type { DeclarationWay, GoodsCode } from "./facts.ts";

export type GcodeRefusal = { readonly code: "gcode_missing" | "gcode_unconfirmed" | "gcode_not_ten" };

/**
 * The ten digits that go out as `gcode`: from an imported national table or as a person typed and confirmed them. Only in
 * way A (customs count four digits) and with `mayPad` on, a confirmed heading is filled with zeros; a longer code is cut to
 * its heading first, so that no false subheading is said. Refusals: gcode_missing, gcode_unconfirmed, gcode_not_ten.
 */
export function messageGcode(
  code: GoodsCode | null,
  way: DeclarationWay,
  mayPad: boolean,
): Result<string, GcodeRefusal> {
  if (code === null || code.digits === "") return refuse({ code: "gcode_missing" });
  if (code.origin === "unconfirmed") return refuse({ code: "gcode_unconfirmed" });
  if (/^\d{10}$/.test(code.digits)) return ok(code.digits);
  // the padding with 000000 is seen in one public program only
  if (way === "A" && mayPad && /^\d{4,9}$/.test(code.digits)) return ok(`${code.digits.slice(0, 4)}000000`);
  return refuse({ code: "gcode_not_ten" });
}
