import {
  lockMasterLists,
  lockSummaries,
  type MasterListRecord,
  type SummaryRecord,
  updateMasterLists,
  updateSummaries,
} from "#db/queries/customs-summaries";
import { listLives, updateDocuments } from "#db/queries/declarations";
import { listDeclarationsOfWithdrawals } from "#db/queries/withdrawals";
import type { SellerDb } from "#db/scope";
import { lifeOf } from "#lib/customs/document-life";
import { type FoldedDocument, foldReceipts } from "#lib/customs/fold-receipts";
import type { CebKind } from "#lib/customs/message";
import { type DocumentState, isStop } from "#lib/customs/states";
import { documentChange, settleDeclarations } from "./settle-declarations.ts";
import { staffReceipts } from "./staff-meanings.ts";

export type TouchedSubject = { readonly kind: CebKind; readonly subjectId: string };

/** Where everything stands that was sent or answered: declarations with their withdrawals, master lists, summaries. */
export async function settleSubjects(db: SellerDb, touched: readonly TouchedSubject[], now: number): Promise<void> {
  const of = (...kinds: readonly CebKind[]) => [
    ...new Set(touched.filter(({ kind }) => kinds.includes(kind)).map(({ subjectId }) => subjectId)),
  ];
  const withdrawn = await listDeclarationsOfWithdrawals(db, of("CEB605"));
  await settleDeclarations(db, [...new Set([...of("CEB303", "CEB505", "CEB603"), ...withdrawn])], now);
  await settleMasterLists(db, of("CEB607"));
  await settleSummaries(db, of("CEB701"));
}

async function settleMasterLists(db: SellerDb, ids: readonly string[]): Promise<void> {
  const rows = await lockMasterLists(db, ids);
  if (rows.length === 0) return;
  const folded = await foldParts(db, "CEB607", rows);
  await updateMasterLists(
    db,
    rows.map((row) => ({ id: row.id, ...stateOf(row, folded.get(row.id) ?? []) })),
  );
}

async function settleSummaries(db: SellerDb, ids: readonly string[]): Promise<void> {
  const rows = await lockSummaries(db, ids);
  if (rows.length === 0) return;
  const folded = await foldParts(db, "CEB701", rows);
  await updateSummaries(
    db,
    rows.map((row) => {
      const parts = folded.get(row.id) ?? [];
      return {
        id: row.id,
        sumNo: parts.find(({ sumNo }) => sumNo !== null)?.sumNo ?? row.sumNo,
        ...stateOf(row, parts),
      };
    }),
  );
}

type Parts = ReadonlyMap<string, readonly FoldedDocument[]>;

async function foldParts(
  db: SellerDb,
  kind: CebKind,
  rows: readonly (MasterListRecord | SummaryRecord)[],
): Promise<Parts> {
  const lives = await listLives(
    db,
    rows.map(({ id }) => id),
  );
  const staff = await staffReceipts(db);
  const parts = new Map<string, FoldedDocument[]>();
  for (const { id } of rows) {
    const documents = lives.documents.filter((one) => one.subjectId === id);
    const receipts = lives.receipts.filter((one) => one.subjectId === id);
    for (const part of new Set(documents.map((one) => one.part))) {
      const own = documents.filter((one) => one.part === part);
      // an answer names its part by the guid alone
      const mine = receipts.filter(({ guid }) => own.some((one) => one.guid === guid) || documents.length === 1);
      const { submissions, answers } = lifeOf(kind, own, mine, lives.formats, part);
      const folded = foldReceipts(submissions, answers, staff);
      const isRefused = own.some(({ status }) => status === "exchange");
      parts.set(id, [...(parts.get(id) ?? []), isRefused ? { ...folded, state: "refused" } : folded]);
    }
  }
  await updateDocuments(db, [...parts.values()].flat().flatMap(documentChange));
  return parts;
}

const progress: readonly DocumentState[] = ["draft", "sent", "pending", "accepted", "released", "closed"];

/** A part that was stopped stops the whole; else the whole is where its slowest part is. */
function stateOf(row: MasterListRecord | SummaryRecord, parts: readonly FoldedDocument[]) {
  const stopped = parts.find(({ state }) => isStop(state));
  const slowest = parts.reduce<FoldedDocument | null>(
    (slow, one) => (slow === null || progress.indexOf(one.state) < progress.indexOf(slow.state) ? one : slow),
    null,
  );
  const lead = stopped ?? slowest;
  const state = lead?.state ?? row.state;
  return {
    state,
    words: (lead?.last?.info ?? row.words).slice(0, 1000),
    preNo: parts.find(({ preNo }) => preNo !== null)?.preNo ?? row.preNo,
    frees: state === "returned" || state === "refused" || state === "send_failed",
  };
}
