import type { Instant } from "../kit/time.ts";

/** One call to the carrier about a waybill, as it was kept. */
export type WaybillTry = {
  readonly id: string;
  readonly at: Instant;
  readonly messageType: string;
  /** `accepted`, `refused S02`, `fault timeout` … */
  readonly outcome: string;
  /** Of HTTP; null when no answer came. */
  readonly status: number | null;
  readonly durationMs: number | null;
};

/** What a call wanted. */
export type TryAim = "book" | "number" | "cancel" | "track" | "other";

export type ShownTry = {
  readonly aim: TryAim;
  readonly end: "accepted" | "refused" | "fault" | "other";
  /** The carrier's or our code; empty when it was accepted. */
  readonly code: string;
};

const aims: readonly (readonly [RegExp, TryAim])[] = [
  [/order\.create|taking_order/i, "book"],
  [/order\.cancel|cancel_order/i, "cancel"],
  [/waybill|order\.(get|query)|label/i, "number"],
  [/track|trace/i, "track"],
];

/** Reads a kept call for people: what was wanted, and how it ended. */
export function showTry({ messageType, outcome }: Pick<WaybillTry, "messageType" | "outcome">): ShownTry {
  const [word = "", ...rest] = outcome.split(" ");
  const isKnown = word === "accepted" || word === "refused" || word === "fault";
  return {
    aim: aims.find(([pattern]) => pattern.test(messageType))?.[1] ?? "other",
    end: isKnown ? word : "other",
    code: isKnown ? rest.join(" ") : outcome,
  };
}
