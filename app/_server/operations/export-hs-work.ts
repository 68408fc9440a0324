import { listHsWork } from "#db/queries/hs-work";
import { inScope, type SellerScope } from "#db/scope";
import type { HsWorkSearch } from "#lib/products/hs-work";
import { type HsWorkSheet, hsWorkSheet } from "#lib/products/hs-work-sheet";
import { hsModel } from "../data.ts";

const most = 20_000;

/** The whole work list of a search as a sheet; codes filled in come back by the import of products. */
export async function exportHsWork(
  scope: SellerScope,
  search: HsWorkSearch,
  language: "zh" | "en",
): Promise<HsWorkSheet> {
  const model = await hsModel();
  const { rows } = await inScope(scope, (db) => listHsWork(db, { ...search, after: null }, most));
  return hsWorkSheet(rows, model.names, language);
}
