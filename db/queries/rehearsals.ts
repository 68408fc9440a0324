import { and, asc, count, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { RehearsalDue } from "#lib/onboarding/rehearsal";
import {
  type RehearsalRole,
  type RehearsalState,
  type RehearsalStep,
  type RehearsalStepState,
  rehearsalSteps,
} from "#lib/onboarding/states";
import type { SellerState } from "#lib/sellers/kinds";
import type { DecodedEvent, DecodedTrace } from "#lib/tracking/event";
import type { KeptRehearsalParcel } from "#lib/tracking/rehearsal-parcel";
import { insertMany } from "../bulk.ts";
import {
  applications,
  rehearsalParcels,
  rehearsalSteps as rehearsalStepRows,
  rehearsals,
} from "../schema/onboarding.ts";
import { products } from "../schema/products.ts";
import { sellers } from "../schema/sellers.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What decides whether a first-order test may begin, and whether one is due. */
export async function getRehearsalDue(db: SellerDb): Promise<RehearsalDue> {
  const { sellerId } = db.scope;
  const [[seller], [last]] = await Promise.all([
    db
      .select({ state: sellers.state, application: applications.state, decidedAt: applications.decidedAt })
      .from(sellers)
      .leftJoin(applications, eq(applications.sellerId, sellers.sellerId))
      .where(eq(sellers.sellerId, sellerId)),
    db
      .select({ state: rehearsals.state, startedAt: rehearsals.startedAt })
      .from(rehearsals)
      .where(eq(rehearsals.sellerId, sellerId))
      .orderBy(desc(rehearsals.startedAt))
      .limit(1),
  ]);
  return {
    sellerState: seller?.state ?? "new",
    application: seller?.application ?? null,
    decidedAt: seller?.decidedAt ?? null,
    last: last ?? null,
  };
}

export type NewRehearsal = {
  readonly id: string;
  readonly environment: GatewayEnvironment;
  readonly startedBy: string;
  readonly deadlineAt: number;
};

/** A new test with all its steps waiting; null when one is running, which then is the one. Answers its id. */
export async function saveRehearsal(db: SellerDb, rehearsal: NewRehearsal, now: number): Promise<string | null> {
  const { sellerId } = db.scope;
  const [saved] = await db
    .insert(rehearsals)
    .values({ ...rehearsal, sellerId, state: "running", startedAt: now, order: {} })
    .onConflictDoNothing({ target: rehearsals.sellerId, where: sql`state = 'running'` })
    .returning({ id: rehearsals.id });
  if (!saved) return null;
  const steps = rehearsalSteps.map((step) => ({
    ...{ sellerId, rehearsalId: saved.id, step, state: "waiting" as const, values: {} },
  }));
  await insertMany(db, rehearsalStepRows, steps);
  return saved.id;
}

export type RunningRehearsal = {
  readonly id: string;
  readonly environment: GatewayEnvironment;
  readonly deadlineAt: number;
  readonly sellerState: SellerState;
};

/** The seller's running test, locked: whoever decides on its steps waits here. Null when none runs. */
export async function lockRunningRehearsal(db: SellerDb): Promise<RunningRehearsal | null> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({ id: rehearsals.id, environment: rehearsals.environment, deadlineAt: rehearsals.deadlineAt })
    .from(rehearsals)
    .where(and(eq(rehearsals.sellerId, sellerId), eq(rehearsals.state, "running")))
    .for("update");
  if (!row) return null;
  const [seller] = await db.select({ state: sellers.state }).from(sellers).where(eq(sellers.sellerId, sellerId));
  return { ...row, sellerState: seller?.state ?? "suspended" };
}

/** The states of a test's steps. */
export async function listRehearsalSteps(
  db: SellerDb,
  rehearsalId: string,
): Promise<{ readonly step: RehearsalStep; readonly state: RehearsalStepState }[]> {
  return db
    .select({ step: rehearsalStepRows.step, state: rehearsalStepRows.state })
    .from(rehearsalStepRows)
    .where(stepsOf(db, rehearsalId));
}

function stepsOf(db: SellerDb, rehearsalId: string) {
  return and(eq(rehearsalStepRows.sellerId, db.scope.sellerId), eq(rehearsalStepRows.rehearsalId, rehearsalId));
}

