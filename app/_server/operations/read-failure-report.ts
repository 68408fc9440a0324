import { countSpells, listSpells, rankSpells } from "#db/queries/failure-spells";
import { inScope, type SellerScope } from "#db/scope";
import { failureReport, type ReportSearch, reportWeeks, spanOfWeeks } from "#lib/dispatch/failure-report";

const ranked = 8;
const listed = 500;

/** The failures of a week with those of the weeks before it, the commonest countries and products, and what is asked for by order. */
export async function readFailureReport(scope: SellerScope, search: ReportSearch, isListed: boolean) {
  const week = spanOfWeeks(search.week, 1);
  return inScope(scope, async (db) => {
    const [rows, ranks, list] = await Promise.all([
      countSpells(db, spanOfWeeks(search.week, reportWeeks)),
      rankSpells(db, week, ranked),
      isListed ? listSpells(db, week, search, listed) : [],
    ]);
    return { report: failureReport(rows, search.week), ranks, list, hasMore: list.length === listed };
  });
}
