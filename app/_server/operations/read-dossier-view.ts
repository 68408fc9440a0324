import { type DossierDocumentRow, listDossierDocuments } from "#db/queries/dossier-documents";
import { type DossierRow, type GoodsRow, getDossier, listDossierGoods, listRefundRates } from "#db/queries/dossiers";
import { type ListedAllocation, listAllocations, listFreeLines } from "#db/queries/purchase-invoices";
import type { SellerDb } from "#db/scope";
import { type DocumentNeed, documentNeeds } from "#lib/customs/dossier/completeness";
import { estimateRefund, type RefundEstimate, rateOn } from "#lib/customs/dossier/estimate-refund";
import { type GapReason, matchInvoices, type OpenGoods } from "#lib/customs/dossier/match-invoices";
import { branchRules } from "#lib/customs/dossier/tax-branches";
import type { CalendarDate } from "#lib/kit/time";

/** Why goods are not covered. `matchable`: free invoices would do it; `overdue`: too late to be claimed, so none is taken. */
export type DossierGap = GapReason | "matchable" | "overdue";

export type DossierView = {
  readonly dossier: DossierRow;
  readonly goods: readonly (GoodsRow & {
    /** Null: no gap, or none that the branch asks to close. */
    readonly gap: DossierGap | null;
    readonly allocations: readonly ListedAllocation[];
  })[];
  readonly estimate: RefundEstimate;
  readonly needs: readonly DocumentNeed[];
  readonly documents: readonly DossierDocumentRow[];
  /** By code: hundredths of a percent, as they held on the day of the declaration. */
  readonly rates: ReadonlyMap<string, number>;
};

/** Everything that the page of a dossier shows; null for another seller's. */
export async function readDossierView(
  db: SellerDb,
  declSeqNo: string,
  today: CalendarDate,
): Promise<DossierView | null> {
  const dossier = await getDossier(db, declSeqNo);
  if (!dossier) return null;
  const [goods, allocations, documents] = await Promise.all([
    listDossierGoods(db, [declSeqNo]),
    listAllocations(db, [declSeqNo]),
    listDossierDocuments(db, [declSeqNo]),
  ]);
  const open = openGoods(dossier, goods);
  const [free, rates] = await Promise.all([
    listFreeLines(
      db,
      open.map(({ skuKey }) => skuKey),
    ),
    listRefundRates(
      db,
      goods.map(({ gcode }) => gcode),
    ),
  ]);
  const plan = matchInvoices(open, free);
  const isOver = branchRules[dossier.branch].hasClaim && dossier.claimedOn === null && today > dossier.claimDueOn;
  const gapOf = (position: number): DossierGap | null => {
    if (!open.some((one) => one.position === position)) return null;
    if (isOver) return "overdue";
    if (plan.allocations.some((one) => one.position === position)) return "matchable";
    return plan.gaps.find((one) => one.goods.position === position)?.reason ?? null;
  };
  return {
    dossier,
    goods: goods.map((one) => ({
      ...one,
      gap: gapOf(one.position),
      allocations: allocations.filter(({ position }) => position === one.position),
    })),
    estimate: estimateRefund(allocations, rates, dossier.declaredOn),
    needs: documentNeeds(dossier, new Set(documents.map(({ kind }) => kind)), dossier.notNeeded),
    documents,
    rates: new Map(
      goods.flatMap(({ gcode }) => {
        const rate = rateOn(rates, gcode, dossier.declaredOn);
        return rate ? [[gcode, rate.rateBp] as const] : [];
      }),
    ),
  };
}

function openGoods({ branch, declSeqNo, declaredOn }: DossierRow, goods: readonly GoodsRow[]): OpenGoods[] {
  const { invoices } = branchRules[branch];
  if (invoices === "none") return [];
  return goods
    .filter(({ quantityE5, coveredE5 }) => coveredE5 < quantityE5)
    .map(({ position, skuKey, unit, quantityE5, coveredE5 }) => ({
      ...{ declSeqNo, position, skuKey, unit, openE5: quantityE5 - coveredE5, accepts: invoices, declaredOn },
    }));
}
