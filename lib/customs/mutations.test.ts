import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMessage } from "./check-message.ts";
import type { FieldForm, FieldSpec } from "./field-spec.ts";
import type { CustomsFinding } from "./finding.ts";
import type { CebMessage } from "./message.ts";
import { messageSpecs } from "./message-specs.ts";
import { rightMessages } from "./messages.test-data.ts";
import { baseTransfer } from "./tables/base-transfer.ts";

type Values = Record<string, string | undefined>;
type Loose = {
  kind: CebMessage["kind"];
  guid: string;
  transfer: Values;
  documents: { head: Values; lines: Values[] }[];
};

const right = rightMessages();
const copyOf = (message: CebMessage): Loose => structuredClone(message) as unknown as Loose;
const findingsOf = (message: Loose): readonly CustomsFinding[] => checkMessage(message as unknown as CebMessage);

/** Values that an element must refuse, by its kind and form; each is wrong in one way only. */
function wrongValues(spec: FieldSpec): readonly (string | undefined)[] {
  const wrong: (string | undefined)[] = ["", "  ", "a\u0001b", "\ud800", "\uffff"];
  if (spec.mandatory) wrong.push(undefined);
  if (spec.kind === "text") wrong.push("长".repeat(spec.size + 1), "😀".repeat(spec.size + 1));
  if (spec.kind === "fixed") wrong.push("1".repeat(spec.size + 1), "1".repeat(spec.size - 1));
  if (spec.kind === "integer") wrong.push("1.5", "-1", "1e2", "一", "9".repeat(spec.size + 1));
  if (spec.kind === "decimal") wrong.push("1.123456", "1,5", "1e2", "NaN", "+1", ".5", "5.", "9".repeat(20), "-1");
  return [...wrong, ...wrongForms(spec.form)];
}

function wrongForms(form: FieldForm | undefined): readonly string[] {
  if (form === undefined) return [];
  if (typeof form === "object") return ["Z", "0"];
  const byForm: Record<Extract<FieldForm, string>, readonly string[]> = {
    guid: ["4cde1cfd-eded-46b1-946c-b8022e42fc94", "4CDE1CFDEDED-46B1-946C-B8022E42FC9400"],
    moment: ["20261328101530", "20261128101560", "2026-11-28 10"],
    milliseconds: ["20261328101530000"],
    date: ["20260230", "2026-1-1"],
    party: ["NO", "无", "44039", "4403ABCDEF", "91440300MA5F8XK2IO", "91440300MA5F8XK27B", "440396abcd", "4403WABCDE"],
    platform: ["NO", "91440300MA5F8XK2", "AE"],
    owner: ["无", "no", "91440300MA5F8XK2"],
    office: ["0000", "53A9"],
    currency: ["999", "USD"],
    country: ["000", "USA"],
    unit: ["999", "024", "kg1"],
    wrap: ["8", "0"],
    transport: ["0", "1", "7", "A"],
    gcode: ["392690909A", "0026909090", "7726909090", "9926909090"],
    pod: ["U$", "us1", "12345"],
    pre_number: ["P20180507000000001", "B20261328000000001", "B2026112800000000A"],
    list_number: ["5349", "Invt20180507000001"],
    positive: ["0", "0.00", "00"],
    not_negative: ["-0.5"],
  };
  return byForm[form];
}

const places = (message: CebMessage) => {
  const { head, line } = messageSpecs[message.kind];
  return [
    ...baseTransfer.map((spec) => ({ at: "transfer" as const, spec: spec as FieldSpec })),
    ...head.map((spec) => ({ at: "head" as const, spec })),
    ...line.map((spec) => ({ at: "line" as const, spec })),
  ];
};

