import { sendCountedMessage } from "#db/queries/counted-messages";
import type { SellerDb } from "#db/scope";
import type { IncidentChange } from "./raise-incidents.ts";

/**
 * Tells a seller's people that an incident was raised, came back or got worse, in the transaction that made it so. The one
 * place where incidents of parcels are told; those of declarations are told where customs' answers are settled.
 */
export async function announceIncident(db: SellerDb, { incident }: IncidentChange, _now: number): Promise<void> {
  if (incident.subjectKind === "declaration") return;
  await sendCountedMessage(db, { kind: "parcels_in_trouble", link: `/s/${db.scope.sellerId}/incidents` });
}
