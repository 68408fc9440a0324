import { createHash, timingSafeEqual } from "node:crypto";

/** Does an `Authorization` header carry this bearer token? Compared in constant time; hashing makes the lengths equal. */
export function isBearer(header: string | null | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(header ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
