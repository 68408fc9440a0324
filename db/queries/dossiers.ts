import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { claimSoonDays, type DossierLight, dossierLights } from "#lib/customs/dossier/completeness";
import { type DossierSearch, dossierPageSize } from "#lib/customs/dossier/dossier-search";
import type { RefundRate } from "#lib/customs/dossier/estimate-refund";
import type { ExportedGoods, ResultLine } from "#lib/customs/dossier/exported-goods";
import { sellerBranch, taxpayerOf } from "#lib/customs/dossier/judge-branch";
import type { OpenGoods } from "#lib/customs/dossier/match-invoices";
import { branchRules, type TaxBranch, type TaxpayerKind, taxBranches } from "#lib/customs/dossier/tax-branches";
import type { ParcelFacts } from "#lib/customs/facts";
import { addDays, type CalendarDate } from "#lib/kit/time";
import { insertMany, updateMany } from "../bulk.ts";
import { numberRange } from "../number-range.ts";
import { customsSettings, exportDeclarations } from "../schema/customs.ts";
import { dossierGoods, dossiers, refundRates } from "../schema/dossiers.ts";
import { nomenclatureCodes } from "../schema/nomenclature.ts";
import { applicationFields } from "../schema/onboarding.ts";
import type { DoorDb, SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

function own(db: SellerDb): SQL {
  return eq(dossiers.sellerId, db.scope.sellerId);
}

/** An export declaration that has its number and no dossier yet, or whose result grew since its dossier was made. */
export type UnopenedDeclaration = {
  readonly declSeqNo: string;
  readonly entryId: string;
  readonly opDate: string;
  readonly receivedAt: number;
  readonly lineCount: number;
  readonly isOpened: boolean;
};

export async function listUnopened(db: SellerDb): Promise<UnopenedDeclaration[]> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    select e.decl_seq_no as "declSeqNo", e.entry_id as "entryId", e.op_date as "opDate",
      (extract(epoch from e.received_at) * 1000)::float8 as "receivedAt", l.lines as "lineCount",
      d.decl_seq_no is not null as "isOpened"
    from export_declarations e
    join lateral (select count(*)::int as lines from export_declaration_lines l
      where l.seller_id = e.seller_id and l.decl_seq_no = e.decl_seq_no) l on true
    left join dossiers d on d.seller_id = e.seller_id and d.decl_seq_no = e.decl_seq_no
    where e.seller_id = ${db.scope.sellerId}::uuid and e.entry_id ~ '^[0-9A-Za-z]{18}$'
      and (d.decl_seq_no is null or d.line_count <> l.lines)
    order by e.decl_seq_no`);
  return Array.from(rows) as unknown as UnopenedDeclaration[];
}

/** The lines of results with what their lists declared; one statement. */
export async function listResultLines(
  db: SellerDb,
  declSeqNos: readonly string[],
): Promise<(ResultLine & { readonly declSeqNo: string })[]> {
  if (declSeqNos.length === 0) return [];
  const rows = await db.execute<{
    declSeqNo: string;
    gnum: string;
    gcode: string;
    currency: unknown;
    goods: unknown;
  }>(sql`
    select l.decl_seq_no as "declSeqNo", l.gnum, l.gcode, d.facts->'parcel'->'currency' as currency,
      d.facts->'parcel'->'goods' as goods
    from export_declaration_lines l
    left join declarations d on d.seller_id = l.seller_id and d.id = l.declaration_id
    where l.seller_id = ${db.scope.sellerId}::uuid and l.decl_seq_no in ${textList(declSeqNos)}
    order by l.decl_seq_no, l.gseqno, l.invt_no, l.gnum`);
  return Array.from(rows, ({ currency, goods, ...row }) => ({ ...row, parcel: parcelOf(currency, goods) }));
}

/** The facts were frozen by ALP itself; what is of another shape is no declaration's. */
function parcelOf(currency: unknown, goods: unknown): Pick<ParcelFacts, "currency" | "goods"> | null {
  return typeof currency === "string" && Array.isArray(goods)
    ? { currency, goods: goods as ParcelFacts["goods"] }
    : null;
}

/** What the application says that decides about tax; null: not said. */
export type SellerTax = {
  readonly taxpayer: TaxpayerKind | null;
  /** The branch that its dossiers begin with. */
  readonly branch: TaxBranch;
  readonly isInPilotZone: boolean | null;
  /** Does the seller declare itself, without a customs agent? */
  readonly declaresItself: boolean | null;
};

export async function getSellerTax(db: SellerDb): Promise<SellerTax> {
  const { sellerId } = db.scope;
  const [rows, [settings]] = await Promise.all([
    db
      .select({ key: applicationFields.key, value: applicationFields.value })
      .from(applicationFields)
      .where(
        and(
          eq(applicationFields.sellerId, sellerId),
          eq(applicationFields.section, "declaration"),
          inArray(applicationFields.key, ["taxpayer", "pilotZone", "declarant"]),
        ),
      ),
    db
      .select({ chosen: customsSettings.taxBranch })
      .from(customsSettings)
      .where(eq(customsSettings.sellerId, sellerId)),
  ]);
  const given = new Map(rows.map(({ key, value }) => [key, value]));
  const [zone, declarant] = [given.get("pilotZone"), given.get("declarant")];
  const taxpayer = taxpayerOf(given.get("taxpayer"));
  return {
    taxpayer,
    branch: sellerBranch(taxpayer, settings?.chosen ?? null),
    isInPilotZone: zone === "yes" ? true : zone === "no" ? false : null,
    declaresItself: declarant === "self" ? true : declarant === "agent" ? false : null,
  };
}

const columns = {
  declSeqNo: dossiers.declSeqNo,
  entryId: dossiers.entryId,
  branch: dossiers.branch,
  declaredOn: dossiers.declaredOn,
  claimDueOn: dossiers.claimDueOn,
  claimedOn: dossiers.claimedOn,
  documentsDueOn: dossiers.documentsDueOn,
  retainUntil: dossiers.retainUntil,
  lineCount: dossiers.lineCount,
  unknownLines: dossiers.unknownLines,
  exportedE5: dossiers.exportedE5,
  coveredE5: dossiers.coveredE5,
  missingKinds: dossiers.missingKinds,
  notNeeded: dossiers.notNeeded,
};
export type DossierRow = Pick<typeof dossiers.$inferSelect, keyof typeof columns>;
export type NewDossier = Omit<DossierRow, "coveredE5" | "claimedOn" | "documentsDueOn">;

/** Makes dossiers, or brings their lines and sums up to date; claim, documents and what was covered stay. */
export async function saveDossiers(db: SellerDb, list: readonly NewDossier[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map((one) => ({ ...one, sellerId, openedAt: now, updatedAt: now }));
  await insertMany(db, dossiers, rows, {
    columns: ["sellerId", "declSeqNo"],
    set: ["lineCount", "unknownLines", "exportedE5", "updatedAt"],
  });
}

export type GoodsRow = ExportedGoods & { readonly position: number; readonly coveredE5: number };

export async function listDossierGoods(
  db: SellerDb,
  declSeqNos: readonly string[],
): Promise<(GoodsRow & { readonly declSeqNo: string })[]> {
  if (declSeqNos.length === 0) return [];
  const rows = await db
    .select()
    .from(dossierGoods)
    .where(and(eq(dossierGoods.sellerId, db.scope.sellerId), sql`${dossierGoods.declSeqNo} in ${textList(declSeqNos)}`))
    .orderBy(asc(dossierGoods.declSeqNo), asc(dossierGoods.position));
  return rows.map(({ sellerId: _, ...row }) => row);
}

/** Writes goods by their position; what is covered of one that is there stays. */
export async function saveDossierGoods(
  db: SellerDb,
  list: readonly (ExportedGoods & { readonly declSeqNo: string; readonly position: number })[],
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    dossierGoods,
    list.map((one) => ({ ...one, sellerId })),
    { columns: ["sellerId", "declSeqNo", "position"], set: ["quantityE5", "lineCount"] },
  );
}

const claiming = taxBranches.filter((branch) => branchRules[branch].hasClaim);
const invoiced = taxBranches.filter((branch) => branchRules[branch].invoices !== "none");

/** `lightOf` in SQL; a test holds the two to each other. */
function lightSql(today: CalendarDate): SQL<DossierLight> {
  const d = dossiers;
  const isOpenGoods = sql`(${inArray(d.branch, invoiced)} and (${d.coveredE5} < ${d.exportedE5} or ${d.unknownLines} > 0))`;
  const isOpen = sql`(${d.missingKinds} > 0 or ${isOpenGoods})`;
  return sql<DossierLight>`case
    when not ${inArray(d.branch, claiming)} then case when ${isOpen} then 'open' else 'complete' end
    when ${d.claimedOn} is null then case
      when ${d.claimDueOn} < ${today}::date then 'overdue'
      when ${d.claimDueOn} <= ${addDays(today, claimSoonDays)}::date then 'soon'
      when ${isOpen} then 'open' else 'ready' end
    when ${d.missingKinds} > 0 then case when ${d.documentsDueOn} < ${today}::date then 'overdue' else 'soon' end
    when ${isOpenGoods} then 'open' else 'complete' end`;
}

function found(db: SellerDb, { light, q }: Pick<DossierSearch, "light" | "q">, today: CalendarDate): SQL | undefined {
  return and(
    own(db),
    light ? sql`${lightSql(today)} = ${light}` : undefined,
    q === "" ? undefined : numberRange(dossiers.entryId, q),
  );
}

/** A page of dossiers, the latest declaration first. */
export async function listDossiers(
  db: SellerDb,
  search: DossierSearch,
  today: CalendarDate,
): Promise<{ readonly rows: readonly DossierRow[]; readonly hasMore: boolean }> {
  const { after } = search;
  const beyond = after
    ? or(lt(dossiers.declaredOn, after.on), and(eq(dossiers.declaredOn, after.on), lt(dossiers.declSeqNo, after.id)))
    : undefined;
  const rows = await db
    .select(columns)
    .from(dossiers)
    .where(and(found(db, search, today), beyond))
    .orderBy(desc(dossiers.declaredOn), desc(dossiers.declSeqNo))
    .limit(dossierPageSize + 1);
  return { rows: rows.slice(0, dossierPageSize), hasMore: rows.length > dossierPageSize };
}

export type DossierCounts = Readonly<Record<DossierLight, number>> & {
  /** Export declarations that have no 18-digit number yet, and those whose dossier is about to be opened. */
  readonly waiting: number;
  readonly opening: number;
};

/** How many dossiers stand how, exactly, and how many results wait for their number. */
export async function countDossiers(
  db: SellerDb,
  { q }: Pick<DossierSearch, "q">,
  today: CalendarDate,
): Promise<DossierCounts> {
  const light = lightSql(today);
  const [rows, [rest]] = await Promise.all([
    db
      .select({ light: light.as("light"), count: sql<number>`count(*)::int` })
      .from(dossiers)
      .where(found(db, { light: null, q }, today))
      .groupBy(sql`1`),
    db
      .select({
        waiting: sql<number>`(count(*) filter (where ${exportDeclarations.entryId} is null))::int`,
        opening: sql<number>`(count(*) filter (where ${exportDeclarations.entryId} is not null))::int`,
      })
      .from(exportDeclarations)
      .leftJoin(
        dossiers,
        and(eq(dossiers.sellerId, exportDeclarations.sellerId), eq(dossiers.declSeqNo, exportDeclarations.declSeqNo)),
      )
      .where(and(eq(exportDeclarations.sellerId, db.scope.sellerId), isNull(dossiers.declSeqNo))),
  ]);
  const counts = new Map(rows.map(({ light: of, count }) => [of, count]));
  return {
    ...(Object.fromEntries(dossierLights.map((one) => [one, counts.get(one) ?? 0])) as Record<DossierLight, number>),
    ...(rest ?? { waiting: 0, opening: 0 }),
  };
}

/** One dossier, locked where it is about to change; null for another seller's. */
export async function getDossier(db: SellerDb, declSeqNo: string, lock = false): Promise<DossierRow | null> {
  const query = db
    .select(columns)
    .from(dossiers)
    .where(and(own(db), eq(dossiers.declSeqNo, declSeqNo)));
  const [row] = lock ? await query.for("update") : await query;
  return row ?? null;
}

/** Dossiers by their declarations, in their order; those that are not the seller's are missing from the answer. */
export async function listDossiersBy(db: SellerDb, declSeqNos: readonly string[]): Promise<DossierRow[]> {
  if (declSeqNos.length === 0) return [];
  return db
    .select(columns)
    .from(dossiers)
    .where(and(own(db), sql`${dossiers.declSeqNo} in ${textList(declSeqNos)}`))
    .orderBy(asc(dossiers.declaredOn), asc(dossiers.declSeqNo));
}

/** The declarations of a search's dossiers, the latest first, up to a limit. */
export async function listFoundDeclarations(
  db: SellerDb,
  search: Pick<DossierSearch, "light" | "q">,
  today: CalendarDate,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ declSeqNo: dossiers.declSeqNo })
    .from(dossiers)
    .where(found(db, search, today))
    .orderBy(desc(dossiers.declaredOn), desc(dossiers.declSeqNo))
    .limit(limit);
  return rows.map(({ declSeqNo }) => declSeqNo);
}

export type DossierChange = Partial<
  Pick<
    typeof dossiers.$inferSelect,
    "branch" | "claimedOn" | "documentsDueOn" | "retainUntil" | "missingKinds" | "notNeeded" | "toldDocumentDays"
  >
>;

/** Changes a dossier that the caller has locked. */
export async function updateDossier(
  db: SellerDb,
  declSeqNo: string,
  change: DossierChange,
  by: string,
  now: number,
): Promise<void> {
  await db
    .update(dossiers)
    .set({ ...change, version: sql`${dossiers.version} + 1`, updatedAt: now, updatedBy: by })
    .where(and(own(db), eq(dossiers.declSeqNo, declSeqNo)));
}

/**
 * Goods that invoices do not cover in full, of dossiers whose branch asks for some; of all, or of one dossier. Locked. What
 * was not claimed within its months takes no invoices: they could still bring a refund elsewhere.
 */
export async function lockOpenGoods(db: SellerDb, declSeqNo: string | null, today: CalendarDate): Promise<OpenGoods[]> {
  const rows = await db
    .select({
      ...{ declSeqNo: dossierGoods.declSeqNo, position: dossierGoods.position, skuKey: dossierGoods.skuKey },
      ...{ unit: dossierGoods.unit, quantityE5: dossierGoods.quantityE5, coveredE5: dossierGoods.coveredE5 },
      ...{ branch: dossiers.branch, declaredOn: dossiers.declaredOn },
    })
    .from(dossierGoods)
    .innerJoin(
      dossiers,
      and(eq(dossiers.sellerId, dossierGoods.sellerId), eq(dossiers.declSeqNo, dossierGoods.declSeqNo)),
    )
    .where(
      and(
        eq(dossierGoods.sellerId, db.scope.sellerId),
        lt(dossierGoods.coveredE5, dossierGoods.quantityE5),
        inArray(dossiers.branch, invoiced),
        or(notInArray(dossiers.branch, claiming), isNotNull(dossiers.claimedOn), gte(dossiers.claimDueOn, today)),
        declSeqNo === null ? undefined : eq(dossierGoods.declSeqNo, declSeqNo),
      ),
    )
    .orderBy(asc(dossierGoods.declSeqNo), asc(dossierGoods.position))
    .for("update", { of: dossierGoods });
  return rows.map(({ quantityE5, coveredE5, branch, ...row }) => ({
    ...row,
    openE5: quantityE5 - coveredE5,
    accepts: acceptedBy(branch),
  }));
}

function acceptedBy(branch: TaxBranch): OpenGoods["accepts"] {
  return branchRules[branch].invoices === "special" ? "special" : "any";
}

export type Coverage = {
  readonly declSeqNo: string;
  readonly position: number;
  /** More (or, given back, less) than before. */
  readonly quantityE5: number;
};

/** Counts what invoices cover of goods and of their dossiers. The database refuses what goes beyond them. */
export async function addCoverage(db: SellerDb, list: readonly Coverage[], now: number): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const rows = JSON.stringify(list.map(({ declSeqNo: d, position: p, quantityE5: q }) => ({ d, p, q })));
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as r(d text, p int, q bigint)`;
  await db.execute(sql`
    update dossier_goods as g set covered_e5 = g.covered_e5 + u.q
    from (select r.d, r.p, sum(r.q)::bigint as q from ${given} group by r.d, r.p) u
    where g.seller_id = ${sellerId}::uuid and g.decl_seq_no = u.d and g.position = u.p`);
  await db.execute(sql`
    update dossiers as o set covered_e5 = o.covered_e5 + u.q, version = o.version + 1,
      updated_at = ${new Date(now).toISOString()}::timestamptz
    from (select r.d, sum(r.q)::bigint as q from ${given} group by r.d) u
    where o.seller_id = ${sellerId}::uuid and o.decl_seq_no = u.d`);
}

