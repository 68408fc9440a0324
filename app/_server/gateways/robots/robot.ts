import type { AlarmPost, AlarmToTell } from "#lib/alarms/alarm-text";
import type { SendAnswer } from "#lib/alarms/back-off";

/** Where a robot is and what it is signed with; `secret` null: unsigned. */
export type RobotAccount = { readonly address: string; readonly secret: string | null };

/** What a post tells. `id`: the same for every try, by which a receiver knows a double. */
export type RobotMessage = {
  readonly id: string;
  readonly post: AlarmPost;
  /** The same as data, for machines. */
  readonly alarms: readonly (AlarmToTell & { readonly incidentId: string; readonly number: number })[];
  readonly seller: { readonly id: string; readonly name: string };
  readonly isTest: boolean;
};

export type RobotRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type RobotReply = { readonly status: number; readonly text: string; readonly retryAfter: string | null };

/** How one vendor's robots are spoken to and understood. */
export type RobotGateway = {
  readonly encode: (account: RobotAccount, message: RobotMessage, now: number) => RobotRequest;
  readonly read: (reply: RobotReply) => SendAnswer;
};

const json = { "content-type": "application/json; charset=utf-8", "user-agent": "ALP-Alarm/1" };

export function jsonRequest(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): RobotRequest {
  return { url, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

/** What HTTP itself says before anybody's own code: null when the body is to be read. */
export function readStatus({ status, text, retryAfter }: RobotReply): SendAnswer | null {
  const said = { code: `http_${status}`, text: text.slice(0, 200) };
  if (status === 429) return { kind: "throttled", waitMs: waitOf(retryAfter), ...said };
  if (status === 408 || status >= 500) return { kind: "fault", ...said };
  // redirects are not followed: the address itself is to be put right
  return status >= 200 && status < 300 ? null : { kind: "refused", ...said };
}

/** Seconds of a Retry-After between 1 s and an hour; a minute without one. */
function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  return retryAfter !== null && Number.isFinite(seconds) ? Math.min(3_600, Math.max(1, seconds)) * 1000 : 60_000;
}

/** A vendor's code and its words; null when the body is not its JSON. */
export function codeOf(
  text: string,
  code: string,
  words: string,
): { readonly code: string; readonly text: string } | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !(code in body)) return null;
    const record = body as Readonly<Record<string, unknown>>;
    return { code: String(record[code]), text: String(record[words] ?? "").slice(0, 200) };
  } catch {
    return null;
  }
}

/** By the vendor's code: its yes, what passes by itself, what asks for a pause; all else it would refuse again. */
export function readCode(
  reply: RobotReply,
  names: { readonly code: string; readonly words: string },
  pauses: Readonly<Record<string, number>>,
  passing: readonly string[],
): SendAnswer {
  const byStatus = readStatus(reply);
  const said = codeOf(reply.text, names.code, names.words);
  if (said === null) return byStatus ?? { kind: "fault", code: "not_json", text: reply.text.slice(0, 200) };
  const pause = pauses[said.code];
  if (pause !== undefined) return { kind: "throttled", waitMs: pause, ...said };
  if (said.code === "0") return byStatus ?? { kind: "delivered", ...said };
  if (passing.includes(said.code)) return { kind: "fault", ...said };
  return byStatus?.kind === "fault" || byStatus?.kind === "throttled" ? byStatus : { kind: "refused", ...said };
}
