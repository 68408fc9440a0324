import { lockAlarmSettings, lockRobot, saveAlarmSettings, saveRobotLevels } from "#db/queries/alarm-settings";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { type AlarmRules, onlyChanges } from "#lib/alarms/rules";
import type { SaveAlarmRulesInput, SaveQuietHoursInput } from "#lib/alarms/schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Writes the cells of the matrix that somebody changed; all others stay. Cells of a robot that is gone are left out. Refused:
 * `alarm_rules_changed` (somebody saved meanwhile).
 */
export async function saveAlarmRules(
  scope: SellerScope,
  { version, cells }: SaveAlarmRulesInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const current = await lockAlarmSettings(db);
    if (current.version !== version) return refuse({ code: "alarm_rules_changed" });
    let rules: AlarmRules = current.rules;
    const robots = new Map<string, (typeof cells)[number][]>();
    for (const cell of cells) {
      if ("robotId" in cell) robots.set(cell.robotId, [...(robots.get(cell.robotId) ?? []), cell]);
      else {
        const { kind, role, channel, level } = cell;
        rules = { ...rules, [kind]: { ...rules[kind], [role]: { ...rules[kind]?.[role], [channel]: level } } };
      }
    }
    await saveAlarmSettings(db, { ...current, rules: onlyChanges(rules) }, scope.personName, now);
    // in the order of their ids, as whoever else locks several
    for (const [robotId, own] of [...robots].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const robot = await lockRobot(db, robotId);
      if (!robot) continue;
      const levels = { ...robot.levels, ...Object.fromEntries(own.map(({ kind, level }) => [kind, level])) };
      const differing = Object.entries(levels).filter(([, level]) => level !== robot.level);
      await saveRobotLevels(db, robotId, Object.fromEntries(differing));
    }
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "alarm_rules_saved", data: { count: cells.length }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}

/** Sets between when mails and robots are silent about amber alarms, or ends it. Refused: `alarm_rules_changed`. */
export async function saveQuietHours(
  scope: SellerScope,
  { version, quiet }: SaveQuietHoursInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const current = await lockAlarmSettings(db);
    if (current.version !== version) return refuse({ code: "alarm_rules_changed" });
    await saveAlarmSettings(db, { ...current, quiet }, scope.personName, now);
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    const hours = quiet ? `${clock(quiet.from)}–${clock(quiet.to)}` : "";
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "quiet_hours_saved", data: { hours }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