describe.each(right.map((message) => [message.kind, message] as const))("%s", (_, message) => {
  it("is right as it stands", () => {
    expect(checkMessage(message)).toEqual([]);
  });

  it("every wrong value of every element is found at that element", () => {
    const missed: string[] = [];
    for (const { at, spec } of places(message))
      for (const value of wrongValues(spec)) {
        const copy = copyOf(message);
        const last = copy.documents.length - 1;
        const lines = copy.documents[last]?.lines ?? [];
        const line = at === "line" ? lines.length - 1 : null;
        const target = at === "transfer" ? copy.transfer : at === "head" ? copy.documents[last]?.head : lines.at(-1);
        if (!target) throw new Error("no place to change");
        target[spec.name] = value;
        const place = { document: at === "transfer" ? null : last, line, element: spec.name };
        const isFound = findingsOf(copy).some(
          (one) => one.element === place.element && one.line === place.line && one.document === place.document,
        );
        if (!isFound) missed.push(`${at} ${spec.name} ${JSON.stringify(value)}`);
      }
    expect(missed).toEqual([]);
  });

  it("an element of no table is found", () => {
    const copy = copyOf(message);
    const head = copy.documents[0]?.head;
    if (head) head.agengName = "印错";
    expect(findingsOf(copy)).toMatchObject([{ document: 0, element: "agengName", code: "unknown_element" }]);
  });

  it("guids and keys may not repeat, and a message holds 1 to 100 documents", () => {
    const [first] = copyOf(message).documents;
    if (!first) throw new Error("an empty message");
    const twice = findingsOf({ ...copyOf(message), documents: [first, structuredClone(first)] });
    expect(twice.map(({ document: at, code }) => [at, code])).toEqual([
      [1, "guid_repeated"],
      [1, "key_repeated"],
    ]);
    expect(findingsOf({ ...copyOf(message), documents: [] })).toMatchObject([{ code: "no_documents" }]);
    const many = findingsOf({
      ...copyOf(message),
      documents: Array.from({ length: 101 }, () => structuredClone(first)),
    });
    expect(many).toContainEqual(expect.objectContaining({ document: null, code: "too_many_documents" }));
    expect(findingsOf({ ...copyOf(message), guid: message.guid.toLowerCase() })).toMatchObject([
      { document: null, element: "guid", code: "guid_form" },
    ]);
  });
});

const orders = right.find(({ kind }) => kind === "CEB303") as CebMessage;
const lists = right.find(({ kind }) => kind === "CEB603") as CebMessage;

