import { packingCheckInput } from "#lib/dispatch/scan-schema";
import { readJson } from "#server/files/read-json";
import { savePacking } from "#server/operations/save-packing";
import { refusal, sellerRoute } from "#server/web/route";

/** Contents and weight as the packing table found them; answers what the weight means for the price. */
export const POST = sellerRoute("labels.print", async (scope, request) => {
  const parsed = packingCheckInput.safeParse(await readJson(request));
  if (!parsed.success) return refusal(422, "invalid_value");
  const answer = await savePacking(scope, parsed.data);
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
