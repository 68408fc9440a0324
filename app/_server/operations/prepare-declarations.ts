import { saveAudit } from "#db/queries/audit";
import { sendCountedMessage } from "#db/queries/counted-messages";
import {
  type DeclarationRecord,
  listLives,
  lockReadyDeclarations,
  type SubjectDocument,
  updateDeclarations,
} from "#db/queries/declarations";
import { getExchangeConnection } from "#db/queries/exchange-connections";
import { getSellerGates } from "#db/queries/gate-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { buildList } from "#lib/customs/build-list";
import { buildOrder } from "#lib/customs/build-order";
import type { Built } from "#lib/customs/build-parts";
import { buildWaybill } from "#lib/customs/build-waybill";
import { correctionOf } from "#lib/customs/correction";
import { failureOfClosure, failureOfFinding } from "#lib/customs/declaration-failures";
import { lifeOf } from "#lib/customs/document-life";
import type { DocumentStamp, SellerCustoms } from "#lib/customs/facts";
import type { CustomsFinding } from "#lib/customs/finding";
import { foldReceipts } from "#lib/customs/fold-receipts";
import type { CebDocument, CebKind } from "#lib/customs/message";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import type { StaffReceipts } from "#lib/customs/staff-receipts";
import { chinaDateOf } from "#lib/kit/time";
import { closuresOf } from "#lib/onboarding/gates";
import { settleDeclarations } from "./settle-declarations.ts";
import { staffReceipts } from "./staff-meanings.ts";
import { contentHashOf, newGuid, type Outgoing, storeMessages } from "./store-messages.ts";

/** Declarations of one round: a message takes 100 documents. */
const perRound = 100;

/** Who transmits for a carrier under its mandate, by carrier. */
export type Mandates = ReadonlyMap<string, SellerCustoms["transmitter"]>;

/**
 * Makes the messages of up to 100 declarations that are to be sent and stores them with their guids, in one transaction:
 * after a crash the same messages go out. A gate that closed meanwhile, or a finding, stops a declaration instead. Answers
 * how many were taken up.
 */
export async function prepareDeclarations(
  scope: JobScope,
  environment: GatewayEnvironment,
  mandates: Mandates,
  now: number,
): Promise<number> {
  return inScope(scope, async (db) => {
    const rows = await lockReadyDeclarations(db, environment, perRound);
    if (rows.length === 0) return 0;
    const closures = await closuresNow(db, environment, now);
    if (closures.length > 0) await stopByGate(db, rows, closures, now);
    else await prepare(db, rows, environment, mandates, now);
    await raiseLiveCursor(db);
    return rows.length;
  });
}

async function closuresNow(db: SellerDb, environment: GatewayEnvironment, now: number): Promise<readonly string[]> {
  const [{ gates }, connection] = await Promise.all([getSellerGates(db), getExchangeConnection(db, environment)]);
  return [
    ...closuresOf("declare", gates, chinaDateOf(now)).map(({ code }) => code),
    ...(connection?.state === "active" ? [] : ["no_exchange_connection"]),
  ];
}

async function stopByGate(
  db: SellerDb,
  rows: readonly DeclarationRecord[],
  closures: readonly string[],
  now: number,
): Promise<void> {
  const failureCode = failureOfClosure(closures[0] ?? "");
  const stopped = { lane: "stopped" as const, stop: "gate" as const, closures, failureCode, laneSince: now };
  await updateDeclarations(
    db,
    rows.map((row) => ({ ...row, ...stopped, updatedAt: now })),
  );
  await tellStopped(
    db,
    rows.map(({ id }) => ({ id, failureCode })),
  );
}

/** Audit and one message for declarations that were stopped before sending. */
export async function tellStopped(
  db: SellerDb,
  stopped: readonly { readonly id: string; readonly failureCode: string | null }[],
): Promise<void> {
  if (stopped.length === 0) return;
  await saveAudit(
    db,
    stopped.map(({ id, failureCode }) => ({
      event: "declaration_stopped" as const,
      data: { code: failureCode ?? "" },
      subject: { kind: "declaration" as const, id },
    })),
  );
  const link = `/s/${db.scope.sellerId}/papers?lane=stopped`;
  await sendCountedMessage(db, { kind: "declarations_stopped", link, count: stopped.length });
}

type Documents = {
  readonly row: DeclarationRecord;
  readonly order: CebDocument<"CEB303"> | null;
  readonly waybill: CebDocument<"CEB505"> | null;
  readonly list: CebDocument<"CEB603"> | null;
  readonly findings: readonly CustomsFinding[];
};

