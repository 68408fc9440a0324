import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ScanAnswer, ScanParcel } from "./scan-parcel.ts";
import {
  freshStation,
  isComplete,
  isScannerPace,
  piecesLeft,
  type ScanEffect,
  type ScanEvent,
  type ScanSettings,
  type Station,
  stepStation,
} from "./scan-station.ts";

const line = (sku: string, quantity: number) => ({
  sku,
  name: `${sku} name`,
  quantity,
  codes: sku === "" ? [] : [sku],
});
const parcel = (waybillId: string, change: Partial<ScanParcel> = {}): ScanParcel => ({
  ...{ waybillId, orderNumber: `order ${waybillId}`, trackingNumber: `LX${waybillId}`, country: "US" },
  ...{ solutionCode: "CAINIAO_STANDARD", shipByAt: null, remark: "", declaredGrams: 300, printCount: 0 },
  ...{ lines: [line("CUP", 2), line("BOX", 1)], packed: null, takenBy: null, ...change },
});
const found = (by: "waybill" | "order" | "sku", one: ScanParcel, others = 0): ScanAnswer => ({
  ...{ kind: "parcel", by, parcel: one, others },
});
const scan = (text: string, isFast = true): ScanEvent => ({ kind: "scan", text, isFast });
const answer = (text: string, given: ScanAnswer): ScanEvent => ({ kind: "answer", text, answer: given });
const on: ScanSettings = { printsAtScan: true };
const off: ScanSettings = { printsAtScan: false };

/** Plays events; every effect in its order. */
function play(events: readonly ScanEvent[], settings = on, from: Station = freshStation) {
  const effects: ScanEffect[] = [];
  let station = from;
  for (const event of events) {
    const step = stepStation(station, event, settings);
    station = step.station;
    effects.push(...step.effects);
  }
  const { tone, code, values } = station.notice;
  return { station, effects, kinds: effects.map(({ kind }) => kind), said: [tone, code], values };
}
const open = (by: "waybill" | "order" | "sku", text: string, one = parcel("a")) => [
  scan(text),
  answer(text, found(by, one)),
];

describe("a scan on an empty table", () => {
  it("is looked up whatever it is, a number of the scales' kind too", () => {
    for (const text of ["8201234567890123", "LX299455986CN", "CUP", "325"]) {
      const lookup = { kind: "lookup", text, current: null, inside: "none" };
      expect(play([scan(text, false)]).effects).toEqual([lookup]);
    }
  });
  it("prints its label at once", () => {
    const { kinds, said } = play(open("order", "8201"));
    expect([kinds, said]).toEqual([
      ["lookup", "print"],
      ["ok", "printed"],
    ]);
  });
  it("prints nothing where printing at the scan is off, until Enter alone says so, and only once", () => {
    const { kinds, said, station } = play(open("order", "8201"), off);
    expect([kinds, said]).toEqual([["lookup"], ["ok", "found"]]);
    const after = play([scan(""), scan("")], off, station);
    expect([after.kinds, after.said]).toEqual([["print"], ["ok", "printed"]]);
  });
  it("says the how manieth print a reprint is", () => {
    const { said, values, kinds } = play(open("order", "8201", parcel("a", { printCount: 2 })));
    expect([said, values.print, kinds]).toEqual([["soon", "printed_again"], 3, ["lookup", "print"]]);
  });
  it("does not print what is scanned from its own label, nor what is packed; a key does", () => {
    const { kinds, station } = play(open("waybill", "LXa", parcel("a", { printCount: 1 })));
    expect(kinds).toEqual(["lookup"]);
    const again = play([{ kind: "print" }, { kind: "print" }], on, station);
    expect([again.kinds, again.values.print]).toEqual([["print", "print"], 3]);
    const packed = { by: "王芳", at: 1, grams: 300 };
    expect(play(open("order", "8201", parcel("a", { printCount: 1, packed }))).said).toEqual(["soon", "packed_before"]);
    expect(play(open("order", "8201", parcel("a", { printCount: 1, packed }))).kinds).toEqual(["lookup"]);
  });
  it("prints a waybill's label that was never printed", () => {
    expect(play(open("waybill", "LXa")).kinds).toEqual(["lookup", "print"]);
  });
  it("names the order with the earliest deadline of several with a SKU, and counts the piece in the hand", () => {
    const { said, values, station } = play([scan("CUP"), answer("CUP", found("sku", parcel("a"), 4))]);
    expect([said, values.order, values.others]).toEqual([["ok", "earliest_printed"], "order a", 4]);
    expect(station.held?.counted).toEqual([1, 0]);
  });
  it("verifies an order of one piece by the very piece", () => {
    const single = parcel("a", { lines: [line("CUP", 1)] });
    const { effects, station } = play(open("sku", "CUP", single));
    expect(effects.slice(1)).toEqual([
      { kind: "print", waybillId: "a" },
      { kind: "save", waybillId: "a", contents: [{ sku: "CUP", count: 1 }], grams: null },
    ]);
    expect(play([scan("CUP")], on, station).effects).toEqual([
      { kind: "lookup", text: "CUP", current: "a", inside: "none" },
    ]);
  });
  it.each(["unknown", "not_booked", "no_label", "cancelled", "handed_over", "in_bag", "left_waiting"] as const)(
    "alarms and prints nothing: %s",
    (code) => {
      const { kinds, said, station } = play([scan("X-1"), answer("X-1", { kind: "alarm", code, values: {} })]);
      expect([kinds, said, station.held]).toEqual([["lookup"], ["alarm", code], null]);
    },
  );
  it("says that another has the parcel in hand", () => {
    const { said, values } = play(open("order", "8201", parcel("a", { takenBy: "王芳" })));
    expect([said, values.name]).toEqual([["soon", "taken_by"], "王芳"]);
  });
});

