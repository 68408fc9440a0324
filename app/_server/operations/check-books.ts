import {
  type BookCheck,
  type BookEntry,
  type BookRound,
  beginBookCheck,
  countNewDifferences,
  listBookEntries,
  listRoadsBooked,
  listUnknownParcels,
  type NewBookDifference,
  rereadBookEntries,
  saveBookRound,
  takeBookCheck,
} from "#db/queries/book-checks";
import { listConnectedSellers } from "#db/queries/gateway-calls";
import { sendMessage } from "#db/queries/messages";
import { saveExchanges } from "#db/queries/settlements";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { WaybillAnswer } from "#lib/carriers/answers";
import { type BookVerdict, compareEntry } from "#lib/dispatch/book-check";
import { chinaDateOf, hourMs, minuteMs } from "#lib/kit/time";
import type { Called } from "#server/gateways/call";
import { callGateway, callsPausedUntil, type OpenGateway, openGateway } from "#server/gateways/open-gateway";
import { mintDoorScope, mintJobScope } from "#server/scope";
import type { StepWorld } from "./step-world.ts";

/** What is compared: the waybills of a week. Older parcels have moved or are on the carrier's bill, which is compared line by line. */
const comparedMs = 7 * 24 * hourMs;
/** How many are asked in one round, and how many of them at once: behind the day's own calls, under LINK's flow control. */
const perRound = 40;
const side = 4;
/** Longer than a round lasts: whoever comes meanwhile goes away. */
const leaseMs = 3 * minuteMs;
/** A night has an end: then the check says how far it came. */
const nightMs = 6 * hourMs;
/** Fruitless rounds at one place; then what cannot be read there is written down, and it goes on. */
const patience = 4;
const waitsMs = [30_000, 2 * minuteMs, 5 * minuteMs, 15 * minuteMs] as const;

/**
 * Begins the night's checks, one for each seller and carrier, and lets a job ask. Begun twice, by two workers or after a
 * crash, it is the same check. Answers how many are under way.
 */
export async function beginBookChecks(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("sweep"), listConnectedSellers);
  let begun = 0;
  for (const sellerId of sellers) {
    begun += await inScope(jobScope(sellerId), async (db) => {
      const since = now - comparedMs;
      const running = [];
      for (const road of await listRoadsBooked(db, since)) {
        const check = await beginBookCheck(db, road, chinaDateOf(now), since, now);
        if (check.state === "running") running.push(check);
      }
      await enqueue(
        db,
        running.map(({ id }) => jobOf(sellerId, id)),
      );
      return running.length;
    });
  }
  return begun;
}

export function jobScope(sellerId: string): JobScope {
  return mintJobScope({ sellerId, job: "check-books" });
}

function jobOf(sellerId: string, checkId: string, startAfter?: number) {
  const data = { sellerId, checkId };
  return { name: "check-books" as const, data, singletonKey: checkId, ...(startAfter ? { startAfter } : {}) };
}

/**
 * One round of a check: asks the carrier about the next waybills and writes down what it found, at once with how far it
 * came. Nothing is repaired. `more`: another round may follow at once.
 */
export async function checkBooksRound(
  scope: JobScope,
  checkId: string,
  world: StepWorld,
): Promise<"more" | "done" | "waits" | "elsewhere"> {
  const now = world.clock();
  const taken = await inScope(scope, async (db) => {
    const check = await takeBookCheck(db, checkId, now, now + leaseMs);
    return check ? { check, entries: await listBookEntries(db, check, perRound) } : null;
  });
  if (!taken) return "elsewhere";
  const { check, entries } = taken;
  if (now > check.startedAt + nightMs) return end(scope, check, "cut_short", now);
  if (entries.length === 0) return end(scope, check, "done", now);
  const gateway = await openGateway(check.carrierCode, check.environment);
  if (typeof gateway === "string") return end(scope, check, "cut_short", now);
  const pausedUntil = await callsPausedUntil(gateway, now);
  const asked = pausedUntil === null ? await askAll(entries, gateway, world) : [];
  return inScope(scope, (db) => settleRound(db, check, asked, pausedUntil, world.clock()));
}

type Asked = Called<WaybillAnswer> & { readonly entry: BookEntry };

/** Some side by side, in order; stops asking where the road fails, so that a carrier in trouble is left in peace. */
async function askAll(entries: readonly BookEntry[], gateway: OpenGateway, world: StepWorld): Promise<Asked[]> {
  const answered: Asked[] = [];
  for (let from = 0; from < entries.length && !world.signal?.aborted; from += side) {
    const some = await Promise.all(entries.slice(from, from + side).map((entry) => askOne(entry, gateway, world)));
    answered.push(...some);
    if (some.some(({ answer }) => answer.kind === "fault" && answer.fault !== "garbage")) break;
  }
  return answered;
}

