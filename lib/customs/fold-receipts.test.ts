import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canMove } from "../kit/transitions.ts";
import { correctionOf } from "./correction.ts";
import { type DeclarationLife, type DocumentLife, foldDeclaration, isWaybillLate, mayHandOver } from "./declaration.ts";
import { type DocumentAnswer, foldReceipts, type Submission } from "./fold-receipts.ts";
import { caseGuid } from "./parcels.test-data.ts";
import { staffReceiptsOf } from "./staff-receipts.ts";
import { documentStates, documentTransitions } from "./states.ts";
import { receiptStateRows } from "./tables/receipt-states.ts";

const sentAt = Date.UTC(2026, 10, 28, 2);
const sent: readonly Submission[] = [{ guid: caseGuid(1), appType: "1", sentAt }];
const preNo = "B20261128000000001";
const invtNo = "53492026E000000001";

/** An answer `minutes` after 10:00 in China. */
const says = (status: string, minutes: number, more: Partial<DocumentAnswer> = {}): DocumentAnswer => ({
  ...{ guid: caseGuid(1), status, time: `2026112810${String(minutes).padStart(2, "0")}00000` },
  ...{ info: "", preNo: null, invtNo: null, sumNo: null },
  ...more,
});

describe("the life of a document", () => {
  it.each<[string, readonly DocumentAnswer[], object]>([
    ["nothing heard", [], { state: "sent", isKnown: false, preNo: null }],
    ["saved at the E-Port", [says("1", 1)], { state: "pending", isKnown: true }],
    ["stored", [says("2", 1, { preNo }), says("3", 2), says("120", 3)], { state: "accepted", preNo, invtNo: null }],
    [
      "released",
      [says("2", 1, { preNo }), says("399", 3), says("800", 4, { invtNo })],
      { state: "released", preNo, invtNo },
    ],
    ["closed", [says("800", 4), says("899", 5)], { state: "closed" }],
    [
      "a late word of progress does not turn back",
      [says("800", 4), says("3", 5), says("120", 6)],
      { state: "released" },
    ],
    ["closed stays closed", [says("899", 4), says("100", 5), says("800", 6)], { state: "closed" }],
    [
      "returned",
      [says("120", 2), says("100", 3, { info: "毛重不符" })],
      { state: "returned", last: { info: "毛重不符" } },
    ],
    ["released, then inspected after all", [says("800", 3), says("500", 4)], { state: "held" }],
    ["inspected, then released", [says("500", 3), says("800", 4)], { state: "released" }],
    ["manual review", [says("300", 3)], { state: "review" }],
    ["the E-Port did not reach customs", [says("4", 3)], { state: "send_failed" }],
    ["an error", [says("-621027", 3)], { state: "refused", isKnown: false }],
    ["trouble wins at one moment", [says("800", 3), says("500", 3)], { state: "held" }],
    ["the last of a state speaks", [says("120", 3), says("399", 4)], { state: "accepted", last: { status: "399" } }],
    [
      "an unknown code moves nothing and is shown",
      [says("2", 1, { preNo }), says("777", 2)],
      { state: "pending", isUnclear: true, unmapped: [{ status: "777" }] },
    ],
    [
      "an unknown code that was overtaken",
      [says("777", 1), says("800", 2)],
      { state: "released", isUnclear: false, unmapped: [{ status: "777" }] },
    ],
    ["a time that is none", [says("800", 1, { time: "gestern" })], { state: "sent", undated: [{ status: "800" }] }],
    [
      "a guid of nobody before the sending",
      [says("100", 1, { guid: caseGuid(9), time: "20261128095900000" })],
      { state: "sent" },
    ],
  ])("%s", (_, answers, expected) => {
    expect(foldReceipts(sent, answers)).toMatchObject(expected);
  });

  it("without a sending it is a draft, whatever comes in", () => {
    expect(foldReceipts([], [says("800", 1)])).toMatchObject({
      state: "draft",
      last: null,
      history: [{ status: "800" }],
    });
  });

  it("after a correction only what is newer counts, under either guid", () => {
    const twice: Submission[] = [...sent, { guid: caseGuid(2), appType: "2", sentAt: sentAt + 10 * 60_000 }];
    const before = [says("2", 1, { preNo }), says("100", 5)];
    expect(foldReceipts(twice, before)).toMatchObject({ state: "sent", preNo, isKnown: true });
    expect(foldReceipts(twice, [...before, says("120", 12, { guid: caseGuid(2) })])).toMatchObject({
      state: "accepted",
    });
    expect(foldReceipts(twice, [...before, says("800", 30)])).toMatchObject({ state: "released" });
    const ahead = [says("2", 1, { preNo }), says("500", 40), says("100", 50)];
    expect(foldReceipts(twice, ahead)).toMatchObject({ state: "sent" });
    expect(foldReceipts(twice, [...ahead, says("500", 55)])).toMatchObject({ state: "held" });
    expect(foldReceipts(twice, [...ahead, says("100", 20, { guid: caseGuid(2) })])).toMatchObject({
      state: "returned",
    });
  });

  const anAnswer = fc.record({
    status: fc.constantFrom(...receiptStateRows.map(([code]) => code), "-301010", "777", "x"),
    minutes: fc.nat(59),
    guid: fc.constantFrom(caseGuid(1), caseGuid(2), caseGuid(3)),
    info: fc.constantFrom("", "毛重不符"),
    preNo: fc.constantFrom(null, preNo, "B20261128000000002"),
  });
  const lives = fc.record({
    answers: fc.array(anAnswer, { maxLength: 12 }),
    seconds: fc.uniqueArray(fc.nat(3_000), { maxLength: 3 }),
  });

  it("order and repeats change nothing, and every answer is in the history once", () => {
    fc.assert(
      fc.property(lives, fc.nat(), ({ answers, seconds }, seed) => {
        const submissions = seconds.map(
          (at, number): Submission => ({
            ...{ guid: caseGuid(number + 1), appType: "1", sentAt: sentAt + at * 1_000 },
          }),
        );
        const heard = answers.map(({ status, minutes, guid, info, preNo }) =>
          says(status, minutes, { guid, info, preNo }),
        );
        const shuffled = [...heard, ...heard.slice(0, 3)].map((answer, at) => ({
          answer,
          key: (at * 7_919 + seed) % 101,
        }));
        shuffled.sort((a, b) => a.key - b.key);
        const [backwards, mixed] = [[...submissions].reverse(), shuffled.map(({ answer }) => answer)];
        const again = foldReceipts(backwards, mixed);
        expect(again).toEqual(foldReceipts(submissions, heard));
        expect(foldReceipts(backwards, mixed, staff)).toEqual(foldReceipts(submissions, heard, staff));
        expect(new Set(again.history.map((one) => JSON.stringify(one))).size).toBe(again.history.length);
        expect(again.history.length).toBe(new Set(heard.map((one) => JSON.stringify(one))).size);
      }),
    );
  });
});

