import { z } from "zod";
import { incidentKinds } from "#lib/incidents/kinds";
import { memberRoles } from "#lib/sellers/roles";
import { alarmLevels, robotForms } from "./channels.ts";
import { robotAddressMax } from "./robot-forms.ts";
import { type AlarmRules, onlyChanges, personalChannels, type RobotLevels } from "./rules.ts";

const level = z.enum(alarmLevels);
const minuteOfDay = z.int().min(0).max(1439);

/** One cell of the matrix. `audience`: a role with its road, or a robot. */
const cell = z.union([
  z.object({ kind: z.enum(incidentKinds), role: z.enum(memberRoles), channel: z.enum(personalChannels), level }),
  z.object({ kind: z.enum(incidentKinds), robotId: z.uuid(), level }),
]);

/** The cells that somebody changed. `version`: as the matrix was read, so that nobody overwrites another's change unseen. */
export const saveAlarmRulesInput = z.object({
  version: z.int().min(0),
  cells: z.array(cell).min(1).max(2_000),
});
export type SaveAlarmRulesInput = z.output<typeof saveAlarmRulesInput>;

/** Quiet hours for amber alarms; null: none. */
export const saveQuietHoursInput = z.object({
  version: z.int().min(0),
  quiet: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable(),
});
export type SaveQuietHoursInput = z.output<typeof saveQuietHoursInput>;

/** A robot, new when `robotId` is null. `address` and `secret` empty: what is kept stays. */
export const saveRobotInput = z.object({
  robotId: z.uuid().nullable(),
  version: z.int().min(0),
  name: z.string().trim().min(1, "robot_name_missing").max(40, "robot_name_long"),
  form: z.enum(robotForms),
  address: z.string().trim().max(robotAddressMax, "address_invalid"),
  secret: z.string().trim().max(200, "secret_shape"),
  level,
  locale: z.enum(["zh-CN", "en"]),
  isOn: z.boolean(),
});
export type SaveRobotInput = z.output<typeof saveRobotInput>;

export const robotInput = z.object({ robotId: z.uuid() });
export type RobotInput = z.output<typeof robotInput>;

export const deliveryInput = z.object({ deliveryId: z.uuid() });
export type DeliveryInput = z.output<typeof deliveryInput>;

/** Rules as they were kept: kinds, roles and levels that are no more are left out. */
export function readAlarmRules(kept: unknown): AlarmRules {
  const rules: Record<string, unknown> = {};
  for (const kind of incidentKinds) {
    const byRole: Record<string, unknown> = {};
    for (const role of memberRoles) {
      const found = personalChannels.flatMap((channel) => {
        const parsed = level.safeParse(at(at(at(kept, kind), role), channel));
        return parsed.success ? [[channel, parsed.data] as const] : [];
      });
      if (found.length > 0) byRole[role] = Object.fromEntries(found);
    }
    if (Object.keys(byRole).length > 0) rules[kind] = byRole;
  }
  return onlyChanges(rules as AlarmRules);
}

/** The same of a robot's levels. */
export function readRobotLevels(kept: unknown): RobotLevels {
  return Object.fromEntries(
    incidentKinds.flatMap((kind) => {
      const parsed = level.safeParse(at(kept, kind));
      return parsed.success ? [[kind, parsed.data] as const] : [];
    }),
  );
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
