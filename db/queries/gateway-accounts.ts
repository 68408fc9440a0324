import { and, asc, eq } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { gatewayAccounts } from "../schema/gateways.ts";
import { platformAudit } from "../schema/people.ts";
import type { StaffDb } from "../scope.ts";

/** An account as staff see it: never its secret. */
export type GatewayAccountRow = {
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly baseAddress: string;
  readonly providerId: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
};

const visible = {
  gateway: gatewayAccounts.gateway,
  environment: gatewayAccounts.environment,
  baseAddress: gatewayAccounts.baseAddress,
  providerId: gatewayAccounts.providerId,
  updatedAt: gatewayAccounts.updatedAt,
  updatedBy: gatewayAccounts.updatedBy,
};

export async function listGatewayAccounts(db: StaffDb): Promise<GatewayAccountRow[]> {
  return db
    .select(visible)
    .from(gatewayAccounts)
    .orderBy(asc(gatewayAccounts.gateway), asc(gatewayAccounts.environment));
}

/** The account of a gateway in one environment, locked; null until it is set. */
export async function lockGatewayAccount(
  db: StaffDb,
  gateway: string,
  environment: GatewayEnvironment,
): Promise<GatewayAccountRow | null> {
  const [row] = await db
    .select(visible)
    .from(gatewayAccounts)
    .where(and(eq(gatewayAccounts.gateway, gateway), eq(gatewayAccounts.environment, environment)))
    .for("update");
  return row ?? null;
}

export type GatewayAccountInput = {
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly baseAddress: string;
  readonly providerId: string;
};

/** Writes the account; without a new sealed secret the kept one stays. */
export async function saveGatewayAccount(
  db: StaffDb,
  account: GatewayAccountInput,
  secretSealed: string | null,
  now: number,
): Promise<void> {
  const { gateway, environment, ...rest } = account;
  const set = { ...rest, updatedAt: now, updatedBy: db.scope.personName };
  if (secretSealed === null) {
    await db
      .update(gatewayAccounts)
      .set(set)
      .where(and(eq(gatewayAccounts.gateway, gateway), eq(gatewayAccounts.environment, environment)));
    return;
  }
  await db
    .insert(gatewayAccounts)
    .values({ gateway, environment, ...set, secretSealed })
    .onConflictDoUpdate({
      target: [gatewayAccounts.gateway, gatewayAccounts.environment],
      set: { ...set, secretSealed },
    });
}

/** What staff did to the platform, in the transaction of the change. */
export async function savePlatformAudit(
  db: StaffDb,
  entry: { readonly event: string; readonly data: Record<string, unknown> },
): Promise<void> {
  const { personId, personName } = db.scope;
  await db.insert(platformAudit).values({ personId, personName, ...entry });
}
