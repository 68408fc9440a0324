import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyOrders } from "#db/testing/arbitrary-orders";
import { compareWithKnown, firstStateOf, type KnownOrder } from "./compare-with-known.ts";
import type { OrderContent, OrderDraft } from "./draft.ts";
import { orderStates } from "./states.ts";
import { isOlder, platformStatuses, platformStatusOf } from "./status.ts";

const store = "store-1";
const draftOf = (content: OrderContent, absent: OrderDraft["absent"] = []): OrderDraft => ({
  rows: [2],
  content,
  absent,
});

function knownOf(content: OrderContent, more: Partial<KnownOrder> = {}): KnownOrder {
  const state = firstStateOf(content);
  return { id: "1", storeId: store, storeName: "店铺", state, holdReason: null, content, ownNumbers: [], ...more };
}

const [base] = fc.sample(anyOrders, { numRuns: 1, seed: 1 })[0] ?? [];
if (!base) throw new Error("no order");
const waiting: OrderContent = {
  ...base,
  platformStatus: "waiting_shipment",
  platformStatusText: "等待您发货",
  address: "1 Main St",
  shipped: [],
};

/** Compares one order with what is known of it, and gives where it stands. */
function compare(known: KnownOrder, content: OrderContent, absent: OrderDraft["absent"] = []) {
  return compareWithKnown([draftOf(content, absent)], new Map([[known.content.orderNumber, known]]), store);
}

const shipped = (status: OrderContent["platformStatus"], text: string, number?: string): OrderContent => ({
  ...waiting,
  platformStatus: status,
  platformStatusText: text,
  shipped: number === undefined ? [] : [{ service: "AliExpress Standard Shipping", number }],
});

describe("the same file again", () => {
  it("changes nothing, whatever state the orders have reached", () => {
    fc.assert(
      fc.property(anyOrders, fc.constantFrom(...orderStates), (orders, state) => {
        const known = new Map(orders.map((content) => [content.orderNumber, knownOf(content, { state })]));
        const drafts = orders.map((content) => draftOf(content));
        const again = compareWithKnown(drafts, known, store);
        expect(again.same.map((one) => one.draft)).toEqual(drafts);
        expect([again.new, again.changed, again.refused]).toEqual([[], [], []]);
      }),
    );
  });

  it("puts every order into exactly one list", () => {
    fc.assert(
      fc.property(anyOrders, anyOrders, fc.nat(), (before, after, cut) => {
        const known = new Map(before.map((content) => [content.orderNumber, knownOf(content)]));
        const mixed = [...before.slice(cut % 3).map((one) => ({ ...one, remark: `${one.remark}!` })), ...after];
        const drafts = [...new Map(mixed.map((one) => [one.orderNumber, draftOf(one)])).values()];
        const result = compareWithKnown(drafts, known, store);
        const listed = [
          ...result.new,
          ...result.changed.map((one) => one.draft),
          ...result.same.map((one) => one.draft),
          ...result.refused.map((one) => one.draft),
        ];
        expect(new Set(listed).size).toBe(drafts.length);
        expect(listed.length).toBe(drafts.length);
      }),
    );
  });
});

