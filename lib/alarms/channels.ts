import type { Severity } from "#lib/incidents/kinds";

/** Roads of an alarm. `in_app`: the screens and the inbox. `robot`: a webhook robot of a chat group, or a plain webhook. */
export const alarmChannels = ["in_app", "mail", "robot"] as const;
export type AlarmChannel = (typeof alarmChannels)[number];

/** What a road carries: nothing, red alarms alone, or amber ones too. */
export const alarmLevels = ["none", "red", "all"] as const;
export type AlarmLevel = (typeof alarmLevels)[number];

/** Why an incident is told: it opened, came back, or became worse. */
export const alarmChanges = ["opened", "reopened", "escalated"] as const;
export type AlarmChange = (typeof alarmChanges)[number];

/** Webhook forms that ALP speaks. */
export const robotForms = ["wecom", "dingtalk", "feishu", "plain"] as const;
export type RobotForm = (typeof robotForms)[number];

/**
 * `waiting`: to be sent at its time. `sending`: a worker has it. `delivered`: the other side took it. `failed`: it refused, or
 * was not reached for a day. `dropped`: nobody is left to tell (the robot was removed, the person left).
 */
export const deliveryStates = ["waiting", "sending", "delivered", "failed", "dropped"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Red is what cannot wait: the same line as on the incident's mark. */
export function isRed(severity: Severity): boolean {
  return severity !== "normal";
}

export function levelCarries(level: AlarmLevel, severity: Severity): boolean {
  return level === "all" || (level === "red" && isRed(severity));
}
