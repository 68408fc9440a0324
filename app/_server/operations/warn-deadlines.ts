import { listConnectedSellers } from "#db/queries/gateway-calls";
import { hasMessageSince, sendMessage } from "#db/queries/messages";
import { countNotices } from "#db/queries/notices";
import { inScope } from "#db/scope";
import { hourMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";

const told = 4 * hourMs;

/**
 * Tells each seller's people how many numbers are not declared with less than twelve hours left. Run again within four
 * hours it says nothing new. Answers how many sellers were told.
 */
export async function warnDeadlines(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("deadlines"), listConnectedSellers);
  let warned = 0;
  for (const sellerId of sellers) if (await warnSeller(sellerId, now)) warned += 1;
  return warned;
}

async function warnSeller(sellerId: string, now: number): Promise<boolean> {
  return inScope(mintJobScope({ sellerId, job: "warn-deadlines" }), async (db) => {
    const [{ due }, wasTold] = await Promise.all([
      countNotices(db, now + 12 * hourMs),
      hasMessageSince(db, "notices_urgent", now - told),
    ]);
    if (due === 0 || wasTold) return false;
    const link = `/s/${sellerId}/dispatch/notices`;
    return (await sendMessage(db, { kind: "notices_urgent", values: { count: due }, link })) > 0;
  });
}
