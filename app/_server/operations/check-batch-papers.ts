import { getBatchTrades } from "#db/queries/trade-papers";
import { inScope, type SellerScope } from "#db/scope";
import type { LabelWarning } from "#lib/papers/pen";
import { tradeWarnings } from "#server/gateways/pdf/render-trade";
import { dataOf } from "./print-papers.ts";

export type WarnedParcel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly warnings: readonly LabelWarning[];
};

/** By hash: frozen facts never lose anything else. The oldest go first when there are too many. */
const known = new Map<string, readonly LabelWarning[]>();
const mostKnown = 20_000;

/** How many parcels of a batch have papers, and on which of them something was replaced, spelt in Latin or cut. */
export async function checkBatchPapers(
  scope: SellerScope,
  batchId: string,
): Promise<{ readonly parcels: number; readonly warned: readonly WarnedParcel[] }> {
  const rows = (await inScope(scope, (db) => getBatchTrades(db, batchId))) ?? [];
  const warned = rows.flatMap((row): WarnedParcel[] => {
    const warnings = known.get(row.hash) ?? tradeWarnings(dataOf(row));
    known.set(row.hash, warnings);
    if (warnings.length === 0) return [];
    return [{ waybillId: row.waybillId, orderNumber: dataOf(row).orderNumber, warnings }];
  });
  for (const hash of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(hash);
  }
  return { parcels: rows.length, warned };
}