describe("verifying the contents", () => {
  const table = play(open("order", "8201")).station;

  it("ticks each piece off, and saves when the last is in", () => {
    const half = play([scan("CUP"), scan("cup ")], on, table);
    expect([half.said, half.values.left, half.kinds]).toEqual([["ok", "piece"], 1, []]);
    const whole = play([scan("BOX")], on, half.station);
    expect(whole.said).toEqual(["done", "complete"]);
    const contents = [
      { sku: "CUP", count: 2 },
      { sku: "BOX", count: 1 },
    ];
    expect(whole.effects).toEqual([{ kind: "save", waybillId: "a", contents, grams: null }]);
  });
  it("alarms at a piece too many, and does not count it", () => {
    const { said, station, kinds } = play([scan("BOX"), scan("BOX")], on, table);
    expect([said, station.held?.counted, kinds]).toEqual([["alarm", "extra"], [0, 1], []]);
  });
  it("alarms at a wrong piece, and takes no other parcel for it", () => {
    const { said, station, effects } = play(
      [scan("CUP"), scan("LAMP"), answer("LAMP", { kind: "foreign_sku", sku: "LAMP" })],
      on,
      table,
    );
    expect(effects).toEqual([{ kind: "lookup", text: "LAMP", current: "a", inside: "started" }]);
    expect([said, station.held?.counted]).toEqual([
      ["alarm", "wrong_item"],
      [1, 0],
    ]);
  });
  it("alarms when another parcel is scanned before this one is whole; the same scan again leaves it", () => {
    const other = found("order", parcel("b"));
    const first = play([scan("CUP"), scan("8202"), answer("8202", other)], on, table);
    expect([first.said, first.values.left]).toEqual([["alarm", "unfinished"], 2]);
    expect(first.station.held?.parcel.waybillId).toBe("a");
    const second = play([scan("8202"), answer("8202", other)], on, first.station);
    expect(second.effects).toEqual([
      { kind: "lookup", text: "8202", current: "a", inside: "none" },
      { kind: "print", waybillId: "b" },
    ]);
    expect(second.station.held?.parcel.waybillId).toBe("b");
  });
  it("forgets that a scan was stopped when another comes between", () => {
    const other = found("order", parcel("b"));
    const { said, station } = play(
      [scan("CUP"), scan("8202"), answer("8202", other), scan("CUP"), scan("8202"), answer("8202", other)],
      on,
      table,
    );
    expect([said, station.held?.parcel.waybillId]).toEqual([["alarm", "unfinished"], "a"]);
  });
  it("need not be done: an unstarted parcel is left by the next number", () => {
    const { station, said } = play([scan("8202"), answer("8202", found("order", parcel("b")))], on, table);
    expect([station.held?.parcel.waybillId, said]).toEqual(["b", ["ok", "printed"]]);
  });
  it("takes the parcel's own label as a yes, and prints nothing", () => {
    const { said, kinds } = play([scan("LXa"), answer("LXa", found("waybill", parcel("a")))], on, table);
    expect([said, kinds]).toEqual([["ok", "same"], ["lookup"]]);
  });
  it("counts pieces without a code by a key", () => {
    const mixed = play(open("order", "8201", parcel("a", { lines: [line("", 2), line("CUP", 1)] }))).station;
    const { station, kinds } = play([{ kind: "piece" }, scan("CUP"), { kind: "piece" }, { kind: "piece" }], on, mixed);
    expect([station.held?.counted, kinds]).toEqual([[2, 1], ["save"]]);
  });
  it("takes any of the codes by which a piece is known", () => {
    const both = parcel("a", { lines: [{ ...line("CUP-01", 1), codes: ["CUP-01", "6901234567892"] }] });
    expect(play([...open("order", "8201", both), scan("6901234567892")]).said).toEqual(["done", "complete"]);
  });
});

