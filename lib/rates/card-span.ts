import type { CalendarDate } from "#lib/kit/time";

/** What decides which card of a solution holds. */
export type CardDays = {
  readonly id: string;
  readonly version: number;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
};

/** `superseded`: another version begins on its first day; `ended`: its last day is over; `covered`: a later card holds now. */
export const cardStates = ["in_force", "scheduled", "ended", "superseded", "covered"] as const;
export type CardState = (typeof cardStates)[number];

/** Of the cards that hold on a day, the one with the latest beginning and of these the highest version; null: none. */
export function cardOn<Card extends CardDays>(cards: readonly Card[], day: CalendarDate): Card | null {
  let best: Card | null = null;
  for (const card of cards) {
    if (card.validFrom > day || (card.validTo !== null && card.validTo < day)) continue;
    if (best === null || comesAfter(card, best)) best = card;
  }
  return best;
}

function comesAfter(a: CardDays, b: CardDays): boolean {
  return a.validFrom > b.validFrom || (a.validFrom === b.validFrom && a.version > b.version);
}

/** Where one of a solution's cards stands on a day. */
export function cardStateOn(card: CardDays, all: readonly CardDays[], day: CalendarDate): CardState {
  const newer = all.some((other) => other.validFrom === card.validFrom && other.version > card.version);
  if (newer) return "superseded";
  if (card.validTo !== null && card.validTo < day) return "ended";
  if (card.validFrom > day) return "scheduled";
  return cardOn(all, day)?.id === card.id ? "in_force" : "covered";
}

/** The version that a further card of the same first day gets. */
export function nextVersion(cards: readonly CardDays[], validFrom: CalendarDate): number {
  return Math.max(0, ...cards.filter((card) => card.validFrom === validFrom).map(({ version }) => version)) + 1;
}
