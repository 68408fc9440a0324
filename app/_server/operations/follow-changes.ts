import { saveAudit } from "#db/queries/audit";
import {
  type ConflictRow,
  type LiveWaybill,
  listLiveWaybillsOf,
  listOpenConflicts,
  type NewConflict,
  saveConflicts,
  saveConflictsDecided,
} from "#db/queries/order-conflicts";
import { saveFollowedParts, saveLeftMerge, saveMergesDissolved, saveStoppedStates } from "#db/queries/save-followed";
import { saveOrdersWaiting } from "#db/queries/settlements";
import { lockWaybills, saveWaybill } from "#db/queries/waybills";
import type { SellerDb } from "#db/scope";
import { type ChangedOrder, firstStateOf, type OrderEffect } from "#lib/orders/compare-with-known";
import { type ConflictKind, followConflict } from "#lib/orders/conflict";
import { type FieldDifference, recipientFields } from "#lib/orders/differences";
import { redistribute, withMoney } from "#lib/orders/split";
import type { OrderState } from "#lib/orders/states";
import { lineKeyOf } from "#lib/products/line-key";

/** Undefined leaves a hold as it is. */
export function holdOf(effects: readonly OrderEffect[], now: number) {
  for (const effect of effects) {
    if (effect.kind === "hold") return { reason: effect.reason, heldAt: now } as const;
    if (effect.kind === "release") return { reason: null, heldAt: null } as const;
  }
  return undefined;
}

/**
 * Part of confirming an import, behind the writing of what the file says: lays changed orders over their parts again, lets
 * merged ones go that may no longer travel together, stops what was never sent, and keeps as a conflict what is with the
 * carrier already. The same file again changes nothing.
 */
export async function followChanges(db: SellerDb, changed: readonly ChangedOrder[], now: number): Promise<void> {
  for (const order of changed) await followParts(db, order, now);
  const idsWith = (kind: OrderEffect["kind"]) =>
    changed.flatMap(({ known, effects }) => (effects.some((effect) => effect.kind === kind) ? [known.id] : []));
  await saveLeftMerge(db, idsWith("leave_merge"));
  await saveMergesDissolved(db, idsWith("dissolve_merge"), now);
  const asked = changed.flatMap(askedOf);
  const ids = asked.map(({ id }) => id);
  const waybills = await listLiveWaybillsOf(db, ids);
  const open = ids.length > 0 ? await listOpenConflicts(db, { orderIds: ids }) : [];
  const stopped = await stopUnsent(db, asked, waybills, now);
  const live = waybills.filter(({ waybillId }) => !stopped.has(waybillId));
  await saveConflicts(
    db,
    asked.flatMap((one) => conflictsOf(one, live, open)),
    now,
  );
  const settled = open.filter((one) =>
    isTakenBack(
      one,
      asked.find(({ id }) => id === one.orderId),
    ),
  );
  const decision = { decision: "taken_back", by: "", note: "" } as const;
  await saveConflictsDecided(
    db,
    settled.map(({ id }) => id),
    decision,
    now,
  );
}

async function followParts(db: SellerDb, order: ChangedOrder, now: number): Promise<void> {
  const { known, content } = order;
  const { parts = [] } = known;
  if (parts.length < 2) return;
  const file = content.lines.map((line, at) => ({
    lineNumber: at + 1,
    lineKey: lineKeyOf(line),
    quantity: line.quantity,
  }));
  const standing = parts.map(({ id, lines, state }) => ({ id, lines, isFixed: state !== "waiting" }));
  const laid = redistribute(standing, file);
  const goods = parts.map(({ id }) => laid.get(id) ?? []);
  // values of products are not read again here: pieces share well enough what the file tells anew
  const shared = withMoney(
    goods,
    file.map(({ lineNumber }) => ({ lineNumber, declaredMinor: null })),
    content,
  );
  const list = parts.map(({ id, state }, at) => {
    const change = order.parts.find((one) => one.id === id);
    const money = shared[at] ?? { paidMinor: null, goodsMinor: null, shippingMinor: null };
    const { paidMinor, goodsMinor, shippingMinor } = money;
    return {
      ...{ id, lines: goods[at] ?? [], paidMinor, goodsMinor, shippingMinor },
      ...{ state: change?.nextState ?? state, hold: holdOf(change?.effects ?? [], now) },
    };
  });
  await saveFollowedParts(db, list, now);
}

