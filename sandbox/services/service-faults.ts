import type { StrikeRule } from "../faults/faults.ts";

/** What can go wrong on a call to a service. With `acts` it does what was asked before it goes wrong. */
export const serviceFaults = [
  /** Answers after `ms`. */
  "slow",
  /** Takes the request and never answers. */
  "hang",
  /** Answers `status` (503 when absent; 429 asks for less) with an error in the service's own form. */
  "error",
  /** A proxy's page instead of the service's answer. */
  "html",
  /** Cuts the connection without an answer. */
  "cut",
  /** Cuts the answer in the middle. */
  "cut_json",
  "empty",
] as const;

export type ServiceFault = (typeof serviceFaults)[number];

export type ServiceFaultRule = StrikeRule & {
  readonly kind: ServiceFault;
  readonly acts?: boolean;
  readonly status?: number;
};

/** Reads a rule from a control call; a text says what is wrong with it. `on` is a call's name, or `*`. */
export function readServiceFaultRule(value: unknown, calls: readonly string[]): ServiceFaultRule | string {
  if (value === null || typeof value !== "object") return "a fault is an object";
  const rule = value as Partial<ServiceFaultRule>;
  const kind = serviceFaults.find((one) => one === rule.kind);
  if (!kind) return `unknown fault kind ${String(rule.kind)}, known are ${serviceFaults.join(", ")}`;
  const on = rule.on ?? "*";
  if (on !== "*" && !calls.includes(on)) return `no call ${on}, known are ${calls.join(", ")}`;
  if (kind === "slow" && !(Number(rule.ms) >= 0)) return "slow needs ms";
  const status = rule.status ?? 503;
  if (!Number.isInteger(status) || status < 400 || status > 599) return "status is 400 to 599";
  return { ...rule, kind, on, status };
}
