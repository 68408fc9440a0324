import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { CalendarDate } from "#lib/kit/time";
import { insertMany, updateMany } from "../bulk.ts";
import { declarations, exportDeclarationLines, exportDeclarations, masterLists, summaries } from "../schema/customs.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";

export type MasterListRecord = typeof masterLists.$inferSelect;
export type SummaryRecord = typeof summaries.$inferSelect;
export type ExportDeclarationRecord = typeof exportDeclarations.$inferSelect;

/** A declared parcel as a master list considers it. */
export type MasterListCandidate = {
  readonly id: string;
  readonly waybillNo: string;
  readonly state: (typeof declarations.$inferSelect)["state"];
  readonly unclearStatus: string | null;
  readonly isWithdrawing: boolean;
  readonly isCancelled: boolean;
  readonly logisticsCode: string;
  readonly masterListId: string | null;
  readonly grossGrams: number;
};

/** Parcels booked on a day, or named by id, locked in id order, with their weight. */
export async function lockMasterListCandidates(
  db: SellerDb,
  asked: { readonly day: CalendarDate } | { readonly ids: readonly string[] },
): Promise<readonly MasterListCandidate[]> {
  const { sellerId } = db.scope;
  const chosen = "day" in asked ? eq(declarations.day, asked.day) : sql`${declarations.id} in ${uuidList(asked.ids)}`;
  return db
    .select({
      id: declarations.id,
      waybillNo: declarations.waybillNo,
      state: declarations.state,
      unclearStatus: declarations.unclearStatus,
      isWithdrawing: declarations.isWithdrawing,
      isCancelled: sql<boolean>`${declarations.cancelledAt} is not null`,
      logisticsCode: declarations.logisticsCode,
      masterListId: declarations.masterListId,
      grossGrams: parcels.weightGrams,
    })
    .from(declarations)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, declarations.waybillId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .where(and(eq(declarations.sellerId, sellerId), chosen))
    .orderBy(asc(declarations.id))
    .for("update", { of: declarations });
}

/** Writes a master list and binds its parcels to it; they are locked. */
export async function saveMasterList(
  db: SellerDb,
  list: Omit<typeof masterLists.$inferInsert, "sellerId">,
  declarationIds: readonly string[],
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(db, masterLists, [{ ...list, sellerId }]);
  await updateMany(
    db,
    declarations,
    ["sellerId", "id"],
    ["masterListId"],
    declarationIds.map((id) => ({ sellerId, id, masterListId: list.id ?? null })),
  );
}

/** Master lists by id, locked in id order. */
export async function lockMasterLists(db: SellerDb, ids: readonly string[]): Promise<readonly MasterListRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(masterLists)
    .where(and(eq(masterLists.sellerId, db.scope.sellerId), sql`${masterLists.id} in ${uuidList(ids)}`))
    .orderBy(asc(masterLists.id))
    .for("update");
}

