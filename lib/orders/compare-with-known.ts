import { fingerprint } from "#lib/kit/fingerprint";
import type { ConflictKind } from "./conflict.ts";
import { differencesOf, type FieldDifference, recipientFields } from "./differences.ts";
import type { OrderContent, OrderDraft, OrderField, RowProblem } from "./draft.ts";
import type { KeyedLine } from "./split.ts";
import type { HoldReason, OrderState } from "./states.ts";
import { firstState, isOlder, isShipped } from "./status.ts";

/** A part of a split order, as far as a file decides about it. `lines`: the goods that it carries. */
export type KnownPart = Pick<KnownOrder, "state" | "holdReason" | "ownNumbers" | "isSentAgain"> & {
  readonly id: string;
  readonly lines: readonly KeyedLine[];
};

/**
 * An order as ALP knows it: of a split one the goods and amounts of all parts together, as the file tells them. `ownNumbers`:
 * 运单号 of its live waybills and of those of its parcel. `parts`: of a split one, the first first; left out: it is whole.
 */
export type KnownOrder = {
  readonly id: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly content: OrderContent;
  readonly ownNumbers: readonly string[];
  readonly parts?: readonly KnownPart[];
  /** Others travel in its parcel. */
  readonly isLead?: boolean;
  /** Its first parcel is over, and it goes a second time although the platform has it as shipped. */
  readonly isSentAgain?: boolean;
};

/**
 * What a change means beyond itself. `hold`: the order left 等待您发货 after it was planned. `offer_cancel`: a waybill lives
 * that is no longer wanted, that goes to an address that has changed, or that holds other goods than are wanted now.
 * `release`: it waits for the seller again. `leave_merge`: it may no longer travel in another's parcel. `dissolve_merge`:
 * nothing may travel in its parcel any more.
 */
export type OrderEffect =
  | { readonly kind: "hold"; readonly reason: "left_waiting" | "goods_changed" }
  | { readonly kind: "release" }
  | { readonly kind: "leave_merge" }
  | { readonly kind: "dissolve_merge" }
  | { readonly kind: "offer_cancel"; readonly because: ConflictKind };

/** What a change means for one part of a split order. */
export type PartChange = {
  readonly id: string;
  readonly nextState: OrderState;
  readonly effects: readonly OrderEffect[];
};

export type ChangedOrder = {
  readonly draft: OrderDraft;
  readonly known: KnownOrder;
  /** What is to be kept: the file's content, completed by what the file does not tell. */
  readonly content: OrderContent;
  readonly differences: readonly FieldDifference[];
  readonly nextState: OrderState;
  readonly effects: readonly OrderEffect[];
  /** Of a split order, for each further part. */
  readonly parts: readonly PartChange[];
};

export type Comparison = {
  readonly new: readonly OrderDraft[];
  readonly changed: readonly ChangedOrder[];
  readonly same: readonly { readonly draft: OrderDraft; readonly known: KnownOrder }[];
  readonly refused: readonly { readonly draft: OrderDraft; readonly problem: RowProblem }[];
};

/**
 * A file's orders against what ALP knows, by order number. Every draft stands in exactly one list; the same file again
 * stands in `same` altogether. Refuses an order of another store, and a file that is older than what is known.
 */
export function compareWithKnown(
  drafts: readonly OrderDraft[],
  known: ReadonlyMap<string, KnownOrder>,
  storeId: string,
): Comparison {
  const fresh: OrderDraft[] = [];
  const changed: ChangedOrder[] = [];
  const same: Comparison["same"][number][] = [];
  const refused: Comparison["refused"][number][] = [];
  for (const draft of drafts) {
    const before = known.get(draft.content.orderNumber);
    if (!before) {
      fresh.push(draft);
      continue;
    }
    const problem = refusalOf(draft, before, storeId);
    if (problem) {
      refused.push({ draft, problem });
      continue;
    }
    const content = completedBy(draft, before.content);
    const differences = differencesOf(before.content, content);
    if (differences.length === 0) same.push({ draft, known: before });
    else {
      const areGoodsOthers = differences.some(({ field }) => field === "lines");
      const follow = (known: KnownOrder) => consequences(known, content, draft.absent, areGoodsOthers);
      const further = (before.parts ?? []).slice(1);
      const parts = further.map((part) => ({ id: part.id, ...follow({ ...before, ...part }) }));
      changed.push({ draft, known: before, content, differences, ...follow(before), parts });
    }
  }
  return { new: fresh, changed, same, refused };
}

/** The hash under which an order's content is kept. */
export function contentHash(content: OrderContent): string {
  return fingerprint(content);
}

function refusalOf(draft: OrderDraft, known: KnownOrder, storeId: string): RowProblem | null {
  if (known.storeId !== storeId) {
    return { column: "orderNumber", code: "order_in_other_store", values: { store: known.storeName } };
  }
  if (isOlder(known.content.platformStatus, draft.content.platformStatus)) {
    const values = { known: known.content.platformStatusText, file: draft.content.platformStatusText };
    return { column: "status", code: "older_than_known", values };
  }
  return null;
}

