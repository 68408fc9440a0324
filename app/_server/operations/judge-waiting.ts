import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getJudgingBasis } from "#db/queries/judging-basis";
import { raiseLiveCursor } from "#db/queries/live";
import {
  countToJudge,
  getCarrierFailures,
  getOrderWords,
  type JudgedStanding,
  listToJudge,
  lockStandings,
  needsJudging,
  saveStandings,
  takeJudgeMarks,
} from "#db/queries/standings";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { dailyRow, reasonsOf, standingOf } from "#lib/dispatch/daily-screen";
import { judgeOrder } from "#lib/dispatch/plan";
import type { Instant } from "#lib/kit/time";

/** As many are judged while a person waits for the screen. */
const judgedAtOnce = 200;
/** More than that are left to a job, but for some that somebody just changed. */
const judgedBeside = 20;
/** Short, so that nobody waits long for the standings. */
const perTransaction = 200;
/** So often a job tells the screens how far it is. */
const toldEvery = 2_000;

/**
 * Makes the standings right before they are read: what was marked since is judged again. Answers how many orders are still
 * to be judged (a job is on them); 0: everything that the screen counts is exact.
 */
export async function judgeBeforeReading(db: SellerDb, now: Instant): Promise<number> {
  const basis = await getJudgingBasis(db, now);
  if (!(await needsJudging(db, basis))) return 0;
  await lockStandings(db, basis, now);
  const { left } = await judgeSome(db, basis, (open) => (open > judgedAtOnce ? judgedBeside : judgedAtOnce), now);
  const { sellerId } = db.scope;
  if (left > 0) await enqueue(db, [{ name: "judge-waiting", data: { sellerId }, singletonKey: sellerId }]);
  return left;
}

/** Judges all that is to be judged, some at a time; safe to run twice. Answers how many were judged. */
export async function judgeWaiting(
  scope: JobScope,
  { clock, signal }: { readonly clock: () => Instant; readonly signal: AbortSignal },
): Promise<number> {
  let [judged, untold, left] = [0, 0, 0];
  do {
    const step = await inScope(scope, async (db) => {
      const now = clock();
      const basis = await getJudgingBasis(db, now);
      if (!(await needsJudging(db, basis))) return { judged: 0, left: 0 };
      await lockStandings(db, basis, now);
      const some = await judgeSome(db, basis, () => perTransaction, now);
      const isTold = some.left === 0 || untold + some.judged >= toldEvery;
      untold = isTold ? 0 : untold + some.judged;
      if (isTold) await raiseLiveCursor(db);
      return some;
    });
    judged += step.judged;
    left = step.left;
  } while (left > 0 && !signal.aborted);
  return judged;
}

type Step = { readonly judged: number; readonly left: number };

async function judgeSome(db: SellerDb, basis: string, atOnce: (open: number) => number, now: Instant): Promise<Step> {
  await takeJudgeMarks(db, now);
  const open = await countToJudge(db, basis);
  const ids = await listToJudge(db, basis, atOnce(open));
  if (ids.length > 0) await saveStandings(db, ids, await judge(db, ids, now), basis, now);
  return { judged: ids.length, left: open - ids.length };
}

/** By the plan's own judgement; orders that do not wait are left out. */
async function judge(db: SellerDb, ids: readonly string[], now: Instant): Promise<JudgedStanding[]> {
  const [facts, failures, words] = await Promise.all([
    readDispatchFacts(db, ids, now),
    getCarrierFailures(db, ids),
    getOrderWords(db, ids),
  ]);
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const names = new Map(facts.book.solutions.map((solution) => [solution.code, solution]));
  return facts.orders.flatMap((order): JudgedStanding[] => {
    if (order.state !== "waiting") return [];
    const store = stores.get(order.storeId);
    const judged = judgeOrder(facts, order, store);
    const row = dailyRow(judged, store?.name ?? "", names, failures.get(order.id) ?? null);
    const found = words.get(order.id) ?? "";
    return [{ row, standing: standingOf(row, judged), reasons: reasonsOf(row), words: found }];
  });
}