/** Writes how master lists stand; one that was stopped sets its parcels free for another. */
export async function updateMasterLists(
  db: SellerDb,
  list: readonly (Pick<MasterListRecord, "id" | "state" | "words" | "preNo"> & { readonly frees: boolean })[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map(({ frees: _, ...row }) => ({ ...row, sellerId }));
  await updateMany(db, masterLists, ["sellerId", "id"], ["state", "words", "preNo"], rows);
  const freed = list.filter(({ frees }) => frees).map(({ id }) => id);
  if (freed.length === 0) return;
  await db
    .update(declarations)
    .set({ masterListId: null })
    .where(and(eq(declarations.sellerId, sellerId), inArray(declarations.masterListId, freed)));
}

/** The newest master lists. */
export async function listMasterLists(db: SellerDb, limit = 50): Promise<readonly MasterListRecord[]> {
  return db
    .select()
    .from(masterLists)
    .where(eq(masterLists.sellerId, db.scope.sellerId))
    .orderBy(desc(masterLists.day), desc(masterLists.createdAt))
    .limit(limit);
}

/** A declaration as a summary considers it. */
export type SummaryRow = Pick<
  typeof declarations.$inferSelect,
  | "id"
  | "orderNumber"
  | "waybillNo"
  | "way"
  | "state"
  | "invtNo"
  | "closedAt"
  | "isWithdrawing"
  | "cancelledAt"
  | "summaryId"
  | "facts"
  | "environment"
>;

const summaryColumns = {
  id: declarations.id,
  orderNumber: declarations.orderNumber,
  waybillNo: declarations.waybillNo,
  way: declarations.way,
  state: declarations.state,
  invtNo: declarations.invtNo,
  closedAt: declarations.closedAt,
  isWithdrawing: declarations.isWithdrawing,
  cancelledAt: declarations.cancelledAt,
  summaryId: declarations.summaryId,
  facts: declarations.facts,
  environment: declarations.environment,
};

/**
 * Declarations that a month's summary has to decide about: those booked up to its end that are not summarised, were not
 * cancelled, and of way A those of the month alone.
 */
export async function listSummaryCandidates(db: SellerDb, month: string): Promise<readonly SummaryRow[]> {
  return db
    .select(summaryColumns)
    .from(declarations)
    .where(and(eq(declarations.sellerId, db.scope.sellerId), ofMonth(month)))
    .orderBy(asc(declarations.id));
}

/** The same, locked: what goes into a summary goes into one. */
export async function lockSummaryCandidates(db: SellerDb, month: string): Promise<readonly SummaryRow[]> {
  return db
    .select(summaryColumns)
    .from(declarations)
    .where(and(eq(declarations.sellerId, db.scope.sellerId), ofMonth(month)))
    .orderBy(asc(declarations.id))
    .for("update");
}

function ofMonth(month: string) {
  const [first, next] = [`${month}-01`, `${nextMonth(month)}-01`];
  return sql`${declarations.day} < ${next}::date and ${declarations.lane} <> 'void'
    and (${declarations.day} >= ${first}::date
      or (${declarations.way} = 'B' and ${declarations.summaryId} is null and ${declarations.lane} <> 'withdrawn'))`;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Writes a summary and binds its lists to it; they are locked. */
export async function saveSummary(
  db: SellerDb,
  summary: Omit<typeof summaries.$inferInsert, "sellerId">,
  declarationIds: readonly string[],
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(db, summaries, [{ ...summary, sellerId }]);
  await updateMany(
    db,
    declarations,
    ["sellerId", "id"],
    ["summaryId"],
    declarationIds.map((id) => ({ sellerId, id, summaryId: summary.id ?? null })),
  );
}

/** Summaries by id, locked in id order. */
export async function lockSummaries(db: SellerDb, ids: readonly string[]): Promise<readonly SummaryRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(summaries)
    .where(and(eq(summaries.sellerId, db.scope.sellerId), sql`${summaries.id} in ${uuidList(ids)}`))
    .orderBy(asc(summaries.id))
    .for("update");
}

/** Writes how summaries stand; one that was stopped sets its lists free for another. */
export async function updateSummaries(
  db: SellerDb,
  list: readonly (Pick<SummaryRecord, "id" | "state" | "words" | "preNo" | "sumNo"> & { readonly frees: boolean })[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map(({ frees: _, ...row }) => ({ ...row, sellerId }));
  await updateMany(db, summaries, ["sellerId", "id"], ["state", "words", "preNo", "sumNo"], rows);
  const freed = list.filter(({ frees }) => frees).map(({ id }) => id);
  if (freed.length === 0) return;
  await db
    .update(declarations)
    .set({ summaryId: null })
    .where(and(eq(declarations.sellerId, sellerId), inArray(declarations.summaryId, freed)));
}

/** The newest summaries. */
export async function listSummaries(db: SellerDb, limit = 50): Promise<readonly SummaryRecord[]> {
  return db
    .select()
    .from(summaries)
    .where(eq(summaries.sellerId, db.scope.sellerId))
    .orderBy(desc(summaries.month), desc(summaries.createdAt))
    .limit(limit);
}

/** Lists of way B that were closed in a month and stand in no summary. */
export async function countUnsummarised(db: SellerDb, month: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        eq(declarations.closedMonth, month),
        eq(declarations.way, "B"),
        isNull(declarations.summaryId),
      ),
    );
  return row?.count ?? 0;
}

/** The summary of a number that customs gave, and the declarations of list numbers. */
export async function findOfResult(
  db: SellerDb,
  asked: { readonly sumNos: readonly string[]; readonly invtNos: readonly string[] },
): Promise<{ readonly summaries: ReadonlyMap<string, string>; readonly declarations: ReadonlyMap<string, string> }> {
  const { sellerId } = db.scope;
  const [sums, lists] = await Promise.all([
    db
      .select({ id: summaries.id, sumNo: summaries.sumNo })
      .from(summaries)
      .where(and(eq(summaries.sellerId, sellerId), sql`${summaries.sumNo} in ${textList(asked.sumNos)}`)),
    db
      .select({ id: declarations.id, invtNo: declarations.invtNo })
      .from(declarations)
      .where(and(eq(declarations.sellerId, sellerId), sql`${declarations.invtNo} in ${textList(asked.invtNos)}`)),
  ]);
  return {
    summaries: new Map(sums.flatMap(({ id, sumNo }) => (sumNo === null ? [] : [[sumNo, id] as const]))),
    declarations: new Map(lists.flatMap(({ id, invtNo }) => (invtNo === null ? [] : [[invtNo, id] as const]))),
  };
}

/**
 * Writes export declarations as the newest result says (by customs' time), with their lines; a number once given is not lost.
 * Answers the numbers of those that are new.
 */
