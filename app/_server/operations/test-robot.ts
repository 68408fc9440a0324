import { saveNewDeliveries } from "#db/queries/alarm-deliveries";
import { lockRobot } from "#db/queries/alarm-settings";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import type { RobotInput } from "#lib/alarms/schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { sendingAlarms } from "./alarm-world.ts";

/**
 * Lets a robot be sent a test message, also one that is switched off; what it answers stands in the log. Refused: `robot_unknown`.
 */
export async function testRobot(
  scope: SellerScope,
  { robotId }: RobotInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const robot = await lockRobot(db, robotId);
    if (!robot) return refuse({ code: "robot_unknown" });
    const target = { channel: "robot", target: robotId } as const;
    await saveNewDeliveries(db, [
      {
        ...{ ...target, alarmId: null, targetName: robot.name, state: "waiting" },
        ...{ nextAttemptAt: now, deliveredAt: null, createdAt: now },
      },
    ]);
    await enqueue(db, [sendingAlarms(scope.sellerId, target, now, now)]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
