import { type ChosenWay, chooseWay } from "./choose-way.ts";
import type { TaxBranch } from "./dossier/tax-branches.ts";
import type { DeclarationWay } from "./facts.ts";
import { needsExportPaper } from "./supervision.ts";

/** What of goods bears on the way; null: not known. */
export type GoodsForWay = {
  /** Refund rate in hundredths of a percent, as a person typed it or an imported national table says. */
  readonly refundBp: number | null;
  /** Letters of the imported national table's supervision conditions, "" for none. */
  readonly supervision: string | null;
};

/** The way as the rules chose it, and whether a person set another for this parcel. */
export type WayChoice = ChosenWay & { readonly isSetByPerson: boolean };

/**
 * The refund is wanted where the seller's branch is the refund and any of the goods has a rate that is not 0; an unknown rate
 * may be one, so the branch decides: a list of way A can never be refunded, one of way B need not be.
 */
export function wantsRefund(branch: TaxBranch, goods: readonly GoodsForWay[]): boolean {
  return branch === "refund" && goods.some(({ refundBp }) => refundBp !== 0);
}

/** True where any of the goods needs a paper, false where all are known to need none, else null. */
export function needsLicence(goods: readonly GoodsForWay[]): boolean | null {
  const needs = goods.map(({ supervision }) => needsExportPaper(supervision));
  if (needs.includes(true)) return true;
  return needs.length > 0 && needs.every((need) => need === false) ? false : null;
}

/** The way of a parcel. Export duty stands in no table that ALP reads: it is always a doubt. */
export function wayOfParcel(parcel: {
  readonly valueFen: number | null;
  readonly isInPilotZone: boolean;
  readonly branch: TaxBranch;
  readonly goods: readonly GoodsForWay[];
  readonly preferred: DeclarationWay;
}): ChosenWay {
  const { valueFen, isInPilotZone, branch, goods, preferred } = parcel;
  return chooseWay({
    ...{ valueFen, isInPilotZone, preferred, hasExportDuty: null },
    ...{ wantsRefund: wantsRefund(branch, goods), needsLicence: needsLicence(goods) },
  });
}
