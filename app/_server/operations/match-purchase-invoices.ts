import { saveAudit } from "#db/queries/audit";
import { addCoverage, getDossier, lockOpenGoods } from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { addLineUses, lockFreeLines, saveAllocations } from "#db/queries/purchase-invoices";
import { inScope, type SellerScope } from "#db/scope";
import { matchInvoices } from "#lib/customs/dossier/match-invoices";
import type { MatchInvoicesInput } from "#lib/customs/dossier-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";

export type Matched = { readonly allocations: number; readonly gaps: number };

/**
 * Sets free purchase invoices to open goods, of one dossier or of all; what was set before stays. One after the other per
 * seller, goods and lines locked: nothing is used twice. Refusal: `dossier_unknown`.
 */
export async function matchPurchaseInvoices(
  scope: SellerScope,
  { declSeqNo }: MatchInvoicesInput,
  now: number = Date.now(),
): Promise<Result<Matched>> {
  return inScope(scope, async (db): Promise<Result<Matched>> => {
    await lockIntake(db);
    const dossier = declSeqNo === null ? null : await getDossier(db, declSeqNo);
    if (declSeqNo !== null && !dossier) return refuse({ code: "dossier_unknown" });
    const goods = await lockOpenGoods(db, declSeqNo, chinaDateOf(now));
    const lines = await lockFreeLines(
      db,
      goods.map(({ skuKey }) => skuKey),
    );
    const { allocations, gaps } = matchInvoices(goods, lines);
    if (allocations.length === 0) return ok({ allocations: 0, gaps: gaps.length });
    await saveAllocations(db, allocations, scope.personName, now);
    await addLineUses(db, allocations);
    await addCoverage(db, allocations, now);
    const data = { declaration: dossier?.entryId ?? "", count: allocations.length };
    const subject = { kind: "dossier", id: declSeqNo ?? "all" } as const;
    await saveAudit(db, [{ event: "invoices_matched", data, subject }]);
    await raiseLiveCursor(db);
    return ok({ allocations: allocations.length, gaps: gaps.length });
  });
}
