import { listCarrierQueues, listCarrierRoads } from "#db/queries/carrier-queues";
import { inScope, type SellerScope } from "#db/scope";
import { type CarrierWait, carrierWaits } from "#lib/dispatch/carrier-waits";
import { mintDoorScope } from "#server/scope";

/** Which carriers keep parcels of this seller waiting now, with how many and until when; empty while all goes well. */
export async function readCarrierWaits(scope: SellerScope, now = Date.now()): Promise<readonly CarrierWait[]> {
  const queues = await inScope(scope, listCarrierQueues);
  if (queues.length === 0) return [];
  const roads = await inScope(mintDoorScope("gateway"), listCarrierRoads);
  return carrierWaits(queues, roads, now);
}
