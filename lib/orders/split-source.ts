import type { SplitLine, SplitMoney } from "./split.ts";
import type { OrderState } from "./states.ts";

/** An order as a split looks at it. */
export type SplitSource = SplitMoney & {
  readonly id: string;
  readonly orderNumber: string;
  readonly state: OrderState;
  readonly version: number;
  readonly partOf: string | null;
  readonly isLead: boolean;
  readonly hasParts: boolean;
  readonly currency: string;
  readonly lines: readonly (SplitLine & {
    readonly sku: string;
    readonly title: string;
    readonly weightGrams: number | null;
  })[];
};
