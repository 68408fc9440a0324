import { listConnectedSellers } from "#db/queries/gateway-calls";
import { listBookedParcels, listPromises } from "#db/queries/lane-counts";
import { type DwellRow, saveDwellBudgets } from "#db/queries/watched-parcels";
import { inScope } from "#db/scope";
import type { ServiceClass } from "#lib/carriers/service-class";
import { learnBudgets, type SeenParcel } from "#lib/incidents/learn-budgets";
import { dayMs } from "#lib/kit/time";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { forgetWatchBook } from "./watch-book.ts";

/** Parcels that were booked in this span: long enough ago that most are through, not so long that lines have changed. */
const learntFromDays = { oldest: 180, newest: 30 };
const perPage = 1000;

/**
 * Learns how long parcels of all sellers stay in each stage, by lane, solution and class, and puts the budgets in the place
 * of those before. Only sums leave a seller. Safe to run twice. Answers how many budgets are known.
 */
export async function learnDwells(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("lanes"), listConnectedSellers);
  const learning = learnBudgets();
  let classes: ReadonlyMap<string, { readonly class: ServiceClass; readonly days: number | null }> = new Map();
  for (const sellerId of sellers) {
    try {
      let after: string | null = null;
      do {
        const page: readonly SeenParcel[] = await inScope(
          mintJobScope({ sellerId, job: "learn-dwells" }),
          async (db) => {
            if (classes.size === 0) classes = classesOf(await listPromises(db));
            return listBookedParcels(db, {
              since: now - learntFromDays.oldest * dayMs,
              until: now - learntFromDays.newest * dayMs,
              ...{ after, limit: perPage },
            });
          },
        );
        learning.add(page, now);
        after = page.length === perPage ? (page.at(-1)?.waybillId ?? null) : null;
      } while (after !== null);
    } catch (error) {
      log().error({ err: error, sellerId }, "a seller's stays were not counted");
    }
  }
  const rows: DwellRow[] = learning.budgets(classes).map(({ budgetMs, ...row }) => ({
    ...row,
    budgetHours: Math.round(budgetMs / 3_600_000),
  }));
  await inScope(mintDoorScope("lanes"), (db) => saveDwellBudgets(db, rows, now));
  forgetWatchBook();
  return rows.length;
}

function classesOf(promises: Awaited<ReturnType<typeof listPromises>>) {
  return new Map([...promises].map(([code, { class: of, days }]) => [code, { class: of, days: days.to }]));
}
