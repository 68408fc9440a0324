import { randomUUID } from "node:crypto";
import { saveConnectionAtDoor } from "#db/queries/activation";
import { getSellerHead, listApplicationFields } from "#db/queries/applications";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import {
  getRehearsalProduct,
  listRehearsalParcels,
  lockRunningRehearsal,
  type RunningRehearsal,
  saveRehearsalPlan,
  updateRehearsalStep,
} from "#db/queries/rehearsals";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { planRehearsal, type RehearsalIngredients, type RehearsalPlan } from "#lib/dispatch/rehearsal-order";
import { isCountryCode } from "#lib/kit/country";
import { writeTrail } from "#lib/onboarding/trail";
import { introduceConnection } from "#server/gateways/introduce-connection";
import { openGateway } from "#server/gateways/open-gateway";
import { mintDoorScope } from "#server/scope";
import { failRehearsalStep } from "./fail-rehearsal-step.ts";

/**
 * Makes the test's order with the seller's own data, connects the seller to the carrier's sandbox, and keeps both parcels
 * as they will be booked. A second run finds them and changes nothing.
 */
export async function planRehearsalOrder(scope: JobScope, rehearsal: RunningRehearsal, now: number): Promise<void> {
  const ingredients = await inScope(scope, (db) => readIngredients(db, rehearsal.id, now));
  const plan = await connected(scope, rehearsal, planRehearsal(ingredients, now), now);
  await inScope(scope, async (db) => {
    const held = await lockRunningRehearsal(db);
    if (held?.id !== rehearsal.id || (await listRehearsalParcels(db, rehearsal.id)).length > 0) return;
    if (plan.kind === "failed") {
      await failRehearsalStep(db, rehearsal.id, "order", plan.failure, now);
      return;
    }
    await saveRehearsalPlan(db, rehearsal.id, plan.order, plan.parcels);
    const made = plan.parcels.map(({ role, booking }) => {
      return { role, head: booking.orderNumber, text: JSON.stringify(booking, null, 2) };
    });
    await updateRehearsalStep(db, rehearsal.id, "order", { sent: writeTrail(made) });
    await raiseLiveCursor(db);
  });
}

async function readIngredients(db: SellerDb, rehearsalId: string, now: number): Promise<RehearsalIngredients> {
  const facts = await readDispatchFacts(db, [], now);
  const [fields, product, head] = await Promise.all([
    listApplicationFields(db),
    getRehearsalProduct(db),
    getSellerHead(db),
  ]);
  const field = (section: string, key: string) => {
    const found = fields.find((one) => one.section === section && one.key === key);
    return found?.approvedValue ?? found?.value ?? "";
  };
  const ids = () => ({ orderId: randomUUID(), waybillId: randomUUID() });
  const origin = product?.originCountry ?? "";
  return {
    facts,
    applicant: {
      kind: head?.kind ?? "mainland_company",
      registeredName: field("licence", "registeredName"),
      address: field("licence", "address"),
      contactName: field("entry", "contactName"),
      contactMobile: field("entry", "contactMobile"),
    },
    product: product && { ...product, originCountry: isCountryCode(origin) ? origin : null, msds: null },
    rehearsalId,
    ids: { delivered: ids(), exception: ids() },
  };
}

/**
 * The seller's connection at the carrier's sandbox, by which pushes come in. It has no binding on the seller's side: that
 * one arises with the activation, so that no gate and no order ever sees the test's connection.
 */
async function connected(
  scope: JobScope,
  { environment }: RunningRehearsal,
  plan: RehearsalPlan,
  now: number,
): Promise<RehearsalPlan> {
  const carrierCode = plan.kind === "planned" ? plan.parcels[0]?.carrierCode : undefined;
  if (carrierCode === undefined) return plan;
  const gateway = await openGateway(carrierCode, environment);
  if (typeof gateway === "string") {
    return { kind: "failed", failure: { code: "no_gateway_account", values: { environment } } };
  }
  const door = mintDoorScope("rehearsal", scope.sellerId);
  const connectionId = await inScope(door, (db) => saveConnectionAtDoor(db, { carrierCode, environment }, now));
  await introduceConnection(gateway.account, connectionId);
  return plan;
}
