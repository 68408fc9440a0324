import { listDailyIds, listInLane } from "#db/queries/daily-screen";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { listMsdsChoices } from "#db/queries/msds";
import { getProducts, listByTitles, type ProductRow } from "#db/queries/products";
import {
  countOrigins,
  countReach,
  getHsCandidates,
  listLikelyProducts,
  listReached,
  listSameRecipient,
  listSiblingFiles,
} from "#db/queries/repairs";
import { getCarrierFailures } from "#db/queries/standings";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { ownLines } from "#lib/dispatch/own-lines";
import { type JudgedOrder, judgeOrder } from "#lib/dispatch/plan";
import { matchSuggestions, type ProductContext } from "#lib/dispatch/product-suggestions";
import { type RepairQueue, type RepairSheet, type RepairSuggestion, repairQueueLimit } from "#lib/dispatch/repair";
import { repairsOf } from "#lib/dispatch/repairs-of";
import type { CalendarDate, Instant } from "#lib/kit/time";
import { hsModel } from "../data.ts";
import { judgeBeforeReading } from "./judge-waiting.ts";
import { viewCandidates } from "./view-candidates.ts";

const reachedShown = 50;
const siblingLimit = 200;
const filesOffered = 20;

/**
 * Which orders of the lane "needs a hand" are gone through, in the list's order; what the search says wrongly counts as not
 * said. `ready`: those of `asked` that can be dispatched by now, whoever repaired them.
 */
export async function readRepairQueue(
  scope: SellerScope,
  raw: Readonly<Record<string, string>>,
  asked: readonly string[],
  now: Instant = Date.now(),
): Promise<RepairQueue> {
  const search = { ...parseDailySearch(raw), lane: "repair" as const };
  return inScope(scope, async (db) => {
    await judgeBeforeReading(db, now);
    const [ids, ready] = await Promise.all([
      listDailyIds(db, search, repairQueueLimit, now),
      listInLane(db, "ready", asked),
    ]);
    return { ids, ready };
  });
}

/** The orders that one thing to repair is behind, by name. */
export async function readReached(scope: SellerScope, subject: string) {
  return inScope(scope, (db) => listReached(db, subject, reachedShown));
}

/** One order judged anew, with the repair of everything that keeps it; null where it waits no longer. */
export async function readRepairs(
  scope: SellerScope,
  orderId: string,
  now: Instant = Date.now(),
): Promise<RepairSheet | null> {
  return inScope(scope, async (db): Promise<RepairSheet | null> => {
    const [facts, failures] = await Promise.all([
      readDispatchFacts(db, [orderId], now),
      getCarrierFailures(db, [orderId]),
    ]);
    const [order] = facts.orders;
    if (order?.state !== "waiting") return null;
    const store = facts.stores.find(({ id }) => id === order.storeId);
    const judged = judgeOrder(facts, order, store);
    const [around, alsoOf] = await Promise.all([
      readAround(db, judged, facts.today),
      judged.findings.standing.some(({ kind }) => kind === "ask") ? listSameRecipient(db, orderId) : [],
    ]);
    const solutions = new Map(facts.book.solutions.map((solution) => [solution.code, solution]));
    const { country, countryText, name } = order.recipient;
    return {
      ...{ orderId, orderNumber: order.orderNumber, buyerName: judged.recipient?.name ?? name, country, countryText },
      alsoOf,
      repairs: repairsOf(judged, { ...around, solutions, failure: failures.get(orderId) ?? null }),
    };
  });
}

async function readAround(db: SellerDb, { order, blockers }: JudgedOrder, today: CalendarDate) {
  const subjects = [...new Set(blockers.flatMap(({ subject }) => subject || []))];
  const wrong = new Set(subjects);
  const ids = ownLines(order).flatMap(({ product }) => (product && wrong.has(product.id) ? product.id : []));
  const unmatched = ownLines(order).filter(({ product }) => product === null);
  const isAbout = (code: string) => blockers.some((blocker) => blocker.code === code);
  const [products, proposals, reach, likely, files, kept, origins] = await Promise.all([
    getProducts(db, ids),
    getHsCandidates(db, ids),
    countReach(db, subjects),
    listLikelyProducts(db, unmatched),
    isAbout("ERR-403") ? listSiblingFiles(db, ids, today) : [],
    isAbout("ERR-403") ? listMsdsChoices(db, today, filesOffered) : [],
    ids.length > 0 ? countOrigins(db) : new Map<string, number>(),
  ]);
  // the nomenclature is large: it is only read where a code is proposed
  const proposed = products.map(({ id }) => proposals.get(id)?.candidates ?? []);
  const titles = [...new Set(products.map(({ title }) => title))];
  const [alike, views] = await Promise.all([
    listByTitles(db, titles, siblingLimit),
    proposed.some((list) => list.length > 0) ? viewCandidates(db, await hsModel(), proposed, today) : [],
  ]);
  const contextOf = (product: ProductRow, place: number): ProductContext => ({
    siblings: alike.filter(({ id, title }) => id !== product.id && title === product.title),
    candidates: (views[place] ?? []).map(({ accepts, confidence, zh, en }) => ({
      ...{ code: accepts, confidence, nameZh: zh, nameEn: en },
    })),
    isSure: proposals.get(product.id)?.isSure ?? false,
    origins,
  });
  return {
    versions: new Map(products.map(({ id, version }) => [id, version])),
    products: new Map(products.map((product, place) => [product.id, contextOf(product, place)])),
    matches: new Map(unmatched.map((line) => [line.lineKey, matchSuggestions(line, likely)])),
    files: new Map(
      ids.map((id) => [
        id,
        filesFor(
          files.filter(({ productId }) => productId === id),
          kept,
        ),
      ]),
    ),
    reach,
  };
}

/** First the file of other colours of the same thing, then all that are kept. */
function filesFor(
  siblings: readonly { readonly msdsId: string; readonly fileName: string }[],
  kept: readonly { readonly id: string; readonly fileName: string }[],
): RepairSuggestion[] {
  const label = (fileName: string) => ({ labelZh: fileName, labelEn: fileName });
  const own = siblings.map(
    ({ msdsId, fileName }): RepairSuggestion => ({
      ...{ value: msdsId, because: "sibling_file", isSafe: siblings.length === 1 },
      ...label(fileName),
    }),
  );
  const known = new Set(own.map(({ value }) => value));
  const others = kept.flatMap(({ id, fileName }): RepairSuggestion[] =>
    known.has(id) ? [] : [{ value: id, because: "kept_file", isSafe: false, ...label(fileName) }],
  );
  return [...own, ...others];
}
