import type { AlarmTarget } from "#db/queries/alarm-deliveries";
import type { NewJob } from "#db/queue";
import type { Mailer } from "#server/gateways/mail/mailer";
import type { StepWorld } from "./step-world.ts";

/** What sending alarms needs of the world. `mailer` null: no mail server is configured. */
export type AlarmWorld = StepWorld & {
  readonly mailer: Mailer | null;
  /** Where people reach ALP. */
  readonly baseUrl: string;
  /** The outside world on this machine, which alone may be posted to without https; null where there is none. */
  readonly sandboxUrl: string | null;
};

/** The clock of quiet hours and of times that are sent: the sellers' own. */
export const alarmZone = "Asia/Shanghai";

/**
 * The job that sends what waits for a target. One waits for "now" whatever is put off: what is held until the morning, or tried
 * again in an hour, is a job of its own hour and never stands in the way of a red alarm.
 */
export function sendingAlarms(
  sellerId: string,
  { channel, target }: AlarmTarget,
  at: number,
  now: number,
): NewJob & { readonly singletonKey: string } {
  const data = { sellerId, channel, target };
  const key = `${sellerId}/${channel}/${target}`;
  if (at <= now) return { name: "send-alarms", data, singletonKey: `${key}/now` };
  return { name: "send-alarms", data, startAfter: at, singletonKey: `${key}/${at}` };
}
