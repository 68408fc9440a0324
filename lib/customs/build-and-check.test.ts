import { describe, expect, it } from "vitest";
import { buildList } from "./build-list.ts";
import { buildMasterList } from "./build-master-list.ts";
import { buildOrder } from "./build-order.ts";
import { transferOf } from "./build-parts.ts";
import { buildWaybill } from "./build-waybill.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkMessage } from "./check-message.ts";
import { readDecimal } from "./decimal.ts";
import type { DocumentStamp, MasterListFacts, ParcelFacts } from "./facts.ts";
import type { CebMessage } from "./message.ts";
import { maxLinesOfPart } from "./message-specs.ts";
import { packMessages } from "./pack-messages.ts";
import { aParcel, caseGuid, caseInstant, caseSeller, randomFrom, variedParcels } from "./parcels.test-data.ts";
import { partCount } from "./parts.ts";

const stamp = (number: number): DocumentStamp => ({
  ...{ guid: caseGuid(number), at: caseInstant, appType: "1", preNo: null, invtNo: null },
});
const guids = Array.from({ length: 40 }, (_, at) => caseGuid(1_000_000 + at));
const transfer = transferOf(caseSeller.transmitter);

function present<T>(value: T | null): T {
  if (value === null) throw new Error("a document of the set could not be made");
  return value;
}