describe("sums and pairs", () => {
  const changed = (message: CebMessage, change: (doc: { head: Values; lines: Values[] }) => void) => {
    const copy = copyOf(message);
    const doc = copy.documents[1];
    if (doc) change(doc);
    return findingsOf(copy).map(({ document: at, line, element, code }) => [at, line, element, code]);
  };
  const first = (lines: Values[]): Values => lines[0] ?? {};

  it.each<[string, CebMessage, (doc: { head: Values; lines: Values[] }) => void, unknown]>([
    [
      "a price that does not multiply",
      orders,
      ({ lines }) => Object.assign(first(lines), { price: "0.00001" }),
      [1, 0, "totalPrice", "total_not_product"],
    ],
    [
      "goods value",
      orders,
      ({ head }) => Object.assign(head, { goodsValue: "1" }),
      [1, null, "goodsValue", "goods_value_not_sum"],
    ],
    [
      "a line's currency",
      orders,
      ({ lines }) => Object.assign(first(lines), { currency: "303" }),
      [1, 0, "currency", "line_currency_differs"],
    ],
    ["no lines", orders, (doc) => Object.assign(doc, { lines: [] }), [1, null, "OrderList", "no_lines"]],
    [
      "101 lines",
      orders,
      (doc) => Object.assign(doc, { lines: Array.from({ length: 101 }, () => first(doc.lines)) }),
      [1, null, "OrderList", "too_many_lines"],
    ],
    [
      "a repeated gnum",
      lists,
      ({ lines }) => lines.push({ ...first(lines) }),
      [1, expect.any(Number), "gnum", "gnum_repeated"],
    ],
    [
      "a gap in gnum",
      lists,
      ({ lines }) => Object.assign(first(lines), { gnum: "77" }),
      [1, 0, "gnum", "gnum_not_continuous"],
    ],
    [
      "net above gross",
      lists,
      ({ head }) => Object.assign(head, { grossWeight: "0.001" }),
      [1, null, "netWeight", "net_above_gross"],
    ],
    [
      "kilograms that are not the net weight",
      lists,
      ({ lines }) => Object.assign(first(lines), { unit: "011", unit1: "035", qty1: "999" }),
      [1, 0, "qty1", "kilograms_not_net"],
    ],
    [
      "the net weight of weighed lines",
      lists,
      ({ lines }) => Object.assign(first(lines), { unit: "011", unit1: "035", qty1: "999" }),
      [1, null, "netWeight", "net_not_sum"],
    ],
    [
      "unit as unit1, other quantity",
      lists,
      ({ lines }) => Object.assign(first(lines), { unit: "007", unit1: "007", qty1: "0.5" }),
      [1, 0, "qty1", "quantity_differs_from_unit"],
    ],
    [
      "qty2 without unit2",
      lists,
      ({ lines }) => Object.assign(first(lines), { qty2: "1", unit2: undefined }),
      [1, 0, "unit2", "second_quantity_without_unit"],
    ],
    [
      "unit2 without qty2",
      lists,
      ({ lines }) => Object.assign(first(lines), { qty2: undefined, unit2: "011" }),
      [1, 0, "qty2", "second_unit_without_quantity"],
    ],
    [
      "preNo in a new list",
      lists,
      ({ head }) => Object.assign(head, { preNo: "B20261128000000001" }),
      [1, null, "preNo", "number_in_new_document"],
    ],
  ])("%s", (_, message, change, expected) => {
    expect(changed(message, change)).toContainEqual(expected);
  });

  it("kilograms above or short of the net weight are found, where every line has them", () => {
    const weighed = (qty1: string) =>
      changed(lists, ({ head, lines }) => {
        head.netWeight = "0.3";
        head.grossWeight = "0.4";
        lines.forEach((line, at) => {
          const own = {
            unit: "011",
            unit1: "035",
            qty1: at === 0 ? qty1 : "0.00001",
            unit2: undefined,
            qty2: undefined,
          };
          Object.assign(line, own);
        });
      });
    const others = (lists.documents[1]?.lines.length ?? 1) - 1;
    const exact = (30_000 - others).toString();
    expect(weighed(`0.${exact}`)).toEqual([]);
    expect(weighed("0.9")).toContainEqual([1, 0, "qty1", "kilograms_not_net"]);
    expect(weighed("0.2")).toContainEqual([1, null, "netWeight", "net_not_sum"]);
    expect(weighed("0.2")).toContainEqual([1, 0, "qty1", "kilograms_not_net"]);
  });

  it("a total that is off by the smallest step is found, wherever it stands", () => {
    const total = fc.record({ doc: fc.nat(2), up: fc.boolean(), message: fc.constantFrom(orders, lists) });
    fc.assert(
      fc.property(total, fc.nat(), ({ doc, up, message }, seed) => {
        const copy = copyOf(message);
        const lines = copy.documents[doc]?.lines ?? [];
        const at = seed % lines.length;
        const line = lines[at];
        const [whole = "", fraction = ""] = (line?.totalPrice ?? "").split(".");
        const e5 = BigInt(whole + fraction.padEnd(5, "0")) + (up ? 1n : -1n);
        const text = e5.toString().padStart(6, "0");
        if (line) line.totalPrice = `${text.slice(0, -5)}.${text.slice(-5)}`;
        expect(findingsOf(copy)).toContainEqual(
          expect.objectContaining({ document: doc, line: at, element: "totalPrice", code: "total_not_product" }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("parts", () => {
  const of = (kind: CebMessage["kind"], change: (doc: { head: Values; lines: Values[] }) => void) => {
    const copy = copyOf(right.find((one) => one.kind === kind) as CebMessage);
    if (copy.documents[0]) change(copy.documents[0]);
    return findingsOf(copy).map(({ line, element, code }) => [line, element, code]);
  };
  it("a part's number is not above the count, and no parcel or list stands twice", () => {
    expect(of("CEB607", ({ head }) => Object.assign(head, { msgSeqNo: "2" }))).toEqual([
      [null, "msgSeqNo", "part_number"],
    ]);
    expect(of("CEB607", ({ lines }) => Object.assign(lines[7] ?? {}, { logisticsNo: "LP0CN" }))).toEqual([
      [7, "logisticsNo", "key_repeated"],
    ]);
    expect(of("CEB701", ({ lines }) => Object.assign(lines[7] ?? {}, { invtNo: "53492026E000000010" }))).toEqual([
      [7, "invtNo", "key_repeated"],
    ]);
  });
  it("a period has both ends in their order, or lists are named", () => {
    const empty = (times: Values) =>
      of("CEB701", (doc) => Object.assign(doc, { lines: [], head: { ...doc.head, ...times } }));
    expect(empty({})).toEqual([[null, "SummaryApplyList", "no_lines"]]);
    expect(empty({ startTime: "20261101000000" })).toEqual([[null, "endTime", "period_incomplete"]]);
    expect(empty({ startTime: "20261101000000", endTime: "20261031000000" })).toEqual([
      [null, "endTime", "period_reversed"],
    ]);
    expect(empty({ startTime: "20261101000000", endTime: "20261130235959" })).toEqual([]);
  });
});
