import { getWaybills } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerScope } from "#db/scope";
import { cutText } from "#lib/kit/cut-text";
import { ok, type Result, refuse } from "#lib/kit/result";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import { recordTracking } from "./record-tracking.ts";
import { recordUnknown } from "./record-unknown.ts";
import { keepExchange } from "./settle-booking.ts";
import type { StepWorld, Worked } from "./step-world.ts";

/**
 * Asks the carrier for all events of a parcel; what a push brought already changes nothing. That it knows no such waybill is
 * an answer too; a fault of the road, a pause that it asks for and any other no are none.
 */
export async function pollTracking(
  scope: JobScope,
  waybillId: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const [waybill] = await inScope(scope, (db) => getWaybills(db, [waybillId]));
  if (!waybill?.lpNumber) return "not_due";
  const parcel = { waybillId, orderCode: waybill.lpNumber };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.track(gateway.account, parcel, options);
  const { answer, exchange } = await callGateway(gateway, call, world.clock);
  await inScope(scope, (db) => keepExchange(db, waybill, exchange, world.clock()));
  if (answer.kind === "refused" && answer.class === "not_found") {
    const said = { status: answer.code, words: cutText(answer.text, 300) };
    await inScope(scope, (db) => recordUnknown(db, waybillId, said, world.clock()));
    return "settled";
  }
  if (answer.kind !== "accepted") return "not_due";
  // The question named the parcel; an answer that names another is not believed.
  const trace = { ...answer.trace, outOrderId: waybillId, orderCode: waybill.lpNumber, trackingNumber: null };
  await recordTracking(scope, { source: "poll", trace, kept: null }, world.clock());
  return "settled";
}

/** A person wants the newest events now. Refused: `waybill_not_found`. */
export async function requestPoll(
  scope: SellerScope,
  input: { readonly waybillId: string },
): Promise<Result<{ readonly waybillId: string }>> {
  const { waybillId } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly waybillId: string }>> => {
    const [waybill] = await getWaybills(db, [waybillId]);
    if (!waybill?.lpNumber) return refuse({ code: "waybill_not_found" });
    const data = { sellerId: scope.sellerId, waybillIds: [waybillId] };
    await enqueue(db, [{ name: "poll-tracking", data, singletonKey: waybillId }]);
    return ok({ waybillId });
  });
}