/** As staff may say; the table's own codes are not theirs. */
const staff = staffReceiptsOf([
  { vocabulary: "customs", code: "777", meaning: "returned" },
  { vocabulary: "customs", code: "A1", meaning: "accepted" },
  { vocabulary: "customs", code: "800", meaning: "returned" },
  { vocabulary: "customs", code: "888", meaning: "released" },
  { vocabulary: "cainiao", code: "999", meaning: "returned" },
]);

describe("what staff say of unknown codes", () => {
  it.each<[string, readonly DocumentAnswer[], object]>([
    ["a return", [says("2", 1, { preNo }), says("777", 2)], { state: "returned", isUnclear: false, unmapped: [] }],
    ["what is no number", [says("2", 1), says("A1", 2)], { state: "accepted", last: { status: "A1" } }],
    ["later at one moment than the table's", [says("A1", 2), says("399", 2)], { last: { status: "A1" } }],
    ["the table comes first", [says("800", 2)], { state: "released" }],
    ["nobody but customs releases", [says("120", 1), says("888", 2)], { state: "accepted", isUnclear: true }],
    ["another vocabulary", [says("120", 1), says("999", 2)], { state: "accepted", isUnclear: true }],
  ])("%s", (_, answers, expected) => {
    expect(foldReceipts(sent, answers, staff)).toMatchObject(expected);
  });
});

describe("the graph of states", () => {
  it("every state can be reached, and released only by customs' 800, closed only by 899", () => {
    const reached = new Set<string>(["draft"]);
    for (const from of documentStates) for (const to of documentTransitions[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...documentStates].sort());
    expect(receiptStateRows.filter(([, state]) => state === "released").map(([code]) => code)).toEqual(["800"]);
    expect(receiptStateRows.filter(([, state]) => state === "closed").map(([code]) => code)).toEqual(["899"]);
    expect(canMove(documentTransitions, "released", "pending")).toBe(false);
    expect(canMove(documentTransitions, "accepted", "pending")).toBe(false);
  });
});

const nothing: DocumentLife = { submissions: [], answers: [] };
const life = (answers: readonly DocumentAnswer[]): DocumentLife => ({ submissions: sent, answers });
const declared = (change: Partial<DeclarationLife>) =>
  foldDeclaration({ order: life([says("2", 1)]), waybill: null, list: life([]), withdrawal: null, ...change });

