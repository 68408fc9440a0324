import { describe, expect, test } from "vitest";
import { type StoryFacts, storyOf, troubleOf } from "./declaration-story.ts";

const at = Date.UTC(2026, 10, 28, 1, 0, 0);

type Doc = StoryFacts["documents"][number];
const document = (change: Partial<Doc>): Doc => ({
  ...{ guid: "G", kind: "CEB603", appType: "1", submission: 1, state: "sent", status: "", words: "", messageGuid: "M" },
  ...{ createdAt: at, answeredAt: null },
  ...change,
});
const receipt = (change: Partial<StoryFacts["receipts"][number]>): StoryFacts["receipts"][number] => ({
  ...{
    id: "r",
    kind: "CEB604",
    guid: "G",
    status: "120",
    words: "[Code:1800;Desc:逻辑校验通过]",
    preNo: null,
    invtNo: null,
  },
  ...{ time: "20261128090500000", receivedAt: at + 600_000 },
  ...change,
});
const message = { guid: "M", state: "accepted", attempts: 1, answer: "" } as const;
const facts = (change: Partial<StoryFacts>): StoryFacts => ({
  ...{ documents: [document({})], messages: [message], receipts: [], withdrawals: [] },
  ...change,
});

describe("the story of a declaration", () => {
  test("documents of one submission are one entry, newest first, by customs' own time", () => {
    const story = storyOf(
      facts({
        documents: [
          document({ guid: "O", kind: "CEB303" }),
          document({}),
          document({ guid: "N", submission: 2, appType: "2", createdAt: at + 3_600_000 }),
        ],
        receipts: [
          receipt({ id: "late", status: "800", time: "20261128110000000" }),
          // read before the other, said after it
          receipt({ id: "first", status: "2", receivedAt: at + 900_000 }),
        ],
      }),
    );
    expect(story.map(({ type, key }) => [type, type === "receipt" ? key : ""])).toEqual([
      ["receipt", "late"],
      ["sent", ""],
      ["receipt", "first"],
      ["sent", ""],
    ]);
    const sent = story.flatMap((one) => (one.type === "sent" ? [[one.submission, one.appType, one.kinds]] : []));
    expect(sent).toEqual([
      [2, "2", ["CEB603"]],
      [1, "1", ["CEB303", "CEB603"]],
    ]);
  });

  test.each([
    ["accepted", 1, "delivered", "plain"],
    ["to_sign", 0, "waits", "plain"],
    ["ready", 0, "waits", "plain"],
    ["ready", 3, "again", "soon"],
    ["refused", 1, "refused", "alarm"],
    ["format_refused", 1, "refused", "alarm"],
  ] as const)("a message that is %s after %i tries is shown as %s", (state, attempts, delivery, tone) => {
    const [entry] = storyOf(facts({ messages: [{ guid: "M", state, attempts, answer: "x" }] }));
    expect(entry).toMatchObject({ type: "sent", delivery, tone });
  });

  test.each([
    ["100", "alarm", "returned"],
    ["-621027", "alarm", "refused"],
    ["500", "soon", "held"],
    ["777", "soon", "unmapped"],
    ["800", "done", undefined],
    ["2", "plain", undefined],
  ] as const)("receipt %s is %s and explained as %s", (status, tone, reason) => {
    const [entry] = storyOf(facts({ receipts: [receipt({ status })] }));
    expect(entry?.tone).toBe(tone);
    expect(entry?.type === "receipt" && entry.explanation?.reason).toBe(reason);
  });

  test("a number is told by the answer that brought it, not again by every later one", () => {
    const preNo = "B20261128000000001";
    const story = storyOf(
      facts({
        receipts: [
          receipt({ id: "1", status: "2", preNo, time: "20261128090100000" }),
          receipt({ id: "2", status: "120", preNo, invtNo: "53042026E000000001", time: "20261128090200000" }),
        ],
      }),
    );
    const told = story.flatMap((one) => (one.type === "receipt" ? [[one.preNo, one.invtNo]] : []));
    expect(told).toEqual([
      [null, "53042026E000000001"],
      [preNo, null],
    ]);
  });

  test("a receipt without a readable time stands where it was received", () => {
    const [entry] = storyOf(facts({ receipts: [receipt({ time: "soon" })] }));
    expect(entry?.at).toBe(at + 600_000);
  });
});

describe("the trouble of a declaration", () => {
  test("the list's own words count before those of order and waybill, of the newest sending alone", () => {
    const trouble = troubleOf({
      documents: [
        document({ guid: "1", state: "returned", status: "100", words: "毛重错误" }),
        document({ guid: "2", submission: 2, state: "returned", status: "100", words: "商品编码不存在" }),
        document({
          guid: "3",
          submission: 2,
          kind: "CEB303",
          state: "refused",
          status: "-301010",
          words: "订单编号已存在",
        }),
      ],
    });
    expect(trouble).toMatchObject({ reason: "returned", document: "CEB603", words: "商品编码不存在" });
    expect(trouble?.repairs).toEqual([{ element: "gcode", place: "product_code" }]);
  });

  test("what the exchange refused has no code of customs, and is shown with its words", () => {
    const trouble = troubleOf({
      documents: [document({ state: "refused", status: "exchange", words: "bad signature" })],
    });
    expect(trouble).toMatchObject({ reason: "refused", words: "bad signature" });
  });

  test("none once the newest sending is on its way", () => {
    const documents = [document({ state: "returned", status: "100" }), document({ guid: "2", submission: 2 })];
    expect(troubleOf({ documents })).toBeNull();
  });
});