const parcelColumns = {
  rehearsalId: rehearsalParcels.rehearsalId,
  role: rehearsalParcels.role,
  waybillId: rehearsalParcels.waybillId,
  carrierCode: rehearsalParcels.carrierCode,
  solutionCode: rehearsalParcels.solutionCode,
  booking: rehearsalParcels.booking,
  lpNumber: rehearsalParcels.lpNumber,
  trackingNumber: rehearsalParcels.trackingNumber,
  laneCode: rehearsalParcels.laneCode,
  sortingCode: rehearsalParcels.sortingCode,
  lastMileCarrier: rehearsalParcels.lastMileCarrier,
  attempts: rehearsalParcels.attempts,
  outcomeUnclear: rehearsalParcels.outcomeUnclear,
  askAt: rehearsalParcels.askAt,
  lastTrouble: rehearsalParcels.lastTrouble,
  failureCode: rehearsalParcels.failureCode,
  failureValues: rehearsalParcels.failureValues,
  events: sql<readonly DecodedEvent[]>`${rehearsalParcels.events}`,
  hasLabel: sql<boolean>`${rehearsalParcels.label} is not null`,
};

/** A rehearsal's parcel as jobs work on it; the label's bytes stay where they are. */
export type RehearsalParcelRow = KeptRehearsalParcel & {
  readonly rehearsalId: string;
  readonly waybillId: string;
  readonly carrierCode: string;
  readonly solutionCode: string;
  readonly booking: unknown;
  readonly laneCode: string | null;
  readonly sortingCode: string | null;
  readonly lastMileCarrier: string | null;
  readonly attempts: number;
  readonly outcomeUnclear: boolean;
};

function parcelsOf(db: SellerDb, rehearsalId: string) {
  return and(eq(rehearsalParcels.sellerId, db.scope.sellerId), eq(rehearsalParcels.rehearsalId, rehearsalId));
}

/** The test's parcels; none before its order is planned. */
export async function listRehearsalParcels(db: SellerDb, rehearsalId: string): Promise<RehearsalParcelRow[]> {
  return db
    .select(parcelColumns)
    .from(rehearsalParcels)
    .where(parcelsOf(db, rehearsalId))
    .orderBy(asc(rehearsalParcels.role));
}

