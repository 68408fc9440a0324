import type { FieldSpec } from "./field-spec.ts";
import type { CebKind } from "./message.ts";
import { orderHead, orderLine } from "./tables/ceb303.ts";
import { waybillHead } from "./tables/ceb505.ts";
import { listHead, listLine } from "./tables/ceb603.ts";
import { withdrawalHead } from "./tables/ceb605.ts";
import { masterListHead, masterListLine } from "./tables/ceb607.ts";
import { summaryHead, summaryLine } from "./tables/ceb701.ts";

/** How a kind of message is laid out. A null `headNode`: the head's fields stand in the document itself, without lines. */
export type MessageSpec = {
  readonly root: string;
  readonly node: string;
  readonly headNode: string | null;
  readonly lineNode: string | null;
  readonly head: readonly FieldSpec[];
  readonly line: readonly FieldSpec[];
  /** Null: no limit. */
  readonly maxLines: number | null;
  /** The text asks for a signature; the others may bear one. */
  readonly isSigned: boolean;
};

/** At most 100 documents stand in one message (202205, tested with the schema). */
export const maxDocuments = 100;

/**
 * Parts of a master list or a summary: the schema sets no limit, a public program splits at 1,000 parcels and ALP does so.
 */
export const maxLinesOfPart = 1_000;

export const messageSpecs: Readonly<Record<CebKind, MessageSpec>> = {
  CEB303: {
    ...{ root: "CEB303Message", node: "Order", headNode: "OrderHead", lineNode: "OrderList" },
    ...{ head: orderHead, line: orderLine, maxLines: 100, isSigned: false },
  },
  CEB505: {
    ...{ root: "CEB505Message", node: "Logistics", headNode: null, lineNode: null },
    ...{ head: waybillHead, line: [], maxLines: 0, isSigned: false },
  },
  CEB603: {
    ...{ root: "CEB603Message", node: "Inventory", headNode: "InventoryHead", lineNode: "InventoryList" },
    ...{ head: listHead, line: listLine, maxLines: 100, isSigned: true },
  },
  CEB605: {
    ...{ root: "CEB605Message", node: "InvtCancel", headNode: null, lineNode: null },
    ...{ head: withdrawalHead, line: [], maxLines: 0, isSigned: true },
  },
  CEB607: {
    ...{ root: "CEB607Message", node: "WayBill", headNode: "WayBillHead", lineNode: "WayBillList" },
    ...{ head: masterListHead, line: masterListLine, maxLines: null, isSigned: true },
  },
  CEB701: {
    ...{ root: "CEB701Message", node: "SummaryApply", headNode: "SummaryApplyHead", lineNode: "SummaryApplyList" },
    ...{ head: summaryHead, line: summaryLine, maxLines: null, isSigned: true },
  },
};
