import { z } from "zod";
import type { Instant } from "#lib/kit/time";

/** An event as it goes into the archive: `rawText` is the carrier's own JSON, as text, so that no number loses a digit. */
export type EventToArchive = {
  readonly waybillId: string;
  readonly occurredAt: Instant;
  readonly eventKey: string;
  readonly source: "push" | "poll";
  readonly vocabulary: string;
  readonly code: string;
  readonly receivedAt: Instant;
  readonly timeText: string;
  readonly timeZone: string;
  readonly description: string;
  readonly place: string;
  readonly rawText: string;
};

/** The same event read back. */
export type ArchivedEvent = Omit<EventToArchive, "rawText"> & { readonly raw: unknown };

const line = z.strictObject({
  waybillId: z.string(),
  occurredAt: z.number(),
  eventKey: z.string(),
  source: z.enum(["push", "poll"]),
  vocabulary: z.string(),
  code: z.string(),
  receivedAt: z.number(),
  timeText: z.string(),
  timeZone: z.string(),
  description: z.string(),
  place: z.string(),
  raw: z.unknown(),
});

/**
 * Events as lines of JSON (NDJSON), one each, instants as epoch milliseconds: legible to anybody without ALP, and exact. The
 * waybill comes first in each line, the carrier's own JSON last and as it is stored.
 */
export function archiveText(events: readonly EventToArchive[]): string {
  return events.map((event) => `${headOf(event)},"raw":${event.rawText}}\n`).join("");
}

function headOf({ waybillId, occurredAt, eventKey, source, vocabulary, code, receivedAt, ...rest }: EventToArchive) {
  const { timeText, timeZone, description, place } = rest;
  const head = { waybillId, occurredAt, eventKey, source, vocabulary, code, receivedAt };
  return JSON.stringify({ ...head, timeText, timeZone, description, place }).slice(0, -1);
}

/** The events of an archive's text, all or one waybill's. Throws where it is none. */
export function readArchiveText(text: string, waybillId: string | null = null): ArchivedEvent[] {
  const lines = text.split("\n");
  if (lines.pop() !== "") throw new Error("an archive's text ends with a whole line");
  const wanted = waybillId === null ? lines : lines.filter((one) => one.startsWith(`{"waybillId":"${waybillId}"`));
  return wanted.map((one) => line.parse(JSON.parse(one)));
}
