import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { saveFormatRefused } from "#db/queries/customs-messages";
import {
  countUnknownStatuses,
  findDocuments,
  listKnownFingerprints,
  type NewReceipt,
  type SentDocumentRow,
  saveReceipts,
} from "#db/queries/customs-receipts";
import { findOfResult, findSubjectsByCopNo, saveExportDeclarations } from "#db/queries/customs-summaries";
import { findDeclarationsByNumber } from "#db/queries/declarations";
import type { SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { matchReceipt, receiptKey, type SentDocument } from "#lib/customs/match-receipt";
import type { CebKind } from "#lib/customs/message";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import { answeredKind, type CustomsReceipt, type IncomingReceipt, type SummaryResult } from "#lib/customs/receipt";
import { stateOfReceipt } from "#lib/customs/receipt-state";
import { fingerprint } from "#lib/kit/fingerprint";
import type { FeedEntry } from "../gateways/data-exchange/decode-answers.ts";
import { openDossiers } from "./open-dossiers.ts";
import { settleSubjects, type TouchedSubject } from "./settle-subjects.ts";
import { staffReceipts } from "./staff-meanings.ts";

type Draft = {
  readonly row: NewReceipt;
  /** Null: it could not be read. */
  readonly receipt: IncomingReceipt | null;
};

/**
 * Keeps what came from the exchange, each receipt once, and settles everything that new ones speak of. What nobody can read
 * or place is kept as it came and counted, and stops nothing. `isOwn`: of a feed that several sellers share, whose guids.
 */
export async function keepReceipts(
  db: SellerDb,
  environment: GatewayEnvironment,
  entries: readonly FeedEntry[],
  now: number,
  isOwn: ((guid: string) => boolean) | null = null,
): Promise<void> {
  const drafts = await onlyNew(
    db,
    entries.map((entry) => draftsOf(entry, environment, now, isOwn)),
  );
  const subjects = await place(db, drafts);
  const saved = await saveReceipts(
    db,
    drafts.map(({ row }) => ({ ...row, ...subjects.get(row.id) })),
  );
  const isNew = new Set(saved.map(({ id }) => id));
  const fresh = drafts.filter(({ row }) => isNew.has(row.id));
  const formats = fresh.flatMap(({ receipt }) => (receipt?.kind === "CEB900" ? [receipt.copMsgId.toUpperCase()] : []));
  await saveFormatRefused(db, formats);
  const touched = [
    ...saved.flatMap(({ kind, subjectId }): TouchedSubject[] => {
      const answered = answeredOf(kind);
      return subjectId !== null && answered ? [{ kind: answered, subjectId }] : [];
    }),
    ...(await findDocuments(db, formats)),
  ];
  await settleSubjects(db, touched, now);
  const staff = await staffReceipts(db);
  await countUnknownStatuses(
    db,
    saved.flatMap(({ kind, status, words }) =>
      kind !== null && answeredOf(kind) && stateOfReceipt(status, staff) === null ? [{ status, words }] : [],
    ),
    now,
  );
  await keepResults(
    db,
    fresh.flatMap(({ receipt }) => (receipt?.kind === "CEB792" ? [receipt] : [])),
    now,
  );
}

/** Leaves out what is kept already; of what is left in a message the first keeps it whole, the others say where it lies. */
async function onlyNew(db: SellerDb, messages: readonly (readonly Draft[])[]): Promise<readonly Draft[]> {
  const seen = new Set(
    await listKnownFingerprints(
      db,
      messages.flat().map(({ row }) => row.fingerprint),
    ),
  );
  return messages.flatMap((drafts) => {
    const fresh = drafts.filter(({ row }) => {
      if (seen.has(row.fingerprint)) return false;
      seen.add(row.fingerprint);
      return true;
    });
    const [first] = fresh.filter(({ receipt }) => receipt !== null);
    return fresh.map((draft) =>
      draft === first || draft.receipt === null
        ? draft
        : { ...draft, row: { ...draft.row, raw: "", rawIn: first?.row.id ?? null } },
    );
  });
}

function answeredOf(kind: string | null): CebKind | null {
  return Object.entries(answeredKind).find(([receipt]) => receipt === kind)?.[1] ?? null;
}

/** A message may hold many receipts, and what cannot be read stands apart. */
function draftsOf(
  entry: FeedEntry,
  environment: GatewayEnvironment,
  now: number,
  isOwn: ((guid: string) => boolean) | null,
): Draft[] {
  const blank = {
    ...{ environment, receivedAt: now, isKnown: false, subjectId: null, status: "", words: "", time: "" },
    ...{ preNo: null, invtNo: null, sumNo: null },
  };
  const readable = entry.decoded.ok ? entry.decoded.value.receipts : [];
  const receipts = isOwn ? readable.filter(({ guid }) => isOwn(guid.toUpperCase())) : readable;
  const raw = entry.message ?? entry.raw;
  const known = receipts.map((receipt): Draft => {
    return { receipt, row: { ...blank, id: randomUUID(), raw, rawIn: null, ...factsOf(receipt) } };
  });
  const unreadable = entry.decoded.ok ? entry.decoded.value.unreadable.map(({ raw: text }) => text) : [raw];
  if (isOwn) return known;
  return [
    ...known,
    ...unreadable.map((text): Draft => {
      const fingerprintOf = fingerprint({ raw: text });
      return {
        receipt: null,
        row: { ...blank, id: randomUUID(), raw: text, rawIn: null, kind: null, guid: null, fingerprint: fingerprintOf },
      };
    }),
  ];
}

/** The same receipt has the same fingerprint, whatever envelope it comes in. */
function factsOf(receipt: IncomingReceipt) {
  if (receipt.kind === "CEB792") {
    const { kind, guid, decState, opDate, sumNo, entryId } = receipt;
    const facts = { kind, guid: guid.toUpperCase(), status: decState, time: opDate, words: entryId ?? "", sumNo };
    return {
      ...facts,
      fingerprint: fingerprint({ ...facts, receipt: { ...receipt, lines: receipt.lines.map((l) => ({ ...l })) } }),
    };
  }
  if (receipt.kind === "CEB900") {
    const { kind, copMsgId, status, time, info } = receipt;
    const facts = { kind, guid: copMsgId.toUpperCase(), status, time, words: info };
    return { ...facts, fingerprint: fingerprint(facts) };
  }
  const { kind, guid, status, time, info, preNo, invtNo, sumNo } = receipt;
  const numbers = { preNo: preNo || null, invtNo: invtNo || null, sumNo: sumNo || null };
  const facts = { kind, guid: guid.toUpperCase(), status, time, words: info, ...numbers };
  return { ...facts, fingerprint: fingerprint({ ...facts, orderNo: receipt.orderNo, copNo: receipt.copNo }) };
}

type Placed = Pick<NewReceipt, "subjectId" | "isKnown">;

/** What each receipt speaks of: by guid, else by its business key. */
async function place(db: SellerDb, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Placed>> {
  const guids = [...new Set(drafts.flatMap(({ row }) => (row.guid ? [row.guid] : [])))];
  const documents = await findDocuments(db, guids);
  const byGuid = new Map(documents.map((one) => [one.guid, one]));
  const messages = new Set(documents.map(({ messageGuid }) => messageGuid));
  const strays = drafts.flatMap(({ receipt }) =>
    receipt && isAnswer(receipt) && !byGuid.has(receipt.guid.toUpperCase()) ? [receipt] : [],
  );
  const candidates = strays.length > 0 ? await candidatesFor(db, strays) : [];
  return new Map(
    drafts.flatMap(({ row, receipt }): [string, Placed][] => {
      const found = receipt === null ? null : placeOf(receipt, byGuid, messages, candidates);
      return found === null ? [] : [[row.id, found]];
    }),
  );
}

function placeOf(
  receipt: IncomingReceipt,
  byGuid: ReadonlyMap<string, SentDocumentRow>,
  messages: ReadonlySet<string>,
  candidates: readonly SentDocument[],
): Placed | null {
  if (receipt.kind === "CEB900") return { subjectId: null, isKnown: messages.has(receipt.copMsgId.toUpperCase()) };
  // a result is customs' own document, kept with the export declarations
  if (receipt.kind === "CEB792") return { subjectId: null, isKnown: true };
  const own = byGuid.get(receipt.guid.toUpperCase());
  if (own) return own.kind === answeredKind[receipt.kind] ? { subjectId: own.subjectId, isKnown: true } : null;
  const match = matchReceipt(receipt, candidates);
  return match ? { subjectId: match.id, isKnown: true } : null;
}

function isAnswer(receipt: IncomingReceipt): receipt is CustomsReceipt {
  return receipt.kind !== "CEB900" && receipt.kind !== "CEB792";
}

/** What of the seller's bears the numbers of receipts whose guid nobody knows. */
async function candidatesFor(db: SellerDb, receipts: readonly CustomsReceipt[]): Promise<readonly SentDocument[]> {
  const numbersOf = (kind: CebKind) =>
    receipts.filter((one) => answeredKind[one.kind] === kind).flatMap((one) => receiptKey(one).number ?? []);
  const [declared, subjects] = await Promise.all([
    findDeclarationsByNumber(db, {
      orderNos: numbersOf("CEB303"),
      waybillNos: numbersOf("CEB505"),
      copNos: numbersOf("CEB603"),
    }),
    findSubjectsByCopNo(db, [...numbersOf("CEB607"), ...numbersOf("CEB701")]),
  ]);
  const sent = declared.filter(({ submissions, lane }) => submissions > 0 && lane !== "void");
  return [
    ...sent.flatMap(({ id, orderNo, waybillNo, copNo, facts }): SentDocument[] => {
      const { seller, parcel } = facts as FrozenDeclaration;
      return [
        { id, kind: "CEB303", guids: [], number: orderNo, companyCode: seller.consignor.code },
        { id, kind: "CEB505", guids: [], number: waybillNo, companyCode: parcel.logistics.code },
        { id, kind: "CEB603", guids: [], number: copNo, companyCode: seller.agent.code },
      ];
    }),
    ...subjects.flatMap(({ id, kind, copNo }): SentDocument[] =>
      receipts
        .flatMap(({ agentCode }) =>
          agentCode === null ? [] : [{ id, kind, guids: [], number: copNo, companyCode: agentCode }],
        )
        .slice(0, 1),
    ),
  ];
}

/** Export declarations (报关单) that customs made: the last result counts. */
async function keepResults(db: SellerDb, results: readonly SummaryResult[], now: number): Promise<void> {
  if (results.length === 0) return;
  const byTime = results.toSorted((a, b) => (a.opDate < b.opDate ? -1 : a.opDate > b.opDate ? 1 : 0));
  const last = [...new Map(byTime.map((one) => [one.declSeqNo, one])).values()];
  const found = await findOfResult(db, {
    sumNos: [...new Set(last.map(({ sumNo }) => sumNo))],
    invtNos: [...new Set(results.flatMap(({ lines }) => lines.map(({ invtNo }) => invtNo)))],
  });
  const lines = new Map(
    results.flatMap((one) => one.lines.map((line) => [`${one.declSeqNo} ${line.invtNo} ${line.gnum}`, { one, line }])),
  );
  const fresh = await saveExportDeclarations(
    db,
    last.map((one) => ({
      ...{ declSeqNo: one.declSeqNo, summaryId: found.summaries.get(one.sumNo) ?? null, sumNo: one.sumNo },
      ...{ entryId: one.entryId || null, decState: one.decState, decTmpNo: one.decTmpNo, decPreNo: one.decPreNo },
      ...{ customsCode: one.customsCode, declarantCode: one.declAgentCode, grossWeight: one.grossWeight },
      ...{ netWeight: one.netWeight, opDate: one.opDate, receivedAt: now },
    })),
    [...lines.values()].map(({ one, line }) => ({
      ...{ declSeqNo: one.declSeqNo, invtNo: line.invtNo, gnum: line.gnum, gseqno: line.gseqno, gcode: line.gcode },
      ...{ logisticsNo: line.logisticsNo, declarationId: found.declarations.get(line.invtNo) ?? null },
    })),
  );
  await saveAudit(
    db,
    last
      .filter(({ declSeqNo }) => fresh.has(declSeqNo))
      .map((one) => ({
        event: "export_declaration_received" as const,
        data: { entryId: one.entryId ?? "", lists: new Set(one.lines.map(({ invtNo }) => invtNo)).size },
        subject: { kind: "export_declaration" as const, id: one.declSeqNo },
      })),
  );
  await openDossiers(db, now);
}
