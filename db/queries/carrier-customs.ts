import { and, eq, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { CalendarDate } from "#lib/kit/time";
import { insertMany } from "../bulk.ts";
import { carrierCustoms, carrierMandates, mandatedDocuments } from "../schema/customs.ts";
import type { DoorDb, SellerDb, StaffDb } from "../scope.ts";
import { textList } from "../text-list.ts";

/** A carrier as customs know it (物流企业). */
export type CarrierCustoms = {
  readonly carrierCode: string;
  readonly logisticsCode: string;
  readonly logisticsName: string;
  /** Its waybills (505) are reported by ALP, through the carrier's own terminal. */
  readonly isMandated: boolean;
  /** The day of its mandate; null: none. */
  readonly mandatedOn: CalendarDate | null;
};

/** Carriers whose customs code is known. */
export async function listCarrierCustoms(db: SellerDb | StaffDb): Promise<readonly CarrierCustoms[]> {
  return db
    .select({
      carrierCode: carrierCustoms.carrierCode,
      logisticsCode: carrierCustoms.logisticsCode,
      logisticsName: carrierCustoms.logisticsName,
      isMandated: carrierCustoms.isMandated,
      mandatedOn: carrierCustoms.mandatedOn,
    })
    .from(carrierCustoms)
    .orderBy(carrierCustoms.carrierCode);
}

/** One carrier as customs know it, and who said so last; null: nobody has. */
export async function getCarrierCustoms(
  db: StaffDb,
  carrierCode: string,
): Promise<(CarrierCustoms & { readonly updatedBy: string }) | null> {
  const [row] = await db.select().from(carrierCustoms).where(eq(carrierCustoms.carrierCode, carrierCode));
  return row ?? null;
}

/** Whether a carrier's terminal is set up anywhere, so that ALP can report its waybills. */
export async function hasCarrierTerminal(db: StaffDb, carrierCode: string): Promise<boolean> {
  const [row] = await db
    .select({ code: carrierMandates.carrierCode })
    .from(carrierMandates)
    .where(and(eq(carrierMandates.carrierCode, carrierCode), eq(carrierMandates.state, "active")))
    .limit(1);
  return row !== undefined;
}

/** Writes as whom customs know a carrier. */
export async function saveCarrierCustoms(db: StaffDb, carrier: CarrierCustoms, now: number): Promise<void> {
  const { carrierCode, ...facts } = carrier;
  const set = { ...facts, updatedAt: now, updatedBy: db.scope.personName };
  await db
    .insert(carrierCustoms)
    .values({ carrierCode, ...set })
    .onConflictDoUpdate({ target: carrierCustoms.carrierCode, set });
}

/** A carrier's terminal that it mandated ALP to use, secret and key sealed. */
export type CarrierMandate = {
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly dxpId: string;
  readonly copCode: string;
  readonly copName: string;
  readonly secretSealed: string;
  readonly keySealed: string;
  readonly certificate: string;
};

/** Writes a carrier's mandate; a suspended one is active again. */
export async function saveCarrierMandate(db: StaffDb, mandate: CarrierMandate, now: number): Promise<void> {
  const { carrierCode, environment, ...facts } = mandate;
  const set = { ...facts, state: "active" as const, updatedAt: now, updatedBy: db.scope.personName };
  await db
    .insert(carrierMandates)
    .values({ carrierCode, environment, ...set })
    .onConflictDoUpdate({ target: [carrierMandates.carrierCode, carrierMandates.environment], set });
}

/** An active mandate with how far its receipts are read; null: none. */
export async function getCarrierMandate(
  db: DoorDb,
  carrierCode: string,
  environment: GatewayEnvironment,
): Promise<(CarrierMandate & { readonly cursor: string; readonly quietReads: number }) | null> {
  const [row] = await db
    .select({
      carrierCode: carrierMandates.carrierCode,
      environment: carrierMandates.environment,
      dxpId: carrierMandates.dxpId,
      copCode: carrierMandates.copCode,
      copName: carrierMandates.copName,
      secretSealed: carrierMandates.secretSealed,
      keySealed: carrierMandates.keySealed,
      certificate: carrierMandates.certificate,
      cursor: carrierMandates.cursor,
      quietReads: carrierMandates.quietReads,
    })
    .from(carrierMandates)
    .where(
      and(
        eq(carrierMandates.carrierCode, carrierCode),
        eq(carrierMandates.environment, environment),
        eq(carrierMandates.state, "active"),
      ),
    );
  return row ?? null;
}

/** Every active mandate, for the sweep. */
export async function listCarrierMandates(
  db: DoorDb,
): Promise<readonly { readonly carrierCode: string; readonly environment: GatewayEnvironment }[]> {
  return db
    .select({ carrierCode: carrierMandates.carrierCode, environment: carrierMandates.environment })
    .from(carrierMandates)
    .where(eq(carrierMandates.state, "active"))
    .orderBy(carrierMandates.carrierCode);
}

/** Moves a mandate's cursor on from where it was read; false when somebody else has moved it meanwhile. */
export async function saveMandateRead(
  db: DoorDb,
  { carrierCode, environment }: Pick<CarrierMandate, "carrierCode" | "environment">,
  read: { readonly from: string; readonly to: string; readonly quietReads: number },
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(carrierMandates)
    .set({ cursor: read.to, quietReads: read.quietReads, readAt: now, readNextAt: now })
    .where(
      and(
        eq(carrierMandates.carrierCode, carrierCode),
        eq(carrierMandates.environment, environment),
        eq(carrierMandates.cursor, read.from),
      ),
    )
    .returning({ code: carrierMandates.carrierCode });
  return rows.length === 1;
}

/** Whose documents go through a carrier's terminal: their receipts come back there. For the scope's seller. */
export async function saveMandatedDocuments(db: DoorDb, carrierCode: string, guids: readonly string[]): Promise<void> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("mandated documents need a scope that names their seller");
  const rows = guids.map((guid) => ({ guid, sellerId, carrierCode }));
  await insertMany(db, mandatedDocuments, rows, { columns: ["guid"], set: "nothing" });
}

/** The sellers of documents that went through a carrier's terminal; unknown guids are missing. */
export async function listMandatedSellers(db: DoorDb, guids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (guids.length === 0) return new Map();
  const rows = await db
    .select({ guid: mandatedDocuments.guid, sellerId: mandatedDocuments.sellerId })
    .from(mandatedDocuments)
    .where(sql`${mandatedDocuments.guid} in ${textList(guids)}`);
  return new Map(rows.map(({ guid, sellerId }) => [guid, sellerId]));
}