async function prepare(
  db: SellerDb,
  rows: readonly DeclarationRecord[],
  environment: GatewayEnvironment,
  mandates: Mandates,
  now: number,
): Promise<void> {
  const connection = await getExchangeConnection(db, environment);
  if (!connection) throw new Error("prepared without a terminal");
  const own = { code: connection.copCode, name: connection.copName, dxpId: connection.dxpId };
  const lives = await listLives(
    db,
    rows.map(({ id }) => id),
  );
  const staff = await staffReceipts(db);
  const made = rows.map((row) => documentsOf(row, { ...lives, staff }, mandates, now));
  const findings = new Map(made.flatMap(({ row, findings: own }) => (own.length > 0 ? [[row.id, own]] : [])));
  const [settings] = rows.map(({ facts }) => (facts as FrozenDeclaration).seller.settings);
  const sender = { environment, transmitter: own, mandateOf: null, settings: settings ?? { codeForm: "numeric" } };
  const outgoing = <Kind extends CebKind>(pick: (one: Documents) => CebDocument<Kind> | null) =>
    made.flatMap((one): Outgoing<Kind>[] => {
      const document = findings.has(one.row.id) ? null : pick(one);
      if (document === null) return [];
      return [{ document, subjectId: one.row.id, part: 1, submission: one.row.submissions + 1 }];
    });
  // lists first: what their message refuses, its order must not go alone
  const refuse = (bad: readonly { readonly subjectId: string; readonly findings: readonly CustomsFinding[] }[]) => {
    for (const { subjectId, findings: found } of bad) findings.set(subjectId, found);
  };
  refuse(
    await storeMessages(
      db,
      "CEB603",
      outgoing(({ list }) => list),
      sender,
      now,
    ),
  );
  refuse(
    await storeMessages(
      db,
      "CEB303",
      outgoing(({ order }) => order),
      sender,
      now,
    ),
  );
  for (const [carrier, transmitter] of mandates) {
    const mine = outgoing(({ row, waybill }) => (row.carrierCode === carrier ? waybill : null));
    refuse(await storeMessages(db, "CEB505", mine, { ...sender, transmitter, mandateOf: carrier }, now));
  }
  await finish(db, made, findings, now);
  // nothing of it needed sending: it stands where it stood
  const idle = made.filter(({ row, order, waybill, list }) => !findings.has(row.id) && !order && !waybill && !list);
  await settleDeclarations(
    db,
    idle.map(({ row }) => row.id),
    now,
  );
}

async function finish(
  db: SellerDb,
  made: readonly Documents[],
  findings: ReadonlyMap<string, readonly CustomsFinding[]>,
  now: number,
): Promise<void> {
  const next = made.map(({ row, list }) => {
    const own = findings.get(row.id) ?? [];
    const [finding] = own;
    if (finding)
      return {
        ...{ ...row, lane: "stopped" as const, stop: "findings" as const, findings: own, laneSince: now },
        ...{ failureCode: failureOfFinding(finding), updatedAt: now },
      };
    const appType = list?.head.appType ?? row.appType;
    return { ...row, submissions: row.submissions + 1, appType, preparedAt: now, updatedAt: now };
  });
  await updateDeclarations(db, next);
  await tellStopped(
    db,
    next.filter(({ lane }) => lane === "stopped"),
  );
  await saveAudit(
    db,
    made
      .filter(({ row }) => !findings.has(row.id))
      .map(({ row, order, waybill, list }) => ({
        event: "declaration_sent" as const,
        data: {
          ...{ copNo: row.copNo, submission: row.submissions + 1 },
          documents: [...(order ? ["CEB303"] : []), ...(waybill ? ["CEB505"] : []), ...(list ? ["CEB603"] : [])],
        },
        subject: { kind: "declaration" as const, id: row.id },
      })),
  );
}

type Lives = Awaited<ReturnType<typeof listLives>> & { readonly staff: StaffReceipts };

/** The documents that this submission needs: all of a new declaration, of a correction those that were stopped or changed. */
function documentsOf(row: DeclarationRecord, lives: Lives, mandates: Mandates, now: number): Documents {
  const { parcel, seller } = row.facts as FrozenDeclaration;
  const findings: CustomsFinding[] = [];
  const make = <Kind extends CebKind>(kind: Kind, build: (stamp: DocumentStamp) => Built<Kind>) => {
    const kept = lives.documents.filter((one) => one.subjectId === row.id && one.kind === kind);
    const sending = sendingOf(kind, row, kept, lives);
    const built = build({ guid: newGuid(), at: now, ...(sending ?? fresh) });
    findings.push(...built.findings);
    if (built.document === null) return null;
    if (sending !== null) return built.document;
    // with customs and unchanged: it stays as it is; changed, the E-Port takes a change of what is not matched yet
    const isChanged = kept.at(-1)?.contentHash !== contentHashOf(built.document as CebDocument);
    const isOpen = kind !== "CEB603" && kept.at(-1)?.state === "pending";
    return isChanged && isOpen ? build({ guid: newGuid(), at: now, ...change }).document : null;
  };
  const list = make("CEB603", (stamp) => buildList(parcel, seller, stamp));
  const order = make("CEB303", (stamp) => buildOrder(parcel, seller, stamp));
  const isMandated = row.waybillState !== null && mandates.has(row.carrierCode);
  const waybill = isMandated ? make("CEB505", (stamp) => buildWaybill(parcel, seller, stamp)) : null;
  return { row, order, waybill, list, findings };
}

const fresh = { appType: "1", preNo: null, invtNo: null } as const;
const change = { appType: "2", preNo: null, invtNo: null } as const;

/** How a document of this submission is sent; null: it is with customs and needs no sending. */
function sendingOf(
  kind: CebKind,
  row: DeclarationRecord,
  kept: readonly SubjectDocument[],
  lives: Lives,
): Pick<DocumentStamp, "appType" | "preNo" | "invtNo"> | null {
  const receipts = lives.receipts.filter((one) => one.subjectId === row.id);
  const { submissions, answers } = lifeOf(kind, kept, receipts, lives.formats);
  const correction = correctionOf(foldReceipts(submissions, answers, lives.staff));
  return correction.ok ? correction.value : null;
}
