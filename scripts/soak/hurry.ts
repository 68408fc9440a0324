import type postgres from "postgres";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import type { ReadySeller } from "#db/testing/dispatch";

/**
 * Lets no time pass between tries: what waits for its next one is due now, and a circuit that opened is closed. The tries,
 * their order and what they decide are the same, only the waiting is left out.
 */
export async function hurry(owner: ReturnType<typeof postgres>, seller: ReadySeller): Promise<void> {
  const rows = await owner<{ id: string; state: string }[]>`
    update waybills set next_attempt_at = null
    where next_attempt_at is not null and (state = 'queued' or (state = 'booked' and tracking_number is null))
    returning id, state`;
  await owner`update gateway_states set opened_at = null, probe_at = null, consecutive_faults = 0`;
  const { sellerId } = seller;
  const jobs = rows.map(({ id, state }) => ({
    name: state === "booked" ? ("fetch-numbers" as const) : ("book-waybills" as const),
    data: { sellerId, waybillIds: [id] },
  }));
  await inScope(seller.jobScope, (db) => enqueue(db, jobs));
}