describe("an order that changed", () => {
  it("names the fields before and after, a status once", () => {
    const [changed] = compare(knownOf(waiting), {
      ...shipped("waiting_receipt", "等待买家收货", "RE1CN"),
      remark: "hi",
    }).changed;
    expect(changed?.differences.map((one) => one.field)).toEqual(["platformStatusText", "remark", "shipped"]);
    expect(changed?.differences[0]).toMatchObject({ before: "等待您发货", after: "等待买家收货" });
    expect(changed).toMatchObject({ nextState: "done", effects: [] });
  });

  it("is held when it leaves 等待您发货 after it was planned, and released when it comes back", () => {
    const planned = knownOf(waiting, { state: "dispatching" });
    const cancelled = shipped("cancelling", "买家申请取消");
    expect(compare(planned, cancelled).changed).toMatchObject([
      {
        nextState: "dispatching",
        effects: [
          { kind: "hold", reason: "left_waiting" },
          { kind: "offer_cancel", because: "left_waiting" },
        ],
      },
    ]);
    const held = knownOf(cancelled, { state: "dispatching", holdReason: "left_waiting" });
    expect(compare(held, waiting).changed).toMatchObject([
      { nextState: "dispatching", effects: [{ kind: "release" }] },
    ]);
  });

  it("is offered for cancelling when it was labelled and closed", () => {
    const labelled = knownOf(waiting, { state: "labelled", ownNumbers: ["RE1CN"] });
    for (const content of [shipped("closed", "订单关闭"), shipped("frozen", "冻结中"), shipped("unknown", "？")]) {
      expect(compare(labelled, content).changed).toMatchObject([
        { nextState: "labelled", effects: [{ kind: "hold" }, { kind: "offer_cancel", because: "left_waiting" }] },
      ]);
    }
  });

  it("is done when the platform shows our number, and held when it shows another", () => {
    const labelled = knownOf(waiting, { state: "labelled", ownNumbers: ["RE1CN"] });
    expect(compare(labelled, shipped("waiting_receipt", "等待买家收货", "RE1CN")).changed).toMatchObject([
      { nextState: "done", effects: [] },
    ]);
    expect(compare(labelled, shipped("waiting_receipt", "等待买家收货", "XX2CN")).changed).toMatchObject([
      { nextState: "labelled", effects: [{ kind: "hold" }, { kind: "offer_cancel" }] },
    ]);
  });

  it("is done without alarm when the file has no column of shipped numbers", () => {
    const labelled = knownOf(waiting, { state: "labelled", ownNumbers: ["RE1CN"] });
    expect(compare(labelled, shipped("waiting_receipt", "等待买家收货"), ["shipped"]).changed).toMatchObject([
      { nextState: "done", effects: [] },
    ]);
  });

  it("is offered for cancelling when the recipient moved after the label", () => {
    const labelled = knownOf(waiting, { state: "labelled" });
    expect(compare(labelled, { ...waiting, address: "2 Main St" }).changed).toMatchObject([
      { nextState: "labelled", effects: [{ kind: "offer_cancel", because: "recipient_changed" }] },
    ]);
    expect(compare(labelled, { ...waiting, remark: "other" }).changed).toMatchObject([{ effects: [] }]);
  });
});

describe("what a file cannot know", () => {
  it("does not overwrite what it has no column for", () => {
    const known = knownOf({ ...waiting, buyerEmail: "a@b.example" });
    expect(compare(known, { ...waiting, buyerEmail: "" }, ["buyerEmail"]).same).toHaveLength(1);
    expect(compare(known, { ...waiting, buyerEmail: "" }).changed).toHaveLength(1);
  });

  it("does not overwrite a clear recipient by a masked one", () => {
    const masked = { ...waiting, recipientName: "I***", mobile: "***", isMasked: true };
    expect(compare(knownOf(waiting), masked).same).toHaveLength(1);
    expect(compare(knownOf(masked), waiting).changed).toMatchObject([{ content: { isMasked: false } }]);
  });

  it("refuses a file that is older than what is known", () => {
    const known = knownOf(shipped("waiting_receipt", "等待买家收货", "RE1CN"));
    expect(compare(known, waiting).refused).toMatchObject([{ problem: { code: "older_than_known" } }]);
  });

  it("refuses an order that belongs to another store", () => {
    expect(compare(knownOf(waiting, { storeId: "store-2" }), waiting).refused).toMatchObject([
      { problem: { code: "order_in_other_store", values: { store: "店铺" } } },
    ]);
  });
});

describe("states", () => {
  it("only 等待您发货 reaches the daily screen", () => {
    const waitingFor = platformStatuses.filter(
      (status) => firstStateOf({ ...waiting, platformStatus: status }) === "waiting",
    );
    expect(waitingFor).toEqual(["waiting_shipment"]);
  });

  it("an order that the platform's warehouse ships never waits for us", () => {
    const lines = waiting.lines.map((line) => ({ ...line, isWarehouseShipped: true }));
    expect(firstStateOf({ ...waiting, lines })).toBe("done");
  });

  it.each([
    ["等待您发货", "waiting_shipment"],
    [" 等待卖家发货 ", "waiting_shipment"],
    ["Awaiting Shipment", "waiting_shipment"],
    ["WAIT_SELLER_SEND_GOODS", "waiting_shipment"],
    ["等待买家付款", "waiting_payment"],
    ["等待买家收货", "waiting_receipt"],
    ["资金处理中", "funds_processing"],
    ["订单结束", "finished"],
    ["RISK_CONTROL", "risk_control"],
    ["等待您", "unknown"],
    ["", "unknown"],
  ])("%j reads as %s", (text, status) => {
    expect(platformStatusOf(text)).toBe(status);
  });

  it("time goes one way: never is each of two states older than the other", () => {
    for (const a of platformStatuses)
      for (const b of platformStatuses) expect(isOlder(a, b) && isOlder(b, a)).toBe(false);
  });
});
