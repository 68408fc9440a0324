import type { Result } from "#lib/kit/result";
import { refusal } from "./route.ts";

type Picture = {
  readonly bytes: Uint8Array;
  readonly mediaType: "image/jpeg" | "image/png";
  readonly fileName: string;
};

/**
 * A picture to look at, kept by nobody on the way. Opened by itself it may run nothing: what was uploaded came from
 * outside, however often it was looked through. A refusal as 404.
 */
export function pictureAnswer(result: Result<Picture>): Response {
  if (!result.ok) return refusal(404, result.refusal.code, { ...result.refusal.values });
  const { bytes, mediaType, fileName } = result.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.byteLength),
      "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, "_")}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
