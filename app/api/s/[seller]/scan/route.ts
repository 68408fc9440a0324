import { scanInput } from "#lib/dispatch/scan-schema";
import { readJson } from "#server/files/read-json";
import { scanAtStation } from "#server/operations/scan-at-station";
import { refusal, sellerRoute } from "#server/web/route";

/** What was scanned at the packing table: the parcel, or why it must not be packed. One request a scan. */
export const POST = sellerRoute("labels.print", async (scope, request) => {
  const parsed = scanInput.safeParse(await readJson(request));
  if (!parsed.success) return refusal(422, "invalid_value");
  return Response.json({ ok: true, value: await scanAtStation(scope, parsed.data) });
});
