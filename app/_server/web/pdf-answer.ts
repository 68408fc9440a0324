import type { Result } from "#lib/kit/result";
import type { PrintReason } from "#lib/papers/print-kinds";
import { refusal } from "./route.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id from an address; what is none cannot name anything. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/**
 * What the address asks of a label: `?profile=` of the work place, `?picking=0` leaves 配货信息 out, `?at=scan` from the scan
 * station; `?part=papers` asks for the papers that the profile prints apart.
 */
export function labelOptions(request: Request, reason: Exclude<PrintReason, "scan">) {
  const params = new URL(request.url).searchParams;
  const profile = params.get("profile") ?? "";
  return {
    profileId: isId(profile) ? profile : null,
    picking: params.get("picking") === "0" ? false : null,
    reason: params.get("at") === "scan" ? ("scan" as const) : reason,
    part: params.get("part") === "papers" ? ("papers" as const) : ("labels" as const),
  };
}

/** A PDF to look at and print from the browser's own viewer, never kept by anyone on the way; a refusal as 404. */
export function pdfAnswer(result: Result<{ readonly bytes: Uint8Array; readonly fileName: string }>): Response {
  if (!result.ok) return refusal(404, result.refusal.code);
  const { bytes, fileName } = result.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.byteLength),
      "content-disposition": `inline; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, "_")}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
