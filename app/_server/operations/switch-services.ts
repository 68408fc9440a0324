import { saveAudit } from "#db/queries/audit";
import { lockOrders, readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { saveServices } from "#db/queries/save-dispatch";
import { inScope, type SellerScope } from "#db/scope";
import type { SwitchServicesInput } from "#lib/dispatch/schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { serviceCodes } from "#lib/rates/services";

/**
 * Switches insurance, duty prepaid and return label for one order, or leaves them to its template again (`services` null).
 * Refusals: order_not_found, order_not_waiting.
 */
export async function switchServices(
  scope: SellerScope,
  input: SwitchServicesInput,
  now = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    const [locked] = await lockOrders(db, [input.orderId]);
    if (!locked) return refuse({ code: "order_not_found" });
    const [order] = (await readDispatchFacts(db, [locked], now)).orders;
    if (order?.state !== "waiting") return refuse({ code: "order_not_waiting" });
    const { services } = input;
    await saveServices(db, order.id, services, now);
    const on = services === null ? "template" : serviceCodes.filter((code) => services[code]).join(" ");
    const subject = { kind: "order", id: order.id } as const;
    await saveAudit(db, [{ event: "services_switched", data: { services: on }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