/** What the file has no column for, and what it masks while we know it in clear, stays as known. */
function completedBy(draft: OrderDraft, known: OrderContent): OrderContent {
  const masked = draft.content.isMasked && !known.isMasked ? recipientFields : [];
  return { ...draft.content, ...pickFields(known, [...draft.absent, ...masked]) };
}

/** Some fields of a content, each with its own type. */
function pickFields(content: OrderContent, fields: readonly OrderField[]): Partial<OrderContent> {
  return Object.fromEntries(fields.map((field) => [field, content[field]]));
}

function consequences(
  known: KnownOrder,
  content: OrderContent,
  absent: readonly OrderField[],
  areGoodsOthers: boolean,
): Pick<ChangedOrder, "nextState" | "effects"> {
  const status = content.platformStatus;
  if (known.isSentAgain && isStillWanted(known.state, status)) return goingAgain(known, content);
  if (known.state === "merged") return travelling(known, content, areGoodsOthers);
  if (known.state !== "dispatching" && known.state !== "labelled") return unplanned(known, content, areGoodsOthers);
  if (status === "waiting_shipment") {
    return { nextState: known.state, effects: stillWaiting(known, content, areGoodsOthers) };
  }
  const isOurs = content.shipped.some(({ number }) => known.ownNumbers.includes(number));
  const cannotTell = absent.includes("shipped") && isShipped(status);
  if (known.state === "labelled" && (isOurs || cannotTell)) return { nextState: "done", effects: released(known) };
  return { nextState: known.state, effects: leftWaiting(known) };
}

/** Of what goes a second time the platform knows the first number: that it is shipped, or disputed, takes nothing back. */
function isStillWanted(state: OrderState, status: OrderContent["platformStatus"]): boolean {
  const isUnderWay = state === "waiting" || state === "merged" || state === "dispatching";
  return isUnderWay && (isShipped(status) || status === "in_dispute" || status === "waiting_examination");
}

function goingAgain(known: KnownOrder, content: OrderContent): Pick<ChangedOrder, "nextState" | "effects"> {
  const moved = isMoved(known, content);
  if (known.state === "merged") {
    return moved ? { nextState: "waiting", effects: [{ kind: "leave_merge" }] } : { nextState: "merged", effects: [] };
  }
  if (known.state === "dispatching") {
    const effects: OrderEffect[] = moved ? [{ kind: "offer_cancel", because: "recipient_changed" }] : [];
    return { nextState: "dispatching", effects };
  }
  return { nextState: "waiting", effects: known.isLead && moved ? [{ kind: "dissolve_merge" }] : [] };
}

/** An order that waits to travel in another's parcel: it stays there while it goes to the same address. */
function travelling(
  known: KnownOrder,
  content: OrderContent,
  areGoodsOthers: boolean,
): Pick<ChangedOrder, "nextState" | "effects"> {
  const nextState = firstStateOf(content);
  if (nextState === "waiting" && !isMoved(known, content)) {
    return { nextState: "merged", effects: heldFor("goods_changed", known, areGoodsOthers) };
  }
  return { nextState, effects: [{ kind: "leave_merge" }] };
}

function unplanned(
  known: KnownOrder,
  content: OrderContent,
  areGoodsOthers: boolean,
): Pick<ChangedOrder, "nextState" | "effects"> {
  const nextState = firstStateOf(content);
  const dissolved: OrderEffect[] =
    known.isLead && (nextState !== "waiting" || isMoved(known, content)) ? [{ kind: "dissolve_merge" }] : [];
  const isLaidOut = known.isLead === true || (known.parts ?? []).length > 1;
  const held = nextState === "waiting" ? heldFor("goods_changed", known, isLaidOut && areGoodsOthers) : [];
  return { nextState, effects: [...(nextState === "waiting" ? released(known) : []), ...held, ...dissolved] };
}

function heldFor(reason: "left_waiting" | "goods_changed", known: KnownOrder, isMeant: boolean): OrderEffect[] {
  return isMeant && known.holdReason === null ? [{ kind: "hold", reason }] : [];
}

function isMoved(known: KnownOrder, content: OrderContent): boolean {
  return recipientFields.some((field) => known.content[field] !== content[field]);
}

/** A hold that came from leaving 等待您发货 ends with its cause; one that a person set stays. */
function released(known: KnownOrder): OrderEffect[] {
  return known.holdReason === "left_waiting" ? [{ kind: "release" }] : [];
}

function stillWaiting(known: KnownOrder, content: OrderContent, areGoodsOthers: boolean): OrderEffect[] {
  return [
    ...released(known),
    ...(isMoved(known, content) ? [{ kind: "offer_cancel", because: "recipient_changed" } as const] : []),
    ...(areGoodsOthers ? [{ kind: "offer_cancel", because: "goods_changed" } as const] : []),
  ];
}

function leftWaiting(known: KnownOrder): OrderEffect[] {
  return [...heldFor("left_waiting", known, true), { kind: "offer_cancel", because: "left_waiting" }];
}

/** An order all of whose lines the platform's warehouse ships never waits for us. */
export function firstStateOf(content: OrderContent): OrderState {
  if (content.platformStatus === "waiting_shipment" && content.lines.every((line) => line.isWarehouseShipped)) {
    return "done";
  }
  return firstState(content.platformStatus);
}
