import type { Repair, RepairSheet } from "#lib/dispatch/repair";
import type { RepairDoors } from "./repair-doors.ts";

export type StepProps = {
  readonly seller: string;
  readonly sheet: RepairSheet;
  readonly doors: RepairDoors;
  /** `isShared`: other orders may have been put right with it. */
  readonly onRepaired: (isShared: boolean) => void;
  readonly onSkip: () => void;
  /** The order is to be tried again as it is. */
  readonly onRetry: (orderId: string) => void;
};

/** What a step is given that repairs this kind. */
export type StepOf<K extends Repair["kind"]> = StepProps & { readonly repair: Extract<Repair, { kind: K }> };
