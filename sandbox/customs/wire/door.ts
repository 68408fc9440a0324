import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A request is believed for so long after it was signed, and for so long before by a clock that runs fast. */
const windowMs = 5 * 60_000;

/** What a terminal puts into `x-dxp-signature`: HMAC-SHA256 in hexadecimal over the time, a line feed, and body or target. */
export function dxpSignature(secret: string, time: string, signed: string | Uint8Array): string {
  return createHmac("sha256", secret).update(`${time}\n`).update(signed).digest("hex");
}

/** Who calls, by `x-dxp-id`, `x-dxp-time` (ISO) and `x-dxp-signature`; a text says why nobody. */
export function knock(
  accounts: ReadonlyMap<string, { readonly dxpId: string; readonly secret: string }>,
  headers: IncomingHttpHeaders,
  signed: string | Uint8Array,
  now: number,
): { readonly dxpId: string } | string {
  const [dxpId = "", time = "", given = ""] = ["x-dxp-id", "x-dxp-time", "x-dxp-signature"].map((name) =>
    String(headers[name] ?? ""),
  );
  const account = accounts.get(dxpId);
  if (!account) return "unknown user of the exchange";
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) || !(Math.abs(now - Date.parse(time)) <= windowMs))
    return "the time is missing or too far from now";
  const [a, b] = [Buffer.from(dxpSignature(account.secret, time, signed)), Buffer.from(given.toLowerCase())];
  return a.length === b.length && timingSafeEqual(a, b) ? { dxpId } : "the signature is not valid";
}
