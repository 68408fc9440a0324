import type { JobScope } from "#db/scope";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { askBooking, claimBookings, settleAnswers } from "./book-waybills.ts";
import { askNumber, listNumberless, settleNumbers } from "./fetch-number.ts";
import type { StepWorld, Worked } from "./step-world.ts";

/** One waybill through the three parts of its booking. */
export async function bookWaybill(
  scope: JobScope,
  id: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const [claimed] = await claimBookings(scope, [id], world);
  if (!claimed) return "not_due";
  const settled = await settleAnswers(scope, [await askBooking(claimed, gateway, world)], world);
  return settled.has(id) ? "settled" : "settled_elsewhere";
}

/** One waybill through the three parts of asking for its number. */
export async function fetchNumber(
  scope: JobScope,
  id: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const [waybill] = await listNumberless(scope, [id]);
  if (!waybill) return "not_due";
  const settled = await settleNumbers(scope, [await askNumber(waybill, gateway, world)], world);
  return settled.has(id) ? "settled" : "settled_elsewhere";
}
