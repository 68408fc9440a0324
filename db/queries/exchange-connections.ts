import { and, asc, eq, lte } from "drizzle-orm";
import type { BindingState, GatewayEnvironment } from "#lib/carriers/connection";
import { exchangeConnections } from "../schema/customs.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** A seller's terminal at the data exchange, its secret and key sealed. */
export type ExchangeConnection = {
  readonly id: string;
  readonly environment: GatewayEnvironment;
  readonly state: BindingState;
  readonly dxpId: string;
  readonly copCode: string;
  readonly copName: string;
  readonly secretSealed: string;
  readonly keySealed: string;
  readonly certificate: string;
  readonly cursor: string;
  readonly quietReads: number;
};

const columns = {
  id: exchangeConnections.id,
  environment: exchangeConnections.environment,
  state: exchangeConnections.state,
  dxpId: exchangeConnections.dxpId,
  copCode: exchangeConnections.copCode,
  copName: exchangeConnections.copName,
  secretSealed: exchangeConnections.secretSealed,
  keySealed: exchangeConnections.keySealed,
  certificate: exchangeConnections.certificate,
  cursor: exchangeConnections.cursor,
  quietReads: exchangeConnections.quietReads,
};

/** The seller's terminal in one environment; null until it is set up. */
export async function getExchangeConnection(
  db: SellerDb,
  environment: GatewayEnvironment,
): Promise<ExchangeConnection | null> {
  const [row] = await db
    .select(columns)
    .from(exchangeConnections)
    .where(and(eq(exchangeConnections.sellerId, db.scope.sellerId), eq(exchangeConnections.environment, environment)));
  return row ?? null;
}

export type NewExchangeConnection = Omit<ExchangeConnection, "id" | "cursor" | "quietReads" | "state">;

/** Sets the seller's terminal up, or anew; where its receipts are read goes on, unless the terminal is another one. */
export async function saveExchangeConnection(
  db: SellerDb,
  connection: NewExchangeConnection,
  now: number,
): Promise<void> {
  const before = await getExchangeConnection(db, connection.environment);
  const restart = before !== null && before.dxpId !== connection.dxpId ? { cursor: "" } : {};
  const set = { ...connection, ...restart, state: "active" as const, readNextAt: now, updatedAt: now };
  await db
    .insert(exchangeConnections)
    .values({ ...set, sellerId: db.scope.sellerId, createdAt: now })
    .onConflictDoUpdate({ target: [exchangeConnections.sellerId, exchangeConnections.environment], set });
}

/** Moves the cursor on from where it was read; false when somebody else has moved it meanwhile. */
export async function saveExchangeRead(
  db: SellerDb,
  environment: GatewayEnvironment,
  read: { readonly from: string; readonly to: string; readonly nextAt: number; readonly quietReads: number },
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(exchangeConnections)
    .set({ cursor: read.to, readNextAt: read.nextAt, quietReads: read.quietReads, readAt: now })
    .where(
      and(
        eq(exchangeConnections.sellerId, db.scope.sellerId),
        eq(exchangeConnections.environment, environment),
        eq(exchangeConnections.cursor, read.from),
      ),
    )
    .returning({ id: exchangeConnections.id });
  return rows.length === 1;
}

/** Receipts are asked for no later than then: something was just sent. */
export async function saveExchangeReadDue(db: SellerDb, environment: GatewayEnvironment, at: number): Promise<void> {
  await db
    .update(exchangeConnections)
    .set({ readNextAt: at, quietReads: 0 })
    .where(and(eq(exchangeConnections.sellerId, db.scope.sellerId), eq(exchangeConnections.environment, environment)));
}

/** Every terminal, for the sweep: whose receipts are due first. */
export async function listExchanges(
  db: DoorDb,
  due: number | null,
): Promise<readonly { readonly sellerId: string; readonly environment: GatewayEnvironment }[]> {
  return db
    .select({ sellerId: exchangeConnections.sellerId, environment: exchangeConnections.environment })
    .from(exchangeConnections)
    .where(
      and(eq(exchangeConnections.state, "active"), due === null ? undefined : lte(exchangeConnections.readNextAt, due)),
    )
    .orderBy(asc(exchangeConnections.readNextAt), asc(exchangeConnections.sellerId));
}
