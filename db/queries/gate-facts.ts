import { and, asc, eq } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { GateFacts } from "#lib/onboarding/gates";
import { missingParameters } from "#lib/onboarding/parameters";
import type { SellerKind } from "#lib/sellers/kinds";
import { carrierBindings } from "../schema/gateways.ts";
import { applicationFields, applications, expiries } from "../schema/onboarding.ts";
import { sellers } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

export type SellerGates = {
  readonly kind: SellerKind;
  readonly gates: GateFacts;
  /** Why staff suspended the seller; "" otherwise. */
  readonly suspendedFor: string;
  /** Where each connected carrier is reached for this seller; production comes before the sandbox. */
  readonly environments: ReadonlyMap<string, GatewayEnvironment>;
};

/** What the gates of the scope's seller are judged by. Four reads, sent together. */
export async function getSellerGates(db: SellerDb): Promise<SellerGates> {
  const { sellerId } = db.scope;
  const [[seller], expires, parameters, bindings] = await Promise.all([
    db
      .select({
        state: sellers.state,
        suspendedFor: sellers.suspendedFor,
        kind: sellers.kind,
        application: applications.state,
        cardBoundAt: applications.cardBoundAt,
        accountBoundAt: applications.accountBoundAt,
      })
      .from(sellers)
      .leftJoin(applications, eq(applications.sellerId, sellers.sellerId))
      .where(eq(sellers.sellerId, sellerId)),
    db
      .select({ subject: expiries.subject, on: expiries.expiresOn })
      .from(expiries)
      .where(eq(expiries.sellerId, sellerId))
      .orderBy(asc(expiries.subject)),
    db
      .select({ key: applicationFields.key, value: applicationFields.value })
      .from(applicationFields)
      .where(and(eq(applicationFields.sellerId, sellerId), eq(applicationFields.section, "declaration"))),
    db
      .select({ carrierCode: carrierBindings.carrierCode, environment: carrierBindings.environment })
      .from(carrierBindings)
      .where(and(eq(carrierBindings.sellerId, sellerId), eq(carrierBindings.state, "active")))
      .orderBy(asc(carrierBindings.carrierCode), asc(carrierBindings.environment)),
  ]);
  const environments = new Map<string, GatewayEnvironment>();
  for (const { carrierCode, environment } of bindings) {
    if (!environments.has(carrierCode)) environments.set(carrierCode, environment);
  }
  const given = Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
  const gates: GateFacts = {
    sellerState: seller?.state ?? "new",
    application: seller?.application ?? null,
    isCardBound: Boolean(seller?.cardBoundAt),
    isAccountBound: Boolean(seller?.accountBoundAt),
    expires,
    missingParameters: missingParameters(seller?.kind ?? "mainland_company", given),
    activeCarriers: [...environments.keys()],
  };
  return { kind: seller?.kind ?? "mainland_company", gates, suspendedFor: seller?.suspendedFor ?? "", environments };
}
