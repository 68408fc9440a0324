import { lockDelivery, saveDeliveryAgain } from "#db/queries/alarm-deliveries";
import { lockRobot } from "#db/queries/alarm-settings";
import { raiseLiveCursor } from "#db/queries/live";
import { listMembers } from "#db/queries/members";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import type { DeliveryInput } from "#lib/alarms/schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { sendingAlarms } from "./alarm-world.ts";

/**
 * Sends an alarm that failed or was given up once more, from the first try. Refused: `delivery_unknown`, `delivery_on_its_way`,
 * `delivery_done` (it arrived: nobody is told twice), `target_gone` (the robot was removed, the person left).
 */
export async function sendAlarmAgain(
  scope: SellerScope,
  { deliveryId }: DeliveryInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const delivery = await lockDelivery(db, deliveryId);
    if (!delivery) return refuse({ code: "delivery_unknown" });
    const { state, channel, target } = delivery;
    if (state === "delivered") return refuse({ code: "delivery_done" });
    if (state === "waiting" || state === "sending") return refuse({ code: "delivery_on_its_way" });
    const isThere =
      channel === "robot"
        ? (await lockRobot(db, target)) !== null
        : (await listMembers(db)).some(({ personId }) => personId === target);
    if (!isThere) return refuse({ code: "target_gone" });
    await saveDeliveryAgain(db, deliveryId, now);
    await enqueue(db, [sendingAlarms(scope.sellerId, { channel, target }, now, now)]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