describe("the weight", () => {
  const table = play(open("order", "8201")).station;
  it.each<[string, boolean, string, string]>([
    ["310", false, "done", "weight_fits"],
    ["331g", true, "soon", "weight_above"],
    ["0.26kg", true, "soon", "weight_below"],
  ])("%s, by scanner %s: %s", (text, isFast, tone, code) => {
    const { said, effects, station } = play([scan(text, isFast)], on, table);
    expect(said).toEqual([tone, code]);
    const grams = station.held?.grams ?? null;
    expect(effects).toEqual([{ kind: "save", waybillId: "a", contents: null, grams }]);
  });
  it("without a unit, as fast as a scanner, is one only where the server knows no such code", () => {
    const { said, kinds } = play(
      [scan("310"), answer("310", { kind: "alarm", code: "unknown", values: {} })],
      on,
      table,
    );
    expect([said, kinds]).toEqual([
      ["done", "weight_fits"],
      ["lookup", "save"],
    ]);
    const code = play([scan("1001"), answer("1001", { kind: "foreign_sku", sku: "1001" })], on, table);
    expect([code.said, code.station.held?.grams]).toEqual([["alarm", "wrong_item"], null]);
  });
  it("is not taken for a piece whose code is a number", () => {
    const numbered = play(open("order", "8201", parcel("a", { lines: [line("310", 2)] }))).station;
    expect(play([scan("310", false)], on, numbered).station.held?.counted).toEqual([1]);
  });
  it("is saved with the contents where those are whole", () => {
    const { effects } = play([scan("CUP"), scan("CUP"), scan("BOX"), scan("300", false)], on, table);
    expect(effects.at(-1)).toMatchObject({ kind: "save", contents: [{ count: 2 }, { count: 1 }], grams: 300 });
  });
  it("tells what it changes of the price, of its own parcel alone", () => {
    const weighed = play([scan("420", false)], on, table).station;
    const more = { kind: "more", minor: 720, currency: "CNY" } as const;
    expect(play([{ kind: "saved", waybillId: "a", price: more }], on, weighed).station.held?.price).toEqual(more);
    expect(play([{ kind: "saved", waybillId: "b", price: more }], on, weighed).station.held?.price).toBeNull();
  });
  it("alarms where there is no price at it", () => {
    const weighed = play([scan("2900", false)], on, table).station;
    const { said } = play([{ kind: "saved", waybillId: "a", price: { kind: "no_price" } }], on, weighed);
    expect(said).toEqual(["alarm", "weight_no_price"]);
  });
});

describe("what goes wrong", () => {
  const table = play(open("order", "8201")).station;
  it("is said, and the parcel stays on the table", () => {
    const { said, station } = play([{ kind: "fault", text: "8202", code: "offline" }], on, table);
    expect([said, station.held?.parcel.waybillId]).toEqual([["alarm", "offline"], "a"]);
  });
  it("lets a label that was not printed be printed by Enter", () => {
    const { said, station } = play([{ kind: "print_failed", waybillId: "a" }], on, table);
    expect(said).toEqual(["alarm", "print_failed"]);
    expect(play([scan("")], on, station).kinds).toEqual(["print"]);
  });
  it("is taken back by putting the parcel aside, which others may take then", () => {
    const { station, effects } = play([scan("CUP"), { kind: "aside" }], on, table);
    expect([station.held, effects]).toEqual([null, [{ kind: "release", waybillId: "a" }]]);
  });
});

test("whatever is scanned, no line ever has more pieces than belong in, and what is complete was saved so", () => {
  const texts = fc.constantFrom("CUP", "BOX", "LAMP", "310", "");
  const events = fc.array(fc.record({ text: texts, isFast: fc.boolean(), isPiece: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(events, (list) => {
      const { station, effects } = play([
        ...open("order", "8201"),
        ...list.map(({ text, isFast, isPiece }) => (isPiece ? ({ kind: "piece" } as const) : scan(text, isFast))),
      ]);
      const { held } = station;
      if (!held) throw new Error("the parcel left the table");
      held.parcel.lines.forEach(({ quantity }, at) => {
        expect(held.counted[at] ?? 0).toBeLessThanOrEqual(quantity);
      });
      expect(isComplete(held)).toBe(piecesLeft(held) === 0);
      expect(effects.some((one) => one.kind === "save" && one.contents !== null)).toBe(isComplete(held));
      expect(station.log.length).toBeLessThanOrEqual(8);
    }),
  );
});

test.each<[string, readonly number[], boolean]>([
  ["a scanner", [0, 8, 16, 25, 33], true],
  ["a slow scanner", [0, 30, 62, 95], true],
  ["a hand", [0, 90, 200, 310], false],
  ["three characters", [0, 5, 10], false],
  ["nothing", [], false],
])("pace of %s", (_, times, isFast) => {
  expect(isScannerPace(times)).toBe(isFast);
});
