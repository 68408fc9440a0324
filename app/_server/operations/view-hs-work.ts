import { countHsWork, countHsWorkFound, listHsWork } from "#db/queries/hs-work";
import { getLiveCursor } from "#db/queries/live";
import { countMsds } from "#db/queries/msds";
import { listNationalCodes } from "#db/queries/nomenclature";
import { countProducts, listWaitingLines } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import { questionViews } from "#lib/products/hs-names";
import type { HsWorkSearch } from "#lib/products/hs-work";
import { unknownProducts } from "#lib/products/unknown-products";
import { hsModel } from "../data.ts";
import { viewCandidates } from "./view-candidates.ts";

/** A page of the work list in words, with its exact counts and those of the pages beside it. */
export async function viewHsWork(scope: SellerScope, search: HsWorkSearch, now: Instant = Date.now()) {
  const model = await hsModel();
  const today = chinaDateOf(now);
  return inScope(scope, async (db) => {
    // the cursor is read first: what changes after it is told as news
    const [cursor, page, found, counts, all, lines, msds] = await Promise.all([
      getLiveCursor(db),
      listHsWork(db, search),
      countHsWorkFound(db, search),
      countHsWork(db, model.inputs),
      countProducts(db, { q: "", missing: false }),
      listWaitingLines(db),
      countMsds(db, today),
    ]);
    const short = page.rows.flatMap(({ need, hsCode }) => (need === "digits" && hsCode !== null ? hsCode : []));
    const national = await listNationalCodes(db, short, today);
    const candidates = await viewCandidates(
      db,
      model,
      page.rows.map((row) => row.candidates),
      today,
    );
    const rows = page.rows.map((row, at) => ({
      row,
      view: {
        ...row,
        candidates: candidates[at] ?? [],
        questions: questionViews(model, row.questions),
        national:
          row.need === "digits" && row.hsCode !== null
            ? national
                .filter(({ code }) => code.length === 10 && code.startsWith(row.hsCode ?? ""))
                .map(({ code, nameZh, nameEn, origin, confidence }) => ({ code, nameZh, nameEn, origin, confidence }))
            : [],
      },
    }));
    return { rows, hasMore: page.hasMore, found, counts, cursor, all, unknown: unknownProducts(lines).length, msds };
  });
}
