import { createHash, timingSafeEqual } from "node:crypto";

/** LINK's signature: the raw 16 bytes of MD5 over content followed by the secret, as Base64. */
export function digestOf(content: string, secret: string): string {
  return createHash("md5")
    .update(Buffer.from(`${content}${secret}`, "utf8"))
    .digest()
    .toString("base64");
}

export function digestMatches(content: string, secret: string, given: string): boolean {
  const expected = Buffer.from(digestOf(content, secret));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
