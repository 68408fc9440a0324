import { saveAudit } from "#db/queries/audit";
import {
  type DeclarationRecord,
  listHandedOver,
  listLives,
  listWithdrawals,
  lockDeclarations,
  type SubjectDocument,
  updateDeclarations,
  updateDocuments,
} from "#db/queries/declarations";
import { followCustoms } from "#db/queries/failure-spells";
import { settleWithdrawals } from "#db/queries/withdrawals";
import type { SellerDb } from "#db/scope";
import { type Declaration, foldDeclaration } from "#lib/customs/declaration";
import { failureOfState } from "#lib/customs/declaration-failures";
import { laneOf } from "#lib/customs/declaration-lane";
import { isOnItsWay, lifeOf } from "#lib/customs/document-life";
import type { FoldedDocument } from "#lib/customs/fold-receipts";
import type { CebKind } from "#lib/customs/message";
import { readMoment } from "#lib/customs/message-time";
import type { StaffReceipts } from "#lib/customs/staff-receipts";
import { isStop } from "#lib/customs/states";
import { closingEventOf, troublesOf } from "#lib/incidents/declaration-incidents";
import { chinaDateOf } from "#lib/kit/time";
import { announceIncidents } from "./announce-incidents.ts";
import { followCancel, tellPerson } from "./cancel-declaration.ts";
import { followIncidents, type SubjectTrouble } from "./raise-incidents.ts";
import { staffReceipts } from "./staff-meanings.ts";

type Lives = Awaited<ReturnType<typeof listLives>>;

/**
 * Where declarations stand after everything that was sent and heard, folded anew from all of it: states, numbers, lane, words.
 * A return raises an incident and is told at once; of a parcel that is handed over it is a task to intercept, too. Running
 * again changes nothing.
 */
export async function settleDeclarations(db: SellerDb, ids: readonly string[], now: number): Promise<void> {
  const rows = await lockDeclarations(db, ids);
  if (rows.length === 0) return;
  const taken = await listWithdrawals(db, ids);
  const staff = await staffReceipts(db);
  const lives = await listLives(db, [...rows.map(({ id }) => id), ...taken.map(({ id }) => id)]);
  const settled = rows.map((row) => {
    const withdrawal = taken.findLast(({ declarationId }) => declarationId === row.id) ?? null;
    const folded = foldOf(row, lives, withdrawal?.id ?? null, staff);
    return { row, folded, withdrawal, next: changed(row, folded, withdrawal, lives, now) };
  });
  const gone = await listHandedOver(
    db,
    settled.filter(({ next }) => next.lane === "returned").map(({ row }) => row.waybillId),
  );
  const followed: Settled[] = [];
  for (const one of settled)
    followed.push({ ...one, next: await withCancellation(db, one.row, one.next, one.withdrawal, one.folded, now) });
  const { toIntercept, changes } = await followIncidents(
    db,
    followed.map((one) => troubleOf(one, gone.has(one.row.waybillId), now)),
    now,
  );
  await announceIncidents(db, changes, now);
  const marked = followed.map((one) => {
    const isMarked = toIntercept.has(one.row.id);
    return { ...one, next: { ...one.next, interceptAt: isMarked ? (one.row.interceptAt ?? now) : null } };
  });
  await updateDeclarations(
    db,
    marked.map(({ next }) => next),
  );
  await updateDocuments(
    db,
    settled.flatMap(({ folded }) => newest(folded)),
  );
  await settleWithdrawals(
    db,
    settled.flatMap(({ withdrawal, folded }) => {
      const state = folded.documents.withdrawal?.state;
      if (!withdrawal || state === undefined) return [];
      const words = folded.documents.withdrawal?.last?.info ?? withdrawal.words;
      const isSettled = folded.state === "withdrawn" || isStop(state);
      return [{ id: withdrawal.id, state, words, settledAt: isSettled ? (withdrawal.settledAt ?? now) : null }];
    }),
  );
  await followCustoms(
    db,
    marked.map(({ row: { id: declarationId, orderId, country }, next }) => ({
      ...{ declarationId, orderId, country, code: next.failureCode },
    })),
    now,
  );
  await tell(db, marked);
}

/** Where one declaration stands, from its own of the lives read with it. */
export function foldOf(
  row: DeclarationRecord,
  lives: Lives,
  withdrawalId: string | null,
  staff: StaffReceipts,
): Declaration {
  const life = (kind: CebKind, subjectId = row.id) =>
    lifeOf(
      kind,
      lives.documents.filter((one) => one.subjectId === subjectId),
      lives.receipts.filter((one) => one.subjectId === subjectId),
      lives.formats,
    );
  const documents = {
    order: life("CEB303"),
    waybill: row.waybillState === null ? null : life("CEB505"),
    list: life("CEB603"),
    withdrawal: withdrawalId === null ? null : life("CEB605", withdrawalId),
  };
  return foldDeclaration(documents, staff);
}

