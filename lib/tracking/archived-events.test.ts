import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archiveText, type EventToArchive, readArchiveText } from "./archived-events.ts";

const oddText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\n", '"}\n{"waybillId":"', "深圳市｜【清关】", "\u2028\u2029", "\\u0000", "😀".repeat(50)),
);
const instants = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_000 });
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom("null", "[]", `{"big": ${"9".repeat(30)}, "x": 1.10}`, `{"text": "${"长".repeat(50_000)}"}`),
);
const events: fc.Arbitrary<EventToArchive> = fc.record({
  ...{ waybillId: fc.uuid(), occurredAt: instants, eventKey: oddText, source: fc.constantFrom("push", "poll") },
  ...{ vocabulary: oddText, code: oddText, receivedAt: instants, timeText: oddText, timeZone: oddText },
  ...{ description: oddText, place: oddText, rawText: json.map((text) => text.replaceAll("\n", " ")) },
});
const asRead = ({ rawText, ...event }: EventToArchive) => ({ ...event, raw: JSON.parse(rawText) });

describe("the archive's text", () => {
  it("reads back as what was written, whatever the carriers' words are", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 8 }), (list) => {
        const text = archiveText(list);
        expect(text.split("\n")).toHaveLength(list.length + 1);
        expect(readArchiveText(text)).toEqual(list.map(asRead));
        for (const { waybillId } of list) {
          const own = list.filter((one) => one.waybillId === waybillId);
          expect(readArchiveText(text, waybillId)).toEqual(own.map(asRead));
        }
      }),
    );
  });

  it("keeps the carrier's own JSON to the last digit", () => {
    const rawText = '{"weight": 12345678901234567890.10, "b": 1e400}';
    const one = fc.sample(events, 1)[0];
    if (!one) throw new Error("no event");
    expect(archiveText([{ ...one, rawText }])).toContain(`"raw":${rawText}}\n`);
  });

  it("is refused where a line is cut or is none", () => {
    const [one] = fc.sample(events, 1);
    const text = archiveText(one ? [one] : []);
    expect(() => readArchiveText(text.slice(0, -1))).toThrow();
    expect(() => readArchiveText(`${text}{}\n`)).toThrow();
    expect(() => readArchiveText("")).not.toThrow();
  });
});
