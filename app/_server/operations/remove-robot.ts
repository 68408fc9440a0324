import { dropDeliveries } from "#db/queries/alarm-deliveries";
import { deleteRobot, lockRobot } from "#db/queries/alarm-settings";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import type { RobotInput } from "#lib/alarms/schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Removes a robot with its keys; what waited for it is given up, the log stays. Refused: `robot_unknown`. */
export async function removeRobot(scope: SellerScope, { robotId }: RobotInput): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const robot = await lockRobot(db, robotId);
    if (!robot) return refuse({ code: "robot_unknown" });
    await dropDeliveries(db, { channel: "robot", target: robotId }, "robot_removed");
    await deleteRobot(db, robotId);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "alarm_robot_removed", data: { name: robot.name }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
