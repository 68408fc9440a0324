import { packingReleaseInput } from "#lib/dispatch/scan-schema";
import { readJson } from "#server/files/read-json";
import { releaseAtStation } from "#server/operations/scan-at-station";
import { refusal, sellerRoute } from "#server/web/route";

/** A parcel that was put aside at the packing table: another may take it. */
export const POST = sellerRoute("labels.print", async (scope, request) => {
  const parsed = packingReleaseInput.safeParse(await readJson(request));
  if (!parsed.success) return refusal(422, "invalid_value");
  await releaseAtStation(scope, parsed.data);
  return Response.json({ ok: true, value: null });
});
