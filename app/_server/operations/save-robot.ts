import { randomUUID } from "node:crypto";
import { dropDeliveries } from "#db/queries/alarm-deliveries";
import { listRobots, lockAlarmSettings, lockRobot, saveNewRobot, updateRobot } from "#db/queries/alarm-settings";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { robotAddressFault, robotFormFacts, shownAddress } from "#lib/alarms/robot-forms";
import type { SaveRobotInput } from "#lib/alarms/schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { environment } from "#server/environment";
import { sealedPlace } from "#server/sealed-places";
import { seal } from "#server/vault";

export const mostRobots = 20;

/**
 * A webhook robot, new or changed; address and secret left empty stay as they are kept. Refused: at the address
 * `address_missing`, `address_invalid`, `address_not_https`, `address_not_public`, `address_other_vendor`; at the secret
 * `secret_missing`, `secret_shape`; `robot_name_taken`, `too_many_robots`, `robot_unknown`, `robot_changed` (somebody saved it
 * meanwhile).
 */
export async function saveRobot(
  scope: SellerScope,
  input: SaveRobotInput,
  now: number = Date.now(),
  sandboxUrl: string | null = environment().sandboxUrl,
): Promise<Result<{ readonly robotId: string }>> {
  const { robotId, version, name, form, address, secret, level, locale, isOn } = input;
  const facts = robotFormFacts[form];
  const fault = address === "" ? null : robotAddressFault(form, address, sandboxUrl);
  if (fault !== null) return refuse({ code: fault, field: "address" });
  if (secret !== "" && !facts.secretShape.test(secret)) return refuse({ code: "secret_shape", field: "secret" });
  return inScope(scope, async (db): Promise<Result<{ readonly robotId: string }>> => {
    // names and the number of robots are decided over all of them
    await lockAlarmSettings(db);
    const known = await listRobots(db);
    const current = robotId === null ? null : await lockRobot(db, robotId);
    if (robotId !== null && !current) return refuse({ code: "robot_unknown" });
    if (current && current.version !== version) return refuse({ code: "robot_changed" });
    if (known.some((one) => one.id !== robotId && one.name === name)) {
      return refuse({ code: "robot_name_taken", field: "name" });
    }
    if (!current && known.length >= mostRobots)
      return refuse({ code: "too_many_robots", values: { most: mostRobots } });
    // another vendor's key is no key here
    const kept = current?.form === form ? current : null;
    if (address === "" && !kept) return refuse({ code: "address_missing", field: "address" });
    if (secret === "" && facts.secret === "required" && !kept?.secretSealed) {
      return refuse({ code: "secret_missing", field: "secret" });
    }
    const id = current?.id ?? randomUUID();
    const place = (field: "address" | "secret") => sealedPlace.robot(scope.sellerId, id, field);
    const values = {
      ...{ name, form, level, locale, isOn },
      addressSealed: address === "" ? (kept?.addressSealed ?? "") : seal(place("address"), address),
      addressShown: address === "" ? (kept?.addressShown ?? "") : shownAddress(address),
      secretSealed: secret === "" ? (kept?.secretSealed ?? null) : seal(place("secret"), secret),
    };
    if (current) await updateRobot(db, id, values, scope.personName, now);
    else await saveNewRobot(db, id, values, scope.personName, now);
    if (!isOn) await dropDeliveries(db, { channel: "robot", target: id }, "robot_off");
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "alarm_robot_saved", data: { name, isNew: !current, isOn }, subject }]);
    await raiseLiveCursor(db);
    return ok({ robotId: id });
  });
}