async function askOne(entry: BookEntry, gateway: OpenGateway, world: StepWorld): Promise<Asked> {
  const parcel = { waybillId: entry.id, orderCode: entry.lpNumber };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.askNumber(gateway.account, parcel, options);
  return { entry, ...(await callGateway(gateway, call, world.clock)) };
}

/** Compares with what the rows say now, not before the asking: a parcel that was cancelled meanwhile is no difference. */
async function settleRound(
  db: SellerDb,
  check: BookCheck,
  asked: readonly Asked[],
  pausedUntil: number | null,
  now: number,
): Promise<"more" | "waits" | "elsewhere"> {
  const rows = new Map(
    (
      await rereadBookEntries(
        db,
        asked.map(({ entry }) => entry.id),
      )
    ).map((row) => [row.id, row]),
  );
  const sure: { readonly asked: Asked; readonly row: BookEntry; readonly verdict: BookVerdict }[] = [];
  let stopped = pausedUntil !== null;
  for (const one of asked) {
    const row = rows.get(one.entry.id);
    const isSame = row?.state === one.entry.state && row.trackingNumber === one.entry.trackingNumber;
    const verdict = isSame ? compareEntry(row, one.answer) : "agrees";
    if (verdict === "ask_again" && check.faults < patience) {
      stopped = true;
      break;
    }
    sure.push({ asked: one, row: row ?? one.entry, verdict });
  }
  const differing = sure.flatMap(({ asked: one, row, verdict }) => {
    if (verdict === "agrees") return [];
    const found = verdict === "ask_again" ? { kind: "unreadable" as const, theirs: wordsOf(one) } : verdict;
    return [{ one, difference: differenceOf(row, found) }];
  });
  const faults = stopped && sure.length === 0 ? check.faults + 1 : 0;
  const isSaved = await saveBookRound(
    db,
    check,
    {
      ...{ cursorId: sure.at(-1)?.row.id ?? check.cursorId, asked: sure.length, faults, end: null },
      ...{ agreed: sure.length - differing.length, differences: differing.map(({ difference }) => difference) },
    },
    now,
  );
  if (!isSaved) return "elsewhere";
  const { carrierCode: gateway, environment } = check;
  await saveExchanges(
    db,
    differing.map(({ one: { entry, exchange } }) => ({
      ...{ direction: "out" as const, gateway, environment, waybillId: entry.id, ...exchange },
    })),
    now,
  );
  if (!stopped) return "more";
  const wait = waitsMs[Math.min(faults, waitsMs.length) - 1] ?? waitsMs[0];
  await enqueue(db, [jobOf(db.scope.sellerId, check.id, Math.max(now + wait, pausedUntil ?? 0))]);
  return "waits";
}

function differenceOf(row: BookEntry, { kind, theirs }: Exclude<BookVerdict, string>): NewBookDifference {
  const { id, orderNumber, lpNumber, trackingNumber, state } = row;
  const ours = state === "cancelled" ? "cancelled" : (trackingNumber ?? "");
  return { subject: id, waybillId: id, kind, orderNumber, lpNumber, ours, theirs };
}

function wordsOf({ answer }: Asked): string {
  return "code" in answer ? `${answer.code} ${answer.text}`.trim().slice(0, 300) : "";
}

/** The last round adds the parcels that the carrier told of and that are not here, and tells the people what is new. */
async function end(
  scope: JobScope,
  check: BookCheck,
  how: "done" | "cut_short",
  now: number,
): Promise<"done" | "elsewhere"> {
  return inScope(scope, async (db) => {
    const unknown = await listUnknownParcels(db, check, check.since);
    const differences = unknown.map(
      (number): NewBookDifference => ({
        ...{
          subject: number,
          kind: "not_here",
          waybillId: null,
          orderNumber: "",
          lpNumber: number,
          ours: "",
          theirs: number,
        },
      }),
    );
    const round: BookRound = { cursorId: check.cursorId, asked: 0, agreed: 0, faults: 0, differences, end: how };
    if (!(await saveBookRound(db, check, round, now))) return "elsewhere";
    const count = await countNewDifferences(db, check);
    if (count > 0) {
      const link = `/s/${db.scope.sellerId}/waybills/books?check=${check.id}`;
      await sendMessage(db, { kind: "books_differ", values: { count }, link });
    }
    return "done";
  });
}
