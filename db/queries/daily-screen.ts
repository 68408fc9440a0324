import { and, eq, sql } from "drizzle-orm";
import { type DailyRow, dailyRow } from "#lib/dispatch/daily-screen";
import { judgeOrder } from "#lib/dispatch/plan";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import { orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { listWaitingOrderIds, readDispatchFacts } from "./dispatch-facts.ts";

export type DailyFacts = {
  readonly rows: readonly DailyRow[];
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly exchangeRates: ExchangeRates | null;
};

/** Every order that waits for the seller, judged by the plan's own function, by deadline. */
export async function readDailyScreen(db: SellerDb, now: number): Promise<DailyFacts> {
  const ids = await listWaitingOrderIds(db);
  const [facts, failures] = await Promise.all([readDispatchFacts(db, ids, now), readFailures(db)]);
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const names = new Map(facts.book.solutions.map((solution) => [solution.code, solution]));
  const byId = new Map(facts.orders.map((order) => [order.id, order]));
  const rows = ids.flatMap((id) => {
    const order = byId.get(id);
    if (!order) return [];
    const store = stores.get(order.storeId);
    return [dailyRow(judgeOrder(facts, order, store), store?.name ?? "", names, failures.get(id) ?? null)];
  });
  return { rows, stores: facts.stores.map(({ id, name }) => ({ id, name })), exchangeRates: facts.book.exchangeRates };
}

/** Orders that came back from a failed booking, with what the carrier said. */
async function readFailures(db: SellerDb): Promise<Map<string, { code: string; text: string }>> {
  const rows = await db
    .select({ id: orders.id, code: orders.failureCode, text: orders.failureText })
    .from(orders)
    .where(
      and(eq(orders.sellerId, db.scope.sellerId), eq(orders.state, "waiting"), sql`${orders.failureCode} is not null`),
    );
  return new Map(rows.map((row) => [row.id, { code: row.code ?? "", text: row.text }]));
}
