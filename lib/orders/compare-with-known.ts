import { fingerprint } from "#lib/kit/fingerprint";
import { differencesOf, type FieldDifference, recipientFields } from "./differences.ts";
import type { OrderContent, OrderDraft, OrderField, RowProblem } from "./draft.ts";
import type { HoldReason, OrderState } from "./states.ts";
import { firstState, isOlder, isShipped } from "./status.ts";

/** An order as ALP knows it. `ownNumbers`: 运单号 of its live waybills. */
export type KnownOrder = {
  readonly id: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly content: OrderContent;
  readonly ownNumbers: readonly string[];
};

/**
 * What a change means beyond itself. `hold`: the order left 等待您发货 after it was planned. `offer_cancel`: a waybill lives
 * that is no longer wanted, or that goes to an address that has changed. `release`: it waits for the seller again.
 */
export type OrderEffect =
  | { readonly kind: "hold"; readonly reason: "left_waiting" }
  | { readonly kind: "release" }
  | { readonly kind: "offer_cancel"; readonly because: "left_waiting" | "recipient_changed" };

export type ChangedOrder = {
  readonly draft: OrderDraft;
  readonly known: KnownOrder;
  /** What is to be kept: the file's content, completed by what the file does not tell. */
  readonly content: OrderContent;
  readonly differences: readonly FieldDifference[];
  readonly nextState: OrderState;
  readonly effects: readonly OrderEffect[];
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
    else changed.push({ draft, known: before, content, differences, ...consequences(before, content, draft.absent) });
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
): Pick<ChangedOrder, "nextState" | "effects"> {
  const status = content.platformStatus;
  if (known.state !== "dispatching" && known.state !== "labelled") return unplanned(known, content);
  if (status === "waiting_shipment") return { nextState: known.state, effects: stillWaiting(known, content) };
  const isOurs = content.shipped.some(({ number }) => known.ownNumbers.includes(number));
  const cannotTell = absent.includes("shipped") && isShipped(status);
  if (known.state === "labelled" && (isOurs || cannotTell)) return { nextState: "done", effects: released(known) };
  return { nextState: known.state, effects: leftWaiting(known) };
}

function unplanned(known: KnownOrder, content: OrderContent): Pick<ChangedOrder, "nextState" | "effects"> {
  const nextState = firstStateOf(content);
  return { nextState, effects: nextState === "waiting" ? released(known) : [] };
}

/** A hold that came from leaving 等待您发货 ends with its cause; one that a person set stays. */
function released(known: KnownOrder): OrderEffect[] {
  return known.holdReason === "left_waiting" ? [{ kind: "release" }] : [];
}

function stillWaiting(known: KnownOrder, content: OrderContent): OrderEffect[] {
  const effects = released(known);
  const moved = recipientFields.some((field) => known.content[field] !== content[field]);
  return moved ? [...effects, { kind: "offer_cancel", because: "recipient_changed" }] : effects;
}

function leftWaiting(known: KnownOrder): OrderEffect[] {
  const hold: OrderEffect[] = known.holdReason === null ? [{ kind: "hold", reason: "left_waiting" }] : [];
  return [...hold, { kind: "offer_cancel", because: "left_waiting" }];
}

/** An order all of whose lines the platform's warehouse ships never waits for us. */
export function firstStateOf(content: OrderContent): OrderState {
  if (content.platformStatus === "waiting_shipment" && content.lines.every((line) => line.isWarehouseShipped)) {
    return "done";
  }
  return firstState(content.platformStatus);
}
