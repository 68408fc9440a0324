import type { FieldValues } from "./field-spec.ts";
import type { baseTransfer } from "./tables/base-transfer.ts";
import type { orderHead, orderLine } from "./tables/ceb303.ts";
import type { waybillHead } from "./tables/ceb505.ts";
import type { listHead, listLine } from "./tables/ceb603.ts";
import type { withdrawalHead } from "./tables/ceb605.ts";
import type { masterListHead, masterListLine } from "./tables/ceb607.ts";
import type { summaryHead, summaryLine } from "./tables/ceb701.ts";

/**
 * The messages that ALP sends: order, waybill (under a carrier's mandate), list, withdrawal, master list, summary. 403 is not
 * built: no receipt data goes before a list since 15 December 2024 (GACC 2024 No. 167).
 */
export const cebKinds = ["CEB303", "CEB505", "CEB603", "CEB605", "CEB607", "CEB701"] as const;
export type CebKind = (typeof cebKinds)[number];

export type BaseTransfer = FieldValues<typeof baseTransfer>;

export type OrderHead = FieldValues<typeof orderHead>;
export type OrderLine = FieldValues<typeof orderLine>;
export type WaybillHead = FieldValues<typeof waybillHead>;
export type ListHead = FieldValues<typeof listHead>;
export type ListLine = FieldValues<typeof listLine>;
export type WithdrawalHead = FieldValues<typeof withdrawalHead>;
export type MasterListHead = FieldValues<typeof masterListHead>;
export type MasterListLine = FieldValues<typeof masterListLine>;
export type SummaryHead = FieldValues<typeof summaryHead>;
export type SummaryLine = FieldValues<typeof summaryLine>;

type Heads = {
  readonly CEB303: OrderHead;
  readonly CEB505: WaybillHead;
  readonly CEB603: ListHead;
  readonly CEB605: WithdrawalHead;
  readonly CEB607: MasterListHead;
  readonly CEB701: SummaryHead;
};

type Lines = {
  readonly CEB303: OrderLine;
  readonly CEB505: never;
  readonly CEB603: ListLine;
  readonly CEB605: never;
  readonly CEB607: MasterListLine;
  readonly CEB701: SummaryLine;
};

/** One business document; waybill and withdrawal have no lines. All values are the exact text of the message. */
export type CebDocument<Kind extends CebKind = CebKind> = Kind extends CebKind
  ? { readonly head: Heads[Kind]; readonly lines: readonly Lines[Kind][] }
  : never;

/** One message: up to 100 documents of one kind and who transmits them. `guid` is the message's own. */
export type CebMessage<Kind extends CebKind = CebKind> = Kind extends CebKind
  ? {
      readonly kind: Kind;
      readonly guid: string;
      readonly transfer: BaseTransfer;
      readonly documents: readonly CebDocument<Kind>[];
    }
  : never;

export type OrderDocument = CebDocument<"CEB303">;
export type WaybillDocument = CebDocument<"CEB505">;
export type ListDocument = CebDocument<"CEB603">;
export type WithdrawalDocument = CebDocument<"CEB605">;
export type MasterListDocument = CebDocument<"CEB607">;
export type SummaryDocument = CebDocument<"CEB701">;
