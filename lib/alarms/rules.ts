import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { Instant } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { type MemberRole, memberRoles } from "#lib/sellers/roles";
import { type AlarmChannel, type AlarmLevel, isRed, levelCarries } from "./channels.ts";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

/** Roads to a person; robots have levels of their own. */
export const personalChannels = ["in_app", "mail"] as const satisfies readonly AlarmChannel[];
export type PersonalChannel = (typeof personalChannels)[number];

/** What a seller changed: by kind, role and road. Whatever is not in it goes by `usualLevel`. */
export type AlarmRules = Readonly<
  Partial<
    Record<IncidentKind, Readonly<Partial<Record<MemberRole, Readonly<Partial<Record<PersonalChannel, AlarmLevel>>>>>>>
  >
>;

/** Levels of a robot by kind; whatever is not in it goes by the robot's own level. */
export type RobotLevels = Readonly<Partial<Record<IncidentKind, AlarmLevel>>>;

/**
 * Without any setting: whoever may act on an incident hears of every one in the app and of red ones by mail; who only looks
 * hears nothing.
 */
export function usualLevel(role: MemberRole, channel: PersonalChannel): AlarmLevel {
  if (!can(role, "incidents.handle")) return "none";
  return channel === "in_app" ? "all" : "red";
}

export function levelOf(rules: AlarmRules, kind: IncidentKind, role: MemberRole, channel: PersonalChannel): AlarmLevel {
  return rules[kind]?.[role]?.[channel] ?? usualLevel(role, channel);
}

/** Only what differs from the usual, so that a better usual reaches whoever never changed it. */
export function onlyChanges(rules: AlarmRules): AlarmRules {
  const kept: Record<string, Record<string, Record<string, AlarmLevel>>> = {};
  for (const [kind, byRole] of Object.entries(rules)) {
    for (const role of memberRoles) {
      for (const channel of personalChannels) {
        const level = byRole?.[role]?.[channel];
        if (level === undefined || level === usualLevel(role, channel)) continue;
        kept[kind] ??= {};
        const ofKind = kept[kind];
        ofKind[role] = { ...ofKind[role], [channel]: level };
      }
    }
  }
  return kept as AlarmRules;
}

export type RobotRule = { readonly id: string; readonly level: AlarmLevel; readonly levels: RobotLevels };

export type AlarmPlan = {
  /** Roles that see it on the screen and in the inbox: always at once. */
  readonly inApp: readonly MemberRole[];
  readonly mail: readonly MemberRole[];
  readonly robots: readonly string[];
  /** Mail and robots not before then: quiet hours hold amber alarms, never red ones and never the screen. */
  readonly notBefore: Instant;
};

/** Which roads an alarm takes. */
export function planAlarm(
  alarm: { readonly kind: IncidentKind; readonly severity: Severity },
  settings: { readonly rules: AlarmRules; readonly quiet: QuietHours | null; readonly robots: readonly RobotRule[] },
  now: Instant,
): AlarmPlan {
  const { kind, severity } = alarm;
  const hears = (channel: PersonalChannel) =>
    memberRoles.filter((role) => levelCarries(levelOf(settings.rules, kind, role, channel), severity));
  return {
    inApp: hears("in_app"),
    mail: hears("mail"),
    robots: settings.robots
      .filter(({ level, levels }) => levelCarries(levels[kind] ?? level, severity))
      .map(({ id }) => id),
    notBefore: isRed(severity) || settings.quiet === null ? now : quietUntil(now, settings.quiet),
  };
}