/** An order or a part that changed, with what its label is asked about. */
type Asked = {
  readonly id: string;
  readonly because: readonly ConflictKind[];
  readonly differences: readonly FieldDifference[];
  readonly ownState: OrderState;
  readonly isWaiting: boolean;
};

function askedOf({ known, content, differences, effects, parts, nextState }: ChangedOrder): Asked[] {
  const becauseOf = (list: readonly OrderEffect[]) =>
    list.flatMap((effect) => (effect.kind === "offer_cancel" ? [effect.because] : []));
  const shared = {
    ...{ differences, isWaiting: content.platformStatus === "waiting_shipment" },
    // what goes a second time waits for us, though the platform has it as shipped
    ownState: known.isSentAgain && nextState === "dispatching" ? ("waiting" as const) : firstStateOf(content),
  };
  return [{ id: known.id, effects }, ...parts].map((one) => ({
    ...{ id: one.id, because: becauseOf(one.effects), ...shared },
  }));
}

/**
 * Waybills of which nothing was ever sent are stopped here and now; their orders go where the file says, what travelled with
 * them waits again. Answers which.
 */
async function stopUnsent(
  db: SellerDb,
  asked: readonly Asked[],
  waybills: readonly LiveWaybill[],
  now: number,
): Promise<ReadonlySet<string>> {
  const meant = asked.filter(({ because }) => because.length > 0);
  const own = waybills.filter(({ orderId, isUnsent }) => isUnsent && meant.some(({ id }) => id === orderId));
  const rows = await lockWaybills(db, [...new Set(own.map(({ waybillId }) => waybillId))]);
  for (const row of rows) {
    const change = { state: "cancelled", cancelReason: "order_changed", attempts: 0, nextAttemptAt: null } as const;
    await saveWaybill(db, row, change, now);
  }
  if (rows.length === 0) return new Set();
  await saveAudit(
    db,
    rows.map(({ id }) => ({ event: "waybill_cancelled", data: {}, subject: { kind: "waybill", id } }) as const),
  );
  await saveOrdersWaiting(
    db,
    rows.map(({ orderId }) => ({ orderId, failure: null })),
    now,
  );
  const stopped = meant.filter(({ id }) => own.some(({ orderId }) => orderId === id));
  const gone = stopped.filter(({ ownState }) => ownState !== "waiting");
  const moved = stopped.filter(({ because }) => because.includes("recipient_changed"));
  await saveMergesDissolved(
    db,
    [...gone, ...moved].map(({ id }) => id),
    now,
  );
  await saveStoppedStates(
    db,
    gone.map(({ id, ownState }) => ({ id, state: ownState })),
    now,
  );
  // who goes elsewhere now cannot travel with the others
  await saveLeftMerge(
    db,
    [...gone, ...moved].map(({ id }) => id),
  );
  await saveStoppedStates(
    db,
    moved.filter(({ ownState }) => ownState === "waiting").map(({ id }) => ({ id, state: "waiting" as const })),
    now,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What the file changed of an order, for each waybill of it that is with the carrier. */
function conflictsOf(asked: Asked, live: readonly LiveWaybill[], open: readonly ConflictRow[]): NewConflict[] {
  return live
    .filter(({ orderId }) => orderId === asked.id)
    .flatMap(({ orderId, waybillId }) =>
      asked.because.flatMap((kind): NewConflict[] => {
        const before = open.find((one) => one.orderId === orderId && one.waybillId === waybillId && one.kind === kind);
        const fields = followConflict(before?.fields ?? [], fieldsOf(kind, asked.differences));
        return fields.length > 0 || kind === "left_waiting" ? [{ orderId, waybillId, kind, fields }] : [];
      }),
    );
}

/** A later file took a change back: the order is again what its label says. */
function isTakenBack(open: ConflictRow, asked: Asked | undefined): boolean {
  if (!asked) return false;
  if (open.kind === "left_waiting") return asked.isWaiting;
  return followConflict(open.fields, fieldsOf(open.kind, asked.differences)).length === 0;
}

const addressFields: ReadonlySet<string> = new Set(recipientFields);

function fieldsOf(kind: ConflictKind, differences: readonly FieldDifference[]): readonly FieldDifference[] {
  if (kind === "recipient_changed") return differences.filter(({ field }) => addressFields.has(field));
  const meant = kind === "goods_changed" ? "lines" : "platformStatusText";
  return differences.filter(({ field }) => field === meant);
}