/**
 * Refund rates of ten-digit codes: what a person of the seller's typed, and what the national table says of the code itself,
 * else of its eight digits. A code without any is missing from the answer.
 */
export async function listRefundRates(db: SellerDb, gcodes: readonly string[]): Promise<RefundRate[]> {
  const asked = [...new Set(gcodes)];
  if (asked.length === 0) return [];
  const codes = [...new Set(asked.flatMap((code) => [code, code.slice(0, 8)]))];
  const [typed, national] = await Promise.all([
    db
      .select({ gcode: refundRates.gcode, validFrom: refundRates.validFrom, rateBp: refundRates.rateBp })
      .from(refundRates)
      .where(and(eq(refundRates.sellerId, db.scope.sellerId), sql`${refundRates.gcode} in ${textList(asked)}`))
      .orderBy(asc(refundRates.gcode), asc(refundRates.validFrom)),
    db
      .select({
        ...{ code: nomenclatureCodes.code, origin: nomenclatureCodes.origin, validFrom: nomenclatureCodes.validFrom },
        ...{ validUntil: nomenclatureCodes.validUntil, rateBp: nomenclatureCodes.refundBasisPoints },
      })
      .from(nomenclatureCodes)
      .where(and(sql`${nomenclatureCodes.code} in ${textList(codes)}`, isNotNull(nomenclatureCodes.refundBasisPoints)))
      .orderBy(asc(nomenclatureCodes.code), asc(nomenclatureCodes.validFrom)),
  ]);
  const tables = asked.flatMap((gcode) => {
    const own = national.filter(({ code }) => code === gcode);
    const rows = own.length > 0 ? own : national.filter(({ code }) => code === gcode.slice(0, 8));
    return rows.flatMap(({ validFrom, validUntil, origin, rateBp }): RefundRate[] => {
      const source = origin === "imported" ? ("national_table" as const) : ("seed" as const);
      return rateBp === null ? [] : [{ gcode, validFrom, validUntil, rateBp, source }];
    });
  });
  return [...typed.map((row): RefundRate => ({ ...row, validUntil: null, source: "entered_by_person" })), ...tables];
}

