import { createHash, timingSafeEqual } from "node:crypto";

/**
 * data_digest of a LINK message: Base64 of the raw MD5 bytes of (content + secret), both UTF-8, over the content byte
 * for byte as sent, before URL encoding. Source: Cainiao open platform, signing page.
 */
export function linkDigest(content: string, secret: string): string {
  return createHash("md5")
    .update(content + secret, "utf8")
    .digest("base64");
}

/** Compares in constant time; false for a digest that is missing or of another length. */
export function isLinkDigest(content: string, secret: string, digest: string): boolean {
  const expected = Buffer.from(linkDigest(content, secret), "ascii");
  const given = Buffer.from(digest, "utf8");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
