import { parseScaled } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";

/** A dollar costs a fraction of a euro and some thousand won or pesos: what lies above is another figure. */
const mostMicros = 1_000_000 * 1_000_000;

/**
 * A typed rate in millionths. Refused, at the field `rate`: no number, zero, negative, more than six decimals, more than a
 * million of anything for one dollar.
 */
export function readTypedRate(text: string): Result<number> {
  const micros = parseScaled(text, 6);
  if (micros === null) {
    const isTooFine = /^[+-]?\d[\d,]*\.\d{7,}$/.test(text);
    return refuse({ code: isTooFine ? "rate_too_fine" : "rate_unreadable", field: "rate" });
  }
  if (micros === 0) return refuse({ code: "rate_zero", field: "rate" });
  if (micros < 0) return refuse({ code: "rate_negative", field: "rate" });
  if (micros > mostMicros) return refuse({ code: "rate_too_large", field: "rate" });
  return ok(micros);
}