describe("the varied set of 500 parcels", () => {
  const parcels = variedParcels(500);
  const orders = parcels.map((parcel, at) => buildOrder(parcel, caseSeller, stamp(at)));
  const waybills = parcels.map((parcel, at) => buildWaybill(parcel, caseSeller, stamp(1_000 + at)));
  const lists = parcels.map((parcel, at) => buildList(parcel, caseSeller, stamp(2_000 + at)));
  const documents = {
    orders: orders.map(({ document }) => present(document)),
    waybills: waybills.map(({ document }) => present(document)),
    lists: lists.map(({ document }) => present(document)),
  };

  it("becomes documents without a finding", () => {
    expect([...orders, ...waybills, ...lists].flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("passes the check in messages of at most 100", () => {
    const messages: CebMessage[] = [
      ...packMessages("CEB303", documents.orders, transfer, guids),
      ...packMessages("CEB505", documents.waybills, transfer, guids),
      ...packMessages("CEB603", documents.lists, transfer, guids),
    ];
    expect(messages.map((message) => message.documents.length)).toEqual(Array(15).fill(100));
    expect(messages.flatMap((message) => checkMessage(message))).toEqual([]);
  });

  it("agrees between order, waybill and list", () => {
    expect(checkAgreement(documents)).toEqual([]);
  });

  it("declares every minor unit and every gram of the facts", () => {
    documents.lists.forEach(({ head, lines }, at) => {
      const { goods } = parcels[at] as ParcelFacts;
      const order = documents.orders[at];
      expect(order?.lines.map(({ totalPrice }) => totalPrice)).toEqual(lines.map(({ totalPrice }) => totalPrice));
      const net = goods.reduce((sum, { netGrams }) => sum + (netGrams ?? 0), 0);
      expect(readDecimal(head.netWeight)).toBe(BigInt(net) * 100n);
      const pieces = lines.reduce((sum, { qty }) => sum + (readDecimal(qty) ?? 0n), 0n);
      expect(pieces).toBe(BigInt(goods.reduce((sum, { quantity }) => sum + quantity, 0)));
    });
  });

  it("has what it promises: all currencies, hundred lines, no and one second unit, split lines", () => {
    const lines = documents.lists.flatMap((list) => list.lines);
    expect(new Set(lines.map(({ currency }) => currency)).size).toBe(25);
    expect(documents.lists.filter((list) => list.lines.length === 100)).toHaveLength(10);
    expect(lines.filter(({ unit2 }) => unit2 === undefined).length).toBeGreaterThan(100);
    expect(lines.filter(({ unit2 }) => unit2 !== undefined).length).toBeGreaterThan(100);
    expect(lines.length).toBeGreaterThan(parcels.reduce((sum, { goods }) => sum + goods.length, 0));
  });
});

it("2,001 parcels of one bill are three parts, numbered and complete", () => {
  const facts: MasterListFacts = {
    ...{ copNo: "M1", logistics: caseSeller.agent, grossGrams: 1_000 },
    transport: { mode: "5", vehicleName: "飞机", voyageNo: "CZ3001", billNo: "784-1", truckPlate: null },
    parcels: Array.from({ length: 2_001 }, (_, at) => ({ waybillNo: `LP${at}`, bagNo: null })),
  };
  const parts = buildMasterList(facts, caseSeller, stamp(1), guids.slice(0, partCount(2_001, maxLinesOfPart)));
  expect(parts.map(({ head, lines }) => [head.msgSeqNo, head.msgCount, lines.length])).toEqual([
    ["1", "3", 1_000],
    ["2", "3", 1_000],
    ["3", "3", 1],
  ]);
  expect(packMessages("CEB607", parts, transfer, guids).flatMap((message) => checkMessage(message))).toEqual([]);
});

describe("a price that does not multiply", () => {
  const parcel = (totalMinor: number, quantity: number, currency = "USD"): ParcelFacts => {
    const one = aParcel(randomFrom(1), 1);
    const goods = one.goods.slice(0, 1).map((line) => ({
      ...{ ...line, totalMinor, quantity, unit: "011", legalUnit: "035", secondUnit: null, netGrams: 100 },
    }));
    return { ...one, currency, goods };
  };
  const shares = (facts: ParcelFacts) =>
    buildList(facts, caseSeller, stamp(1)).document?.lines.map(({ qty, price, totalPrice, qty1 }) => [
      qty,
      price,
      totalPrice,
      qty1,
    ]);

  it.each<[total: number, pieces: number, currency: string, expected: string[][]]>([
    [1_000, 4, "USD", [["4", "2.5", "10", "0.1"]]],
    [
      1_000,
      3,
      "USD",
      [
        ["2", "3.33", "6.66", "0.06666"],
        ["1", "3.34", "3.34", "0.03334"],
      ],
    ],
    [1, 8, "USD", [["8", "0.00125", "0.01", "0.1"]]],
    [
      1,
      3,
      "USD",
      [
        ["2", "0.00333", "0.00666", "0.06666"],
        ["1", "0.00334", "0.00334", "0.03334"],
      ],
    ],
    [
      100,
      3,
      "JPY",
      [
        ["2", "33", "66", "0.06666"],
        ["1", "34", "34", "0.03334"],
      ],
    ],
  ])("%i minor for %i pieces in %s", (total, pieces, currency, expected) => {
    expect(shares(parcel(total, pieces * 100_000, currency))).toEqual(expected);
  });

  it("is a finding where goods are measured, not counted", () => {
    const { document, findings } = buildList(parcel(1_000, 150_001), caseSeller, stamp(1));
    expect(document).toBeNull();
    expect(findings).toMatchObject([{ line: 0, element: "price", code: "price_does_not_divide" }]);
  });
});

describe("the goods code of a message", () => {
  const withCode = (
    digits: string,
    origin: "national_table" | "confirmed_by_person" | "unconfirmed",
    way: "A" | "B",
  ) => {
    const one = aParcel(randomFrom(3), 3);
    return { ...one, way, goods: one.goods.slice(0, 1).map((line) => ({ ...line, code: { digits, origin } })) };
  };
  const settings = { ...caseSeller, settings: { codeForm: "numeric", mayPadHeading: true } } as const;

  it.each([
    ["3926909090", "national_table", "B", false, "3926909090"],
    ["3926909090", "confirmed_by_person", "B", false, "3926909090"],
    ["3926909090", "unconfirmed", "A", true, "gcode_unconfirmed"],
    ["392690", "confirmed_by_person", "A", false, "gcode_not_ten"],
    ["392690", "confirmed_by_person", "B", true, "gcode_not_ten"],
    ["392690", "confirmed_by_person", "A", true, "3926000000"],
    ["3926", "confirmed_by_person", "A", true, "3926000000"],
    ["392690", "unconfirmed", "A", true, "gcode_unconfirmed"],
    ["392", "confirmed_by_person", "A", true, "gcode_not_ten"],
    ["", "confirmed_by_person", "A", true, "gcode_missing"],
  ] as const)("%s %s in way %s, padding %s: %s", (digits, origin, way, mayPad, expected) => {
    const built = buildList(withCode(digits, origin, way), mayPad ? settings : caseSeller, stamp(1));
    const said =
      built.document?.lines[0]?.gcode ?? built.findings.map(({ element, code }) => `${element}:${code}`).join();
    expect(said).toBe(/^\d/.test(expected) ? expected : `gcode:${expected}`);
  });
});

describe("facts that no message can be made of", () => {
  const one = aParcel(randomFrom(5), 5);
  const line = one.goods.slice(0, 1);
  const first = (change: Partial<ParcelFacts["goods"][number]>) => ({
    ...one,
    goods: line.map((goods) => ({ ...goods, ...change })),
  });
  it.each<[string, ParcelFacts, string, string]>([
    ["a currency that customs' table lacks", { ...one, currency: "BRL" }, "currency", "currency_without_code"],
    ["no currency at all", { ...one, currency: "元" }, "currency", "unknown_currency"],
    ["a country without a number", { ...one, destination: "GG" }, "country", "country_without_code"],
    ["no legal unit", first({ legalUnit: null }), "unit1", "no_legal_unit"],
    ["a unit of no table", first({ secondUnit: "999" }), "unit2", "unknown_unit"],
    [
      "a quantity that does not follow",
      first({ legalUnit: "095", legalQuantity: null }),
      "qty1",
      "legal_quantity_unknown",
    ],
    ["no weight", first({ netGrams: null }), "netWeight", "weight_unknown"],
    ["no code", first({ code: null }), "gcode", "gcode_missing"],
  ])("%s", (_, parcel, element, code) => {
    const { document, findings } = buildList(parcel, caseSeller, stamp(1));
    expect(document).toBeNull();
    expect(findings).toContainEqual(expect.objectContaining({ element, code }));
  });

  it("letters go out where the setting says so", () => {
    const letters = { ...caseSeller, settings: { codeForm: "letters", mayPadHeading: false } } as const;
    const { document } = buildList({ ...one, currency: "USD", destination: "US" }, letters, stamp(1));
    expect(document?.lines[0]).toMatchObject({ country: "USA", currency: "USD" });
    expect(document?.head.fCurrency).toBe("CNY");
  });
});