describe("a declaration and its hand-over", () => {
  it.each<[string, Partial<DeclarationLife>, object]>([
    ["nothing sent", { order: nothing, list: nothing }, { ok: false, refusal: { code: "declaration_not_sent" } }],
    ["sent, no number yet", {}, { ok: false, refusal: { code: "declaration_without_number" } }],
    ["a preNo and nothing against it", { list: life([says("2", 2, { preNo })]) }, { ok: true, value: preNo }],
    ["released", { list: life([says("2", 2, { preNo }), says("800", 3, { invtNo })]) }, { ok: true, value: invtNo }],
    [
      "returned",
      { list: life([says("2", 2, { preNo }), says("100", 3)]) },
      { ok: false, refusal: { code: "declaration_stopped", values: { state: "returned", kind: "CEB603" } } },
    ],
    [
      "under inspection",
      { list: life([says("2", 2, { preNo, invtNo }), says("500", 3)]) },
      { ok: false, refusal: { values: { state: "held" } } },
    ],
    [
      "under review",
      { list: life([says("2", 2, { preNo, invtNo }), says("300", 3)]) },
      { ok: false, refusal: { values: { state: "review" } } },
    ],
    [
      "the order was returned",
      { order: life([says("100", 3)]), list: life([says("2", 2, { preNo })]) },
      { ok: false, refusal: { values: { state: "returned", kind: "CEB303" } } },
    ],
    [
      "our waybill was refused",
      { waybill: life([says("-504011", 3)]), list: life([says("2", 2, { preNo })]) },
      { ok: false, refusal: { values: { state: "refused", kind: "CEB505" } } },
    ],
    [
      "the order's old trouble, but the list is released",
      { order: life([says("100", 3)]), list: life([says("800", 4, { preNo })]) },
      { ok: true, value: preNo },
    ],
    [
      "a code of nobody",
      { list: life([says("2", 2, { preNo }), says("777", 3)]) },
      { ok: false, refusal: { code: "declaration_unclear", values: { status: "777" } } },
    ],
    [
      "withdrawn",
      { list: life([says("120", 2, { preNo })]), withdrawal: life([says("399", 9)]) },
      { ok: false, refusal: { values: { state: "withdrawn" } } },
    ],
    [
      "withdrawal stored, not decided",
      { list: life([says("120", 2, { preNo })]), withdrawal: life([says("120", 9)]) },
      { ok: true },
    ],
  ])("%s", (_, change, expected) => {
    expect(mayHandOver(declared(change))).toMatchObject(expected);
  });

  it("waits for a logistics company's waybill until customs decide, and is late after two hours", () => {
    const waiting = declared({ list: life([says("2", 2, { preNo }), says("120", 4)]) });
    expect(waiting.waybillAwaitedSince).toBe(sentAt);
    expect(isWaybillLate(waiting, sentAt + 7_199_999)).toBe(false);
    expect(isWaybillLate(waiting, sentAt + 7_200_000)).toBe(true);
    expect(declared({ list: life([says("399", 4)]) }).waybillAwaitedSince).toBeNull();
    expect(declared({ list: life([]), waybill: life([]) }).waybillAwaitedSince).toBeNull();
  });
});

describe("the corrected message", () => {
  const of = (...answers: DocumentAnswer[]) => correctionOf(foldReceipts(sent, answers));
  it.each<[string, readonly DocumentAnswer[], object]>([
    [
      "a format refusal was never stored",
      [says("-1", 1)],
      { ok: true, value: { appType: "1", preNo: null, invtNo: null } },
    ],
    [
      "a returned list is known",
      [says("2", 1, { preNo }), says("100", 3)],
      { ok: true, value: { appType: "2", preNo, invtNo: null } },
    ],
    [
      "a returned list with both numbers",
      [says("2", 1, { preNo, invtNo }), says("100", 3)],
      { ok: true, value: { appType: "2", preNo, invtNo } },
    ],
    [
      "the E-Port has it, customs do not",
      [says("2", 1, { preNo }), says("4", 3)],
      { ok: true, value: { appType: "2", preNo } },
    ],
    [
      "a refused change of a known list",
      [says("2", 1, { preNo }), says("-621027", 3)],
      { ok: true, value: { appType: "2" } },
    ],
    ["the number exists already", [says("-301010", 3)], { ok: true, value: { appType: "2" } }],
    [
      "nothing to change",
      [says("2", 1, { preNo }), says("-621011", 3)],
      { ok: true, value: { appType: "1", preNo: null } },
    ],
    [
      "the error stands in the words",
      [says("-1", 3, { info: "[Code:-304001;Desc:业务主键重复]" })],
      { ok: true, value: { appType: "2" } },
    ],
    ["customs work on it", [says("120", 3)], { ok: false, refusal: { code: "correction_waits" } }],
    ["inspection is no return", [says("500", 3)], { ok: false, refusal: { code: "correction_waits" } }],
    ["released", [says("800", 3)], { ok: false, refusal: { code: "correction_too_late" } }],
  ])("%s", (_, answers, expected) => {
    expect(of(...answers)).toMatchObject(expected);
  });
});
