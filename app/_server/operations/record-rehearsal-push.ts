import { raiseLiveCursor } from "#db/queries/live";
import {
  lockRehearsalParcelOfTrace,
  lockRehearsalTrail,
  saveRehearsalEvents,
  updateRehearsalStep,
} from "#db/queries/rehearsals";
import type { SellerDb } from "#db/scope";
import { pollWaitMs } from "#lib/onboarding/rehearsal";
import type { RehearsalStep } from "#lib/onboarding/states";
import { legible, readTrail, type TrailEntry, writeTrail } from "#lib/onboarding/trail";
import type { DecodedTrace } from "#lib/tracking/event";
import { freshEvents } from "#lib/tracking/rehearsal-parcel";
import { wakeRehearsal } from "./start-rehearsal.ts";

/** A verified message about a parcel that is no waybill. */
export type RehearsalNews = {
  readonly trace: DecodedTrace;
  /** A push as it came; null for the answer to a question, which was kept with its call. */
  readonly kept: { readonly messageType: string; readonly content: string } | null;
};

/**
 * Adds what a carrier reported to the rehearsal's parcel that it speaks of, once, and wakes the test. Nothing else hears of
 * it: no tracking, no count of unknown codes, no message. Null when no rehearsal has such a parcel.
 */
export async function recordRehearsalNews(db: SellerDb, news: RehearsalNews, now: number): Promise<number | null> {
  const parcel = await lockRehearsalParcelOfTrace(db, news.trace);
  if (!parcel) return null;
  const fresh = freshEvents(parcel.events, news.trace.events);
  if (fresh.length === 0) return 0;
  // before its label is drawn it waits for no pushes
  const askAt = parcel.hasLabel ? now + pollWaitMs(parcel.attempts) : parcel.askAt;
  await saveRehearsalEvents(db, parcel, [...parcel.events, ...fresh], askAt, now);
  if (news.kept) {
    const codes = fresh.map(({ code }) => code).join(", ");
    const entry = { role: parcel.role, head: `${news.kept.messageType} ${codes}`, text: legible(news.kept.content) };
    const step = parcel.role === "delivered" ? "tracking" : "exception";
    await writeOnTrail(db, parcel.rehearsalId, step, { received: [entry] });
  }
  await wakeRehearsal(db);
  await raiseLiveCursor(db);
  return fresh.length;
}

/** Adds to what a step has sent and received, while the step is not over. */
export async function writeOnTrail(
  db: SellerDb,
  rehearsalId: string,
  step: RehearsalStep,
  added: { readonly sent?: readonly TrailEntry[]; readonly received?: readonly TrailEntry[] },
): Promise<void> {
  const trail = await lockRehearsalTrail(db, rehearsalId, step);
  if (trail?.state !== "running" && trail?.state !== "waiting") return;
  await updateRehearsalStep(db, rehearsalId, step, {
    sent: writeTrail([...readTrail(trail.sent), ...(added.sent ?? [])]),
    received: writeTrail([...readTrail(trail.received), ...(added.received ?? [])]),
  });
}