/** A code's rate from a day on, in the place of one typed for the same day. */
export async function saveRefundRate(
  db: SellerDb,
  rate: Pick<RefundRate, "gcode" | "validFrom" | "rateBp">,
  by: string,
  now: number,
): Promise<void> {
  const row = { ...rate, sellerId: db.scope.sellerId, enteredBy: by, enteredAt: now };
  await insertMany(db, refundRates, [row], {
    columns: ["sellerId", "gcode", "validFrom"],
    set: ["rateBp", "enteredBy", "enteredAt"],
  });
}

/** Sellers with a result since an instant, or one with a number that has no dossier yet. */
export async function listSellersToOpen(db: DoorDb, since: number): Promise<string[]> {
  const rows = await db.execute<{ seller_id: string }>(sql`
    select distinct e.seller_id from export_declarations e
    where e.entry_id is not null and (e.received_at > ${new Date(since).toISOString()}::timestamptz
      or not exists (select 1 from dossiers d where d.seller_id = e.seller_id and d.decl_seq_no = e.decl_seq_no))
    order by e.seller_id`);
  return Array.from(rows, (row) => row.seller_id);
}

const untoldClaim = or(isNull(dossiers.toldClaimDays), sql`${dossiers.toldClaimDays} > 0`);
const untoldDocuments = or(isNull(dossiers.toldDocumentDays), sql`${dossiers.toldDocumentDays} > 0`);

