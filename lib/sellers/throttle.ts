import { dayMs, hourMs, type Instant, minuteMs } from "../kit/time.ts";

/** Attempts counted under one key (an account, an address). */
export type ThrottleState = {
  readonly failures: number;
  readonly windowStartedAt: Instant;
  readonly blockedUntil: Instant | null;
};

/** After `free` failed attempts within the window each further one blocks, twice as long as the one before. */
export type ThrottleLimits = {
  readonly windowMs: number;
  readonly free: number;
  readonly firstBlockMs: number;
  readonly longestBlockMs: number;
  /** The window begins anew with every attempt: nothing is forgotten until there were none for so long. */
  readonly slides?: true;
};

/** Slow enough for guessing to be hopeless, short enough that nobody is locked out by a stranger for long (OWASP ASVS 2.2.1). */
export const throttleLimits = {
  account: { windowMs: hourMs, free: 5, firstBlockMs: minuteMs / 2, longestBlockMs: 15 * minuteMs },
  /** An office signs in from one address. */
  address: { windowMs: hourMs, free: 30, firstBlockMs: minuteMs, longestBlockMs: 15 * minuteMs },
  sign_up: { windowMs: hourMs, free: 30, firstBlockMs: 5 * minuteMs, longestBlockMs: hourMs },
  /** Per person: who gets here knows the password, so pauses may be long: fifteen tries in the first day, then four a day. */
  second_factor: { windowMs: dayMs, free: 6, firstBlockMs: 5 * minuteMs, longestBlockMs: 6 * hourMs, slides: true },
  /** Per seller: a card is blocked after five wrong passwords, so that ALP asks four times in a day and never the fifth. */
  card_check: { windowMs: dayMs, free: 4, firstBlockMs: dayMs, longestBlockMs: dayMs, slides: true },
  /** Per seller: a proof has three tries of its own; this counts over proofs that are ordered again and again. */
  account_proof: { windowMs: dayMs, free: 6, firstBlockMs: hourMs, longestBlockMs: dayMs, slides: true },
  /** Per seller: an application has a dozen documents; who sends sixty in an hour fills the disk. */
  upload: { windowMs: hourMs, free: 60, firstBlockMs: hourMs, longestBlockMs: hourMs },
  /** Per seller: the documents of a month's export declarations, put together in one day. */
  dossier_upload: { windowMs: hourMs, free: 600, firstBlockMs: hourMs, longestBlockMs: hourMs },
  /** Per seller: photos of damaged parcels, a flight full of them. */
  incident_upload: { windowMs: hourMs, free: 300, firstBlockMs: hourMs, longestBlockMs: hourMs },
  /** Per seller: a shop of battery goods renews its MSDS once a year, all of them in one day. */
  msds_upload: { windowMs: hourMs, free: 200, firstBlockMs: hourMs, longestBlockMs: hourMs },
} as const satisfies Readonly<Record<string, ThrottleLimits>>;
export type ThrottleKind = keyof typeof throttleLimits;

export type Attempt =
  | { readonly allowed: true; readonly state: ThrottleState }
  | { readonly allowed: false; readonly retryAt: Instant };

/**
 * Counts an attempt as failed before it is tried, so that many at once are counted too; `succeed` takes it back. While
 * blocked, nothing is counted and nothing is tried.
 */
export function attempt(before: ThrottleState | null, limits: ThrottleLimits, now: Instant): Attempt {
  if (before?.blockedUntil && before.blockedUntil > now) return { allowed: false, retryAt: before.blockedUntil };
  const isOver = before === null || now - before.windowStartedAt >= limits.windowMs;
  const failures = (isOver ? 0 : before.failures) + 1;
  const beyond = failures - limits.free;
  const blockMs = Math.min(limits.firstBlockMs * 2 ** Math.max(0, beyond), limits.longestBlockMs);
  return {
    allowed: true,
    state: {
      failures,
      windowStartedAt: isOver || limits.slides ? now : before.windowStartedAt,
      blockedUntil: beyond >= 0 ? now + blockMs : null,
    },
  };
}

/** Counts of many at once: what one of them did right says nothing of the others. */
const shared: readonly ThrottleKind[] = [
  "address",
  "sign_up",
  "upload",
  "msds_upload",
  "dossier_upload",
  "incident_upload",
];

/** What proved right clears its own count (a right password its account) and gives a shared one its attempt back. */
export function succeed(kind: ThrottleKind, state: ThrottleState): ThrottleState {
  const failures = shared.includes(kind) ? Math.max(0, state.failures - 1) : 0;
  return { ...state, failures, blockedUntil: failures < throttleLimits[kind].free ? null : state.blockedUntil };
}

/** What an address is counted under: IPv4 whole, IPv6 by its /64, which is one customer's (RFC 6177). */
export function addressKey(address: string): string {
  const text = address.trim().toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped?.[1]) return mapped[1];
  if (!text.includes(":")) return text;
  const [head = "", tail] = text.replace(/%.*$/, "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array<string>(missing).fill("0"), ...after];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
