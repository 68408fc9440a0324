import { randomFrom } from "../world/random.ts";

/** What can go wrong on a call to the gateway. `acted` kinds do what was asked before they go wrong. */
export const callFaults = {
  /** Answers after `ms`. */
  slow: "may act",
  /** Answers `code` (S01 … B0007) without acting. */
  error: "not acted",
  /** Answers `code` although it acted, as when the platform times out on its own service. */
  error_after_commit: "acted",
  html: "not acted",
  html_after_commit: "acted",
  cut_json: "acted",
  bad_gateway: "not acted",
  bad_gateway_after_commit: "acted",
  empty: "acted",
  cut_before: "not acted",
  cut_after_commit: "acted",
  /** Takes the request and never answers. */
  hang: "not acted",
  hang_after_commit: "acted",
  /** Books, but the number shows only after `asks` calls of cnge.waybill.get. */
  number_later: "may act",
  /** Acts and says so, but with `data` in place of some members: what no documentation foresees. */
  alter: "acted",
} as const;

/** What can go wrong on a push. */
export const pushFaults = [
  "repeat",
  "reorder",
  "lose",
  "wrong_digest",
  "invalid_json",
  "future_time",
  "unknown_waybill",
] as const;

export type CallFault = keyof typeof callFaults;
export type PushFault = (typeof pushFaults)[number];

/** When a fault strikes, whatever it does. */
export type StrikeRule = {
  readonly kind: string;
  /** A call's name, or `*` for every call. */
  readonly on: string;
  /** How often it strikes; without end when absent. */
  times?: number;
  /** Strikes with this probability, drawn from `seed`; always when absent. */
  readonly probability?: number;
  readonly seed?: string;
  /** Only messages that contain this text. */
  readonly match?: string;
  readonly ms?: number;
};

/** A fault of LINK; `on` is a msg_type (`cnge.order.create` …), `*` for every call, `push` for pushes. */
export type FaultRule = StrikeRule & {
  readonly kind: CallFault | PushFault;
  readonly code?: string;
  readonly asks?: number;
  readonly hours?: number;
  readonly data?: Readonly<Record<string, unknown>>;
};

type Armed<Rule extends StrikeRule> = { readonly rule: Rule; readonly random: () => number; struck: number };

/** The faults that were ordered; the first rule that fits strikes. */
export class Faults<Rule extends StrikeRule = FaultRule> {
  #armed: Armed<Rule>[] = [];

  add(rule: Rule): void {
    this.#armed.push({
      rule: { ...rule },
      random: randomFrom("fault", rule.seed ?? "", rule.kind, rule.on),
      struck: 0,
    });
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly (Rule & { readonly struck: number })[] {
    return this.#armed.map(({ rule, struck }) => ({ ...rule, struck }));
  }

  /** All faults that strike this message; `slow` may join another one. */
  strike(on: string, content: string): readonly Rule[] {
    const hits: Rule[] = [];
    for (const armed of this.#armed) {
      if (!fits(armed, on, content)) continue;
      if (hits.length > 0 && hits[0]?.kind !== "slow") break;
      if (armed.rule.probability !== undefined && armed.random() >= armed.rule.probability) continue;
      armed.struck += 1;
      hits.push(armed.rule);
    }
    return hits;
  }
}

function fits({ rule, struck }: Armed<StrikeRule>, on: string, content: string): boolean {
  if (rule.times !== undefined && struck >= rule.times) return false;
  if (rule.match !== undefined && !content.includes(rule.match)) return false;
  return rule.on === on || (rule.on === "*" && on !== "push");
}

/** Reads a rule from a control call; a text says what is wrong with it. */
export function readFaultRule(value: unknown): FaultRule | string {
  if (value === null || typeof value !== "object") return "a fault is an object";
  const rule = value as Partial<FaultRule>;
  const isCall = typeof rule.kind === "string" && Object.hasOwn(callFaults, rule.kind);
  const isPush = (pushFaults as readonly unknown[]).includes(rule.kind);
  if (!isCall && !isPush) return `unknown fault kind ${String(rule.kind)}`;
  const on = rule.on ?? (isPush ? "push" : "*");
  if (isPush !== (on === "push")) return `${String(rule.kind)} does not strike on ${on}`;
  if (/^error/.test(rule.kind ?? "") && !/^[SB]\d+$/.test(rule.code ?? "")) return "an error fault needs a code";
  if (rule.kind === "alter" && (rule.data === null || typeof rule.data !== "object")) return "alter needs data";
  if (rule.kind === "slow" && !(Number(rule.ms) >= 0)) return "slow needs ms";
  return { ...rule, kind: rule.kind as FaultRule["kind"], on };
}
