import type { DeclarationWay } from "./facts.ts";

/** One parcel up to RMB 5,000 may go by way A. Two sources; 9710 and 9810 have other rules. */
export const wayALimitFen = 500_000;

/** What decides between the ways; null: not known. */
export type WayFacts = {
  /** Value of the parcel in fen; null when there is no rate. */
  readonly valueFen: number | null;
  /** The seller declares in a comprehensive pilot zone (跨境电商综试区). */
  readonly isInPilotZone: boolean;
  /** The seller wants the export refund (退税) for these goods. */
  readonly wantsRefund: boolean;
  /** Export duty, and licence or other supervision condition, of any of the goods. */
  readonly hasExportDuty: boolean | null;
  readonly needsLicence: boolean | null;
  /** 申报参数: what the seller prefers where both ways are open. */
  readonly preferred: DeclarationWay;
};

/** Why way A is closed. */
export const wayReasons = ["no_pilot_zone", "over_value", "refund_wanted", "export_duty", "licence"] as const;
export type WayReason = (typeof wayReasons)[number];
/** What is not known and would close way A if it were so. */
export const wayDoubts = ["value_unknown", "duty_unknown", "licence_unknown"] as const;
export type WayDoubt = (typeof wayDoubts)[number];

export type ChosenWay = {
  readonly way: DeclarationWay;
  /** All reasons against A; none: A is open, and the way is what the seller prefers. */
  readonly reasons: readonly WayReason[];
  readonly doubts: readonly WayDoubt[];
};

/**
 * 清单核放汇总统计 (A) or 清单核放汇总申报 (B). A needs a pilot zone, a parcel up to RMB 5,000, goods without export duty,
 * refund and licence; B is always open. What is unknown is a doubt to be shown, an unknown value counts against A.
 */
export function chooseWay(facts: WayFacts): ChosenWay {
  const reasons: WayReason[] = [];
  if (!facts.isInPilotZone) reasons.push("no_pilot_zone");
  if (facts.valueFen !== null && facts.valueFen > wayALimitFen) reasons.push("over_value");
  if (facts.wantsRefund) reasons.push("refund_wanted");
  if (facts.hasExportDuty) reasons.push("export_duty");
  if (facts.needsLicence) reasons.push("licence");
  const doubts: WayDoubt[] = [];
  if (facts.valueFen === null) doubts.push("value_unknown");
  if (facts.hasExportDuty === null) doubts.push("duty_unknown");
  if (facts.needsLicence === null) doubts.push("licence_unknown");
  const isOpen = reasons.length === 0 && facts.valueFen !== null;
  return { way: isOpen ? facts.preferred : "B", reasons, doubts };
}