export async function saveExportDeclarations(
  db: SellerDb,
  list: readonly Omit<ExportDeclarationRecord, "sellerId">[],
  lines: readonly Omit<typeof exportDeclarationLines.$inferSelect, "sellerId">[],
): Promise<ReadonlySet<string>> {
  const { sellerId } = db.scope;
  const rows = await db
    .select({ declSeqNo: exportDeclarations.declSeqNo, opDate: exportDeclarations.opDate })
    .from(exportDeclarations)
    .where(
      and(
        eq(exportDeclarations.sellerId, sellerId),
        sql`${exportDeclarations.declSeqNo} in ${textList(list.map(({ declSeqNo }) => declSeqNo))}`,
      ),
    )
    .for("update");
  const known = new Map(rows.map(({ declSeqNo, opDate }) => [declSeqNo, opDate]));
  await insertMany(
    db,
    exportDeclarations,
    list.filter(({ declSeqNo, opDate }) => opDate >= (known.get(declSeqNo) ?? "")).map((row) => ({ ...row, sellerId })),
    {
      columns: ["sellerId", "declSeqNo"],
      set: ["summaryId", "sumNo", "decState", "decTmpNo", "decPreNo", "grossWeight", "netWeight", "opDate"],
      setSql: { entryId: sql`coalesce(excluded.entry_id, export_declarations.entry_id)` },
    },
  );
  await insertMany(
    db,
    exportDeclarationLines,
    lines.map((row) => ({ ...row, sellerId })),
    { columns: ["sellerId", "declSeqNo", "invtNo", "gnum"], set: ["gseqno", "gcode", "logisticsNo", "declarationId"] },
  );
  return new Set(list.map(({ declSeqNo }) => declSeqNo).filter((one) => !known.has(one)));
}

/** Export declarations that customs made, newest first, of one summary or of all. */
export async function listExportDeclarations(
  db: SellerDb,
  summaryId: string | null = null,
  limit = 100,
): Promise<readonly (ExportDeclarationRecord & { readonly lists: number })[]> {
  const { sellerId } = db.scope;
  return db
    .select({
      sellerId: exportDeclarations.sellerId,
      declSeqNo: exportDeclarations.declSeqNo,
      summaryId: exportDeclarations.summaryId,
      sumNo: exportDeclarations.sumNo,
      entryId: exportDeclarations.entryId,
      decState: exportDeclarations.decState,
      decTmpNo: exportDeclarations.decTmpNo,
      decPreNo: exportDeclarations.decPreNo,
      customsCode: exportDeclarations.customsCode,
      declarantCode: exportDeclarations.declarantCode,
      grossWeight: exportDeclarations.grossWeight,
      netWeight: exportDeclarations.netWeight,
      opDate: exportDeclarations.opDate,
      receivedAt: exportDeclarations.receivedAt,
      lists: sql<number>`(select count(distinct l.invt_no)::int from ${exportDeclarationLines} l
        where l.seller_id = ${sellerId}::uuid and l.decl_seq_no = export_declarations.decl_seq_no)`,
    })
    .from(exportDeclarations)
    .where(
      and(
        eq(exportDeclarations.sellerId, sellerId),
        summaryId === null ? undefined : eq(exportDeclarations.summaryId, summaryId),
      ),
    )
    .orderBy(desc(exportDeclarations.receivedAt), asc(exportDeclarations.declSeqNo))
    .limit(limit);
}

/** Lines of one export declaration: which goods of which list. */
export async function listExportDeclarationLines(
  db: SellerDb,
  declSeqNo: string,
): Promise<readonly (typeof exportDeclarationLines.$inferSelect)[]> {
  return db
    .select()
    .from(exportDeclarationLines)
    .where(and(eq(exportDeclarationLines.sellerId, db.scope.sellerId), eq(exportDeclarationLines.declSeqNo, declSeqNo)))
    .orderBy(asc(exportDeclarationLines.invtNo), asc(exportDeclarationLines.gnum));
}

/** Subjects by their own number, for receipts whose guid nobody knows. */
export async function findSubjectsByCopNo(
  db: SellerDb,
  copNos: readonly string[],
): Promise<readonly { readonly kind: "CEB607" | "CEB701"; readonly id: string; readonly copNo: string }[]> {
  if (copNos.length === 0) return [];
  const { sellerId } = db.scope;
  const [masters, sums] = await Promise.all([
    db
      .select({ id: masterLists.id, copNo: masterLists.copNo })
      .from(masterLists)
      .where(and(eq(masterLists.sellerId, sellerId), sql`${masterLists.copNo} in ${textList(copNos)}`)),
    db
      .select({ id: summaries.id, copNo: summaries.copNo })
      .from(summaries)
      .where(and(eq(summaries.sellerId, sellerId), sql`${summaries.copNo} in ${textList(copNos)}`)),
  ]);
  return [
    ...masters.map((one) => ({ kind: "CEB607" as const, ...one })),
    ...sums.map((one) => ({ kind: "CEB701" as const, ...one })),
  ];
}
