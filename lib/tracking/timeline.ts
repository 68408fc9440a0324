import { oddInstant } from "./instant.ts";
import { isVocabulary, meaningOf, type StaffMeanings } from "./vocabulary.ts";

/** A stored event as the timeline draws it. */
export type TimelineEntry = {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly place: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly source: "push" | "poll";
  readonly localTime: string;
  readonly isKnown: boolean;
  readonly isTrouble: boolean;
  readonly odd: "future" | "too_old" | null;
  readonly raw: string;
};

type Stored = {
  readonly id: string;
  readonly vocabulary: string;
  readonly code: string;
  readonly description: string;
  readonly place: string;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly source: "push" | "poll";
  readonly timeText: string;
  readonly timeZone: string;
  readonly raw: unknown;
};

/** Events for the screen, newest first; those whose time cannot be true stand last. */
export function timelineOf(events: readonly Stored[], staff?: StaffMeanings): TimelineEntry[] {
  const entries = events.map((event): TimelineEntry => {
    const known = isVocabulary(event.vocabulary) ? meaningOf(event.vocabulary, event.code, staff) : null;
    return {
      id: event.id,
      code: event.code,
      text: event.description,
      place: event.place,
      at: event.occurredAt,
      receivedAt: event.receivedAt,
      source: event.source,
      localTime: `${event.timeText} ${event.timeZone}`.trim(),
      isKnown: known !== null,
      isTrouble: known !== null && known.raises !== null,
      odd: oddInstant(event.occurredAt, event.receivedAt),
      raw: JSON.stringify(event.raw, null, 2),
    };
  });
  return entries.toSorted((a, b) => Number(a.odd !== null) - Number(b.odd !== null) || b.at - a.at);
}
