import { scanInput } from "#lib/dispatch/hand-over-schema";
import { readBody } from "#server/files/read-body";
import { scanIntoBag } from "#server/operations/scan-into-bag";
import { refusal, sellerRoute } from "#server/web/route";

/** A scan is a number and the id of a bag. */
const maxBytes = 4 * 1024;

/** One scan, one answer: no action, since those run one after the other and draw the page anew. */
export const POST = sellerRoute("handover.edit", async (scope, request) => {
  const bytes = await readBody(request, maxBytes).catch(() => null);
  const parsed = scanInput.safeParse(bytes && asJson(bytes));
  if (!parsed.success) return refusal(422, "invalid_value");
  return Response.json({ ok: true, value: await scanIntoBag(scope, parsed.data) });
});

function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
