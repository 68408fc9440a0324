import { createHmac } from "node:crypto";

/**
 * The headers that prove a call to the exchange's HTTP carriage: hexadecimal HMAC-SHA256 with the secret of the exchange user
 * over the ISO time, a line feed, and the body (POST) or the path with its query (GET). Source: sandbox/README.md.
 */
export function exchangeHeaders(
  account: { readonly providerId: string; readonly secret: string },
  signed: string,
  at: number,
): Record<string, string> {
  const time = new Date(at).toISOString();
  const signature = createHmac("sha256", account.secret).update(`${time}\n${signed}`, "utf8").digest("hex");
  return { "x-dxp-id": account.providerId, "x-dxp-time": time, "x-dxp-signature": signature };
}
