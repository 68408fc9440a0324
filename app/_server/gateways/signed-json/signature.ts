import { createHmac, randomUUID } from "node:crypto";

type SigningAccount = { readonly providerId: string; readonly secret: string };

/**
 * The headers that prove a call: hexadecimal HMAC-SHA256 over method, path, time, nonce and body, joined by line feeds.
 * Each call is taken once, within five minutes of `at`. Source: the agreement with the other side, sandbox/README.md.
 */
export function signedHeaders(
  account: SigningAccount,
  path: string,
  body: string,
  at: number,
  nonce: string = randomUUID(),
): Record<string, string> {
  const timestamp = String(at);
  const text = ["POST", path, timestamp, nonce, body].join("\n");
  const signature = createHmac("sha256", account.secret).update(text, "utf8").digest("hex");
  return { "x-caller": account.providerId, "x-timestamp": timestamp, "x-nonce": nonce, "x-signature": signature };
}
