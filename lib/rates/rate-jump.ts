import { formatScaled, mulDivRound } from "#lib/kit/money";

/** Above this share of the last rate a new one is looked at by a person: a slipped digit, an inverted rate. */
const jumpShare = { of: 1, in: 5 } as const;

/** Does a rate lie more than 20 % from the last one? */
export function isRateJump(lastMicros: number, nextMicros: number): boolean {
  return Math.abs(nextMicros - lastMicros) * jumpShare.in > lastMicros * jumpShare.of;
}

/** How far a rate lies from the last one, in percent with one decimal: "12.5". */
export function jumpPercent(lastMicros: number, nextMicros: number): string {
  return formatScaled(mulDivRound(Math.abs(nextMicros - lastMicros), 1000, lastMicros), 1);
}