export type StepChange = {
  readonly state?: RehearsalStepState;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly sent?: string;
  readonly received?: string;
  readonly code?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** Changes a step of the test that `lockRunningRehearsal` or `lockRehearsalTrail` holds. */
export async function updateRehearsalStep(
  db: SellerDb,
  rehearsalId: string,
  step: RehearsalStep,
  change: StepChange,
): Promise<void> {
  await db
    .update(rehearsalStepRows)
    .set(change)
    .where(and(stepsOf(db, rehearsalId), eq(rehearsalStepRows.step, step)));
}

/** What a step has sent and received so far, locked to be written on; null when there is no such step. */
export async function lockRehearsalTrail(
  db: SellerDb,
  rehearsalId: string,
  step: RehearsalStep,
): Promise<{ readonly state: RehearsalStepState; readonly sent: string; readonly received: string } | null> {
  const [row] = await db
    .select({ state: rehearsalStepRows.state, sent: rehearsalStepRows.sent, received: rehearsalStepRows.received })
    .from(rehearsalStepRows)
    .where(and(stepsOf(db, rehearsalId), eq(rehearsalStepRows.step, step)))
    .for("update");
  return row ?? null;
}

export type NewRehearsalParcel = {
  readonly role: RehearsalRole;
  readonly waybillId: string;
  readonly carrierCode: string;
  readonly solutionCode: string;
  readonly booking: unknown;
};

/** The planned order with its parcels, once. */
export async function saveRehearsalPlan(
  db: SellerDb,
  rehearsalId: string,
  order: unknown,
  parcels: readonly NewRehearsalParcel[],
): Promise<void> {
  const { sellerId } = db.scope;
  await db
    .update(rehearsals)
    .set({ order })
    .where(and(eq(rehearsals.sellerId, sellerId), eq(rehearsals.id, rehearsalId)));
  const rows = parcels.map((parcel) => ({ ...parcel, sellerId, rehearsalId }));
  await insertMany(db, rehearsalParcels, rows, { columns: ["sellerId", "rehearsalId", "role"], set: "nothing" });
}

/** The planned order as it was kept; an empty object before it is planned. */
export async function getRehearsalOrder(db: SellerDb, rehearsalId: string): Promise<unknown> {
  const [row] = await db
    .select({ order: rehearsals.order })
    .from(rehearsals)
    .where(and(eq(rehearsals.sellerId, db.scope.sellerId), eq(rehearsals.id, rehearsalId)));
  return row?.order ?? {};
}

/**
 * Takes a parcel for one try (a question to the carrier, its label): it is counted, its outcome counts as unclear until it
 * is kept, and nobody else tries before `until`. Answers the row as it was; null when it is not its time or it cannot go on.
 */
export async function claimRehearsalParcel(
  db: SellerDb,
  rehearsalId: string,
  role: RehearsalRole,
  until: number,
  now: number,
): Promise<RehearsalParcelRow | null> {
  const [found] = await db
    .select(parcelColumns)
    .from(rehearsalParcels)
    .where(and(parcelsOf(db, rehearsalId), eq(rehearsalParcels.role, role), isNull(rehearsalParcels.failureCode)))
    .for("update");
  if (!found || (found.askAt !== null && found.askAt > now)) return null;
  await db
    .update(rehearsalParcels)
    .set({ attempts: found.attempts + 1, outcomeUnclear: true, askAt: until })
    .where(and(parcelsOf(db, rehearsalId), eq(rehearsalParcels.role, role)));
  return found;
}

export type RehearsalParcelChange = Partial<
  Pick<
    typeof rehearsalParcels.$inferInsert,
    | "lpNumber"
    | "trackingNumber"
    | "laneCode"
    | "sortingCode"
    | "lastMileCarrier"
    | "attempts"
    | "outcomeUnclear"
    | "askAt"
    | "lastTrouble"
    | "failureCode"
    | "failureValues"
    | "label"
  >
>;

/** Changes a parcel if no other question was asked since (`attempts`); false when somebody else was quicker. */
export async function saveRehearsalParcel(
  db: SellerDb,
  found: { readonly rehearsalId: string; readonly role: RehearsalRole; readonly attempts: number },
  change: RehearsalParcelChange,
): Promise<boolean> {
  const rows = await db
    .update(rehearsalParcels)
    .set(change)
    .where(
      and(
        parcelsOf(db, found.rehearsalId),
        eq(rehearsalParcels.role, found.role),
        eq(rehearsalParcels.attempts, found.attempts),
      ),
    )
    .returning({ role: rehearsalParcels.role });
  return rows.length === 1;
}

/** The rehearsal's parcel that a carrier's message speaks of, locked: by our own id first, else by its numbers. */
export async function lockRehearsalParcelOfTrace(
  db: SellerDb,
  trace: Pick<DecodedTrace, "outOrderId" | "orderCode" | "trackingNumber">,
): Promise<RehearsalParcelRow | null> {
  const names = [];
  const { outOrderId, orderCode, trackingNumber } = trace;
  if (outOrderId !== null && uuid.test(outOrderId)) names.push(eq(rehearsalParcels.waybillId, outOrderId));
  if (orderCode !== null) names.push(eq(rehearsalParcels.lpNumber, orderCode));
  if (trackingNumber !== null) names.push(eq(rehearsalParcels.trackingNumber, trackingNumber));
  if (names.length === 0) return null;
  const rows = await db
    .select(parcelColumns)
    .from(rehearsalParcels)
    .where(and(eq(rehearsalParcels.sellerId, db.scope.sellerId), or(...names)))
    .limit(5)
    .for("update");
  const rank = (row: (typeof rows)[number]) =>
    row.waybillId === outOrderId ? 0 : row.lpNumber !== null && row.lpNumber === orderCode ? 1 : 2;
  return rows.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The parcel's events after a message, and when it may be worked on next. */
export async function saveRehearsalEvents(
  db: SellerDb,
  parcel: { readonly rehearsalId: string; readonly role: RehearsalRole },
  events: readonly DecodedEvent[],
  askAt: number | null,
  now: number,
): Promise<void> {
  await db
    .update(rehearsalParcels)
    .set({ events: [...events], eventCount: events.length, lastEventAt: now, askAt })
    .where(and(parcelsOf(db, parcel.rehearsalId), eq(rehearsalParcels.role, parcel.role)));
}

/** Ends the test that `lockRunningRehearsal` holds. */
export async function saveRehearsalEnd(
  db: SellerDb,
  rehearsalId: string,
  outcome: Exclude<RehearsalState, "running">,
  now: number,
): Promise<void> {
  await db
    .update(rehearsals)
    .set({ state: outcome, endedAt: now })
    .where(and(eq(rehearsals.sellerId, db.scope.sellerId), eq(rehearsals.id, rehearsalId)));
}

export type RehearsalStepRow = {
  readonly step: RehearsalStep;
  readonly state: RehearsalStepState;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly sent: string;
  readonly received: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type RehearsalPicture = {
  readonly id: string;
  readonly state: RehearsalState;
  readonly startedAt: number;
  readonly startedBy: string;
  readonly deadlineAt: number;
  readonly endedAt: number | null;
  readonly order: unknown;
  /** How many tests there were, this one included. */
  readonly count: number;
  readonly steps: readonly RehearsalStepRow[];
  readonly parcels: readonly RehearsalParcelRow[];
};

/** The seller's latest test with all that is shown of it; null before the first. */
export async function getLatestRehearsal(db: SellerDb): Promise<RehearsalPicture | null> {
  const own = eq(rehearsals.sellerId, db.scope.sellerId);
  const [[head], [counted]] = await Promise.all([
    db
      .select({
        id: rehearsals.id,
        state: rehearsals.state,
        startedAt: rehearsals.startedAt,
        startedBy: rehearsals.startedBy,
        deadlineAt: rehearsals.deadlineAt,
        endedAt: rehearsals.endedAt,
        order: rehearsals.order,
      })
      .from(rehearsals)
      .where(own)
      .orderBy(desc(rehearsals.startedAt))
      .limit(1),
    db.select({ count: count() }).from(rehearsals).where(own),
  ]);
  if (!head) return null;
  const [steps, parcels] = await Promise.all([
    db
      .select({
        step: rehearsalStepRows.step,
        state: rehearsalStepRows.state,
        startedAt: rehearsalStepRows.startedAt,
        endedAt: rehearsalStepRows.endedAt,
        sent: rehearsalStepRows.sent,
        received: rehearsalStepRows.received,
        code: rehearsalStepRows.code,
        values: rehearsalStepRows.values,
      })
      .from(rehearsalStepRows)
      .where(stepsOf(db, head.id)),
    listRehearsalParcels(db, head.id),
  ]);
  return { ...head, count: counted?.count ?? 0, steps, parcels };
}

/** The label of a parcel of the latest test, as it was drawn. */
export async function getRehearsalLabel(
  db: SellerDb,
  role: RehearsalRole,
): Promise<{ readonly bytes: Uint8Array; readonly trackingNumber: string } | null> {
  const [row] = await db
    .select({ bytes: rehearsalParcels.label, trackingNumber: rehearsalParcels.trackingNumber })
    .from(rehearsalParcels)
    .innerJoin(
      rehearsals,
      and(eq(rehearsals.sellerId, rehearsalParcels.sellerId), eq(rehearsals.id, rehearsalParcels.rehearsalId)),
    )
    .where(and(eq(rehearsalParcels.sellerId, db.scope.sellerId), eq(rehearsalParcels.role, role)))
    .orderBy(desc(rehearsals.startedAt))
    .limit(1);
  return row?.bytes ? { bytes: row.bytes, trackingNumber: row.trackingNumber ?? "" } : null;
}

/** The seller's first product that lacks nothing and that every solution takes; null when there is none. */
export async function getRehearsalProduct(db: SellerDb) {
  const { nameZh, nameEn, hsCode, weightGrams, lengthMm, widthMm, heightMm, declaredMinor } = products;
  const given = [nameZh, nameEn, hsCode, weightGrams, lengthMm, widthMm, heightMm, declaredMinor];
  const [row] = await db
    .select({
      ...{ id: products.id, sku: products.sku, originCountry: products.originCountry, cargoKind: products.cargoKind },
      ...{ nameZh, nameEn, hsCode, weightGrams, lengthMm, widthMm, heightMm, declaredMinor },
      ...{ netGrams: products.netGrams, hsUs: products.hsUs, makerItemNo: products.makerItemNo, gtin: products.gtin },
      ...{ category: products.category, material: products.material, usedFor: products.usedFor, brand: products.brand },
      ...{ makerName: products.makerName, makerAddress: products.makerAddress, makerContact: products.makerContact },
    })
    .from(products)
    .where(
      and(
        eq(products.sellerId, db.scope.sellerId),
        isNull(products.archivedAt),
        eq(products.cargoKind, "general"),
        ...given.map((column) => isNotNull(column)),
      ),
    )
    .orderBy(asc(products.createdAt), asc(products.id))
    .limit(1);
  return row ?? null;
}

/** Sellers whose test is running, for the sweep: a test whose jobs are lost must still end. */
export async function listSellersInRehearsal(db: DoorDb): Promise<string[]> {
  const rows = await db
    .select({ sellerId: rehearsals.sellerId })
    .from(rehearsals)
    .where(eq(rehearsals.state, "running"));
  return rows.map(({ sellerId }) => sellerId);
}
