import { expect, it } from "vitest";
import { checkAgreement, type DeclaredBatch } from "./check-agreement.ts";
import type { ListDocument, OrderDocument, WaybillDocument } from "./message.ts";
import { rightMessages } from "./messages.test-data.ts";

const [orders, waybills, lists] = rightMessages();
const batch: DeclaredBatch = {
  orders: orders?.documents as readonly OrderDocument[],
  waybills: waybills?.documents as readonly WaybillDocument[],
  lists: lists?.documents as readonly ListDocument[],
};

/** The batch with one of the list's heads or first lines changed. */
const changed = (head: object, line: object = {}): DeclaredBatch => ({
  ...batch,
  lists: batch.lists.map((list, at) =>
    at === 1
      ? { head: { ...list.head, ...head }, lines: list.lines.map((one, n) => (n === 0 ? { ...one, ...line } : one)) }
      : list,
  ),
});

it("order, waybill and list of one parcel agree", () => {
  expect(checkAgreement(batch)).toEqual([]);
});

it("numbers that are written otherwise are equal, codes are not", () => {
  const qty = batch.lists[1]?.lines[0]?.qty ?? "";
  expect(checkAgreement(changed({}, { qty: `${qty}.00` }))).toEqual([]);
  expect(checkAgreement(changed({}, { unit: "7" }))).toMatchObject([{ line: 0, element: "unit" }]);
});

it.each<[string, object, object, object]>([
  ["another consignor", { ebcCode: "1105910159" }, {}, { line: null, element: "ebcCode", code: "order_differs" }],
  ["another platform", { ebpCode: "1105910159" }, {}, { line: null, element: "ebpCode", code: "order_differs" }],
  ["another carrier", { logisticsCode: "1105910159" }, {}, { element: "logisticsCode", code: "waybill_differs" }],
  ["another weight", { grossWeight: "99" }, {}, { element: "grossWeight", code: "waybill_differs" }],
  ["other packages", { packNo: "2" }, {}, { element: "packNo", code: "waybill_differs" }],
  ["another article", {}, { itemNo: "OTHER" }, { line: 0, element: "itemNo", code: "order_differs" }],
  ["another quantity", {}, { qty: "99" }, { line: 0, element: "qty", code: "order_differs" }],
  ["another total", {}, { totalPrice: "0.01" }, { line: 0, element: "totalPrice", code: "order_differs" }],
  ["a line that pairs with none", {}, { gnum: "9" }, { line: 0, element: "gnum", code: "order_lines_differ" }],
])("%s is found", (_, head, line, finding) => {
  expect(checkAgreement(changed(head, line))).toMatchObject([{ document: 1, ...finding }]);
});

it("more lines than the order has are found once", () => {
  const more = batch.lists.map((list, at) => (at === 1 ? { ...list, lines: [...list.lines, ...list.lines] } : list));
  expect(checkAgreement({ ...batch, lists: more })).toMatchObject([{ document: 1, element: "gnum" }]);
});

it("what went before and is not in the batch is left alone", () => {
  expect(checkAgreement({ ...changed({ packNo: "2", ebcCode: "1105910159" }), orders: [], waybills: [] })).toEqual([]);
});
