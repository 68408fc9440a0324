import { repairQueueInput } from "#lib/dispatch/repair-schema";
import { readJson } from "#server/files/read-json";
import { readRepairQueue } from "#server/operations/read-repairs";
import { refusal, sellerRoute } from "#server/web/route";

/** The orders that need a hand under the page's own search, in the list's order, and which of some can go by now. Only reads. */
export const POST = sellerRoute("dispatch.read", async (scope, request) => {
  const parsed = repairQueueInput.safeParse(await readJson(request));
  if (!parsed.success) return refusal(422, "invalid_value");
  return Response.json(await readRepairQueue(scope, parsed.data.search, parsed.data.asked));
});