function changed(
  row: DeclarationRecord,
  folded: Declaration,
  withdrawal: { readonly settledAt: number | null } | null,
  lives: Lives,
  now: number,
): DeclarationRecord {
  const documents = lives.documents.filter((one) => one.subjectId === row.id);
  const receipts = lives.receipts.filter((one) => one.subjectId === row.id);
  const { order, waybill, list } = folded.documents;
  const refusal = refusedByExchange(documents);
  const state = refusal ? "refused" : folded.state;
  const onItsWay = refusal === null && isOnItsWay(documents, [...receipts, ...lives.formats]);
  // what was never prepared is not moved by answers to what went before it
  const isOpen = row.preparedAt === null && (row.lane === "ready" || row.lane === "stopped");
  const lane = isOpen
    ? row.lane
    : onItsWay
      ? ("ready" as const)
      : laneOf({
          ...{ stop: row.stop, isVoid: row.lane === "void", state },
          isWaybillAwaited: folded.waybillAwaitedSince !== null,
        });
  // stored and not with the exchange yet: asked all the same
  const isUnsent = withdrawal?.settledAt === null && folded.documents.withdrawal?.state === "draft";
  const closedAt = state === "closed" ? (row.closedAt ?? timeOf(folded) ?? now) : row.closedAt;
  const isReleased = state === "released" || state === "closed";
  return {
    ...row,
    ...{ state, lane, laneSince: lane === row.lane ? row.laneSince : now },
    ...{ orderState: order.state, waybillState: waybill?.state ?? null, listState: list.state },
    ...{ preNo: folded.preNo ?? row.preNo, invtNo: folded.invtNo ?? row.invtNo },
    waybillAwaitedAt: lane === "awaiting_waybill" ? folded.waybillAwaitedSince : null,
    ...{ unclearStatus: folded.unclear?.status ?? null, isWithdrawing: folded.isWithdrawing || isUnsent },
    words: (refusal ?? folded.unclear?.info ?? folded.last?.info ?? row.words).slice(0, 1000),
    failureCode: lane === "stopped" ? row.failureCode : failureOfState(state),
    releasedAt: isReleased ? (row.releasedAt ?? timeOf(folded) ?? now) : row.releasedAt,
    ...{ closedAt, closedMonth: closedAt === null ? null : chinaDateOf(closedAt).slice(0, 7) },
    ...{ version: row.version + 1, updatedAt: now },
  };
}

function timeOf({ last }: Declaration): number | null {
  return last === null ? null : readMoment(last.time);
}

/** The exchange would not take the message of the newest sending: its words. */
function refusedByExchange(documents: readonly SubjectDocument[]): string | null {
  const last = Math.max(0, ...documents.map(({ submission }) => submission));
  const refused = documents.find(({ submission, status }) => submission === last && status === "exchange");
  return refused?.words ?? null;
}

/** What a person must know of a declaration as it stands now. */
function troubleOf({ row, next, folded }: Settled, isGone: boolean, now: number): SubjectTrouble {
  const { id, waybillId, orderNumber, waybillNo, country, carrierCode } = row;
  const lane = { country, carrierCode, solutionCode: "" };
  const { last } = folded;
  // the exchange's own refusals come with no receipt: each sending is an event of its own
  const event = last ? `${last.guid} ${last.status} ${last.time}` : `sending ${next.submissions}`;
  return {
    subjectId: id,
    signals: troublesOf(next.lane, isGone).map((kind) => ({
      ...{ kind, subjectKind: "declaration" as const, subjectId: id, waybillId, orderNumber, waybillNo, event },
      ...{ ...lane, words: next.words, place: "", severity: null, silenceDueAt: null },
      ...{ status: last?.status ?? "", happenedAt: timeOf(folded) ?? now },
    })),
    closingEventOf: ({ kind }) => closingEventOf(kind, next.lane),
  };
}

/** What the cancelled waybill of a declaration asks for, now that customs have said more; others stay as they are. */
async function withCancellation(
  db: SellerDb,
  row: DeclarationRecord,
  next: DeclarationRecord,
  withdrawal: { readonly createdAt: number } | null,
  { documents }: Declaration,
  now: number,
): Promise<DeclarationRecord> {
  if (next.cancelledAt === null) return next;
  const isAfter = withdrawal !== null && withdrawal.createdAt >= next.cancelledAt;
  const answer = documents.withdrawal;
  const wasRefused = isAfter && answer !== null && isStop(answer.state) && next.state !== "withdrawn";
  const followed = await followCancel(db, next, wasRefused, now);
  const isThrough = (state: DeclarationRecord["state"]) => state === "released" || state === "closed";
  if (followed.step === "person" && isThrough(next.state) && !isThrough(row.state)) await tellPerson(db);
  return followed.next;
}

/** The newest submission of each document, as it stands now. */
function newest({ documents }: Declaration): Parameters<typeof updateDocuments>[1] {
  const { order, waybill, list, withdrawal } = documents;
  return [order, waybill, list, withdrawal].flatMap((one) => (one ? documentChange(one) : []));
}

/** What is said of the document that the last answer names. */
export function documentChange(folded: FoldedDocument): Parameters<typeof updateDocuments>[1] {
  const { last, state, preNo, invtNo } = folded;
  if (last === null) return [];
  const { guid, status, info, time } = last;
  return [{ guid, state, status, words: info, preNo, invtNo, answeredAt: readMoment(time) }];
}

type Settled = { readonly row: DeclarationRecord; readonly next: DeclarationRecord; readonly folded: Declaration };

/** Audit of what turned; whom it concerns hears of it by its incident. */
async function tell(db: SellerDb, list: readonly Settled[]): Promise<void> {
  const turned = list.filter(({ row, next }) => row.state !== next.state && next.state !== "sent");
  await saveAudit(
    db,
    turned.map(({ next, folded }) => ({
      event: "declaration_answered" as const,
      data: { state: next.state, status: folded.last?.status ?? "", words: next.words.slice(0, 300) },
      subject: { kind: "declaration" as const, id: next.id },
    })),
  );
  const intercept = list.filter(({ row, next }) => row.interceptAt === null && next.interceptAt !== null);
  await saveAudit(
    db,
    intercept.map(({ next }) => ({
      event: "parcel_to_intercept" as const,
      data: { waybillNo: next.waybillNo },
      subject: { kind: "declaration" as const, id: next.id },
    })),
  );
}
