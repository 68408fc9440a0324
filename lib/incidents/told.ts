import { dayMs, type Instant, minuteMs } from "#lib/kit/time";

/**
 * Spans until an incident was first told: from the carrier's event, from receipt, from due silence; `screen`: until the first
 * open screen was told. `own`: from receipt or from due silence, whichever raised it, which is what is promised.
 */
export const toldSpans = ["own", "receipt", "silence", "screen", "event"] as const;
export type ToldSpan = (typeof toldSpans)[number];

/** A part of the distribution: longer than `over`, at most `upTo` (ms); null: no limit. */
export type ToldRange = { readonly span: ToldSpan; readonly over: number | null; readonly upTo: number | null };

/** Incidents that were first told in a period, and how soon. */
export type Told = ToldRange & { readonly since: Instant; readonly until: Instant };

/** What the promise of alarms is measured over. Rows are stamped by the database's clock, which may be a little ahead. */
export function toldPeriod(now: Instant): Pick<Told, "since" | "until"> {
  return { since: now - 7 * dayMs, until: now + minuteMs };
}

/** As it stands in an address: `own.60000-300000`, `receipt`. */
export function toldName({ span, over, upTo }: ToldRange): string {
  return over === null && upTo === null ? span : `${span}.${over ?? ""}-${upTo ?? ""}`;
}

const shape = /^([a-z]+)(?:\.(\d{0,9})-(\d{0,9}))?$/;

/** Null: it is no such name. */
export function toldOf(name: string, now: Instant): Told | null {
  const [, word, over = "", upTo = ""] = shape.exec(name) ?? [];
  const span = toldSpans.find((one) => one === word);
  const limit = (text: string) => (text === "" ? null : Number(text));
  return span ? { span, over: limit(over), upTo: limit(upTo), ...toldPeriod(now) } : null;
}