function running(claimUntil: CalendarDate, documentsUntil: CalendarDate): SQL | undefined {
  return and(
    inArray(dossiers.branch, claiming),
    or(
      and(isNull(dossiers.claimedOn), lte(dossiers.claimDueOn, claimUntil), untoldClaim),
      and(sql`${dossiers.missingKinds} > 0`, lte(dossiers.documentsDueOn, documentsUntil), untoldDocuments),
    ),
  );
}

/** Sellers with a dossier whose clock runs out up to a day, unless it is known to have. */
export async function listSellersWithClocks(
  db: DoorDb,
  claimUntil: CalendarDate,
  documentsUntil: CalendarDate,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sellerId: dossiers.sellerId })
    .from(dossiers)
    .where(running(claimUntil, documentsUntil))
    .orderBy(asc(dossiers.sellerId));
  return rows.map(({ sellerId }) => sellerId);
}

export type RunningClocks = DossierRow & {
  readonly toldClaimDays: number | null;
  readonly toldDocumentDays: number | null;
};

/** The seller's dossiers whose clocks run out, locked, so that of two workers one tells. */
export async function lockClocks(
  db: SellerDb,
  claimUntil: CalendarDate,
  documentsUntil: CalendarDate,
): Promise<RunningClocks[]> {
  return db
    .select({ ...columns, toldClaimDays: dossiers.toldClaimDays, toldDocumentDays: dossiers.toldDocumentDays })
    .from(dossiers)
    .where(and(own(db), running(claimUntil, documentsUntil)))
    .orderBy(asc(dossiers.claimDueOn), asc(dossiers.declSeqNo))
    .for("update");
}

/** Writes down which warnings were told. */
export async function saveClocksTold(
  db: SellerDb,
  told: readonly Pick<RunningClocks, "declSeqNo" | "toldClaimDays" | "toldDocumentDays">[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = told.map(({ declSeqNo, toldClaimDays, toldDocumentDays }) => ({
    ...{ sellerId, declSeqNo, toldClaimDays, toldDocumentDays },
  }));
  await updateMany(db, dossiers, ["sellerId", "declSeqNo"], ["toldClaimDays", "toldDocumentDays"], rows);
}
