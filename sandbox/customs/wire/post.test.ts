import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryDesk } from "../testing/desk.ts";
import { aParcel, envelopeText, listText, messageText, orderText, seller, signed } from "../testing/messages.ts";
import { acceptEnvelope } from "./post.ts";

it("judges an envelope once although two requests read it at the same time", async () => {
  const desk = memoryDesk();
  const body = Buffer.from(envelopeText("CEB303Message", messageText("303", [orderText(aParcel())])));
  const answers = await Promise.all([1, 2, 3].map(() => acceptEnvelope(desk, seller, body)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const { messages, documents, refusals, receipts } = desk.book;
  expect([messages.size, documents.length, refusals.length, receipts.length]).toEqual([1, 1, 0, 1]);
});

const message = signed(messageText("603", [listText(aParcel(), { note: "罕𠮷 & <b>" })]));

it("takes a signed list only as it was signed, whatever one character becomes", async () => {
  const desk = memoryDesk();
  await acceptEnvelope(desk, seller, Buffer.from(envelopeText("CEB603Message", message)));
  const [original] = desk.book.documents;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(message.length - 1),
      fc.constantFrom("", "0", "9", "A", " ", "<", "&", ">", "/", '"', "\n", "𠮷", "<!-- -->"),
      async (at, character) => {
        const fresh = memoryDesk();
        const changed = message.slice(0, at) + character + message.slice(at + 1);
        const { status } = await acceptEnvelope(fresh, seller, Buffer.from(envelopeText("CEB603Message", changed)));
        expect(status).toBe(202);
        for (const taken of fresh.book.documents) expect(taken.document).toEqual(original?.document);
        expect(fresh.book.receipts).toHaveLength(1);
      },
    ),
    { numRuns: 150 },
  );
});

it("answers every body, whatever became of it on the way", async () => {
  const envelope = Buffer.from(envelopeText("CEB603Message", message));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(envelope.length - 1),
      fc.nat(1_200),
      fc.uint8Array({ maxLength: 8 }),
      async (at, cut, put) => {
        const body = Buffer.concat([envelope.subarray(0, at), put, envelope.subarray(at + cut)]);
        const { status } = await acceptEnvelope(memoryDesk(), seller, body);
        expect([202, 400, 401]).toContain(status);
      },
    ),
    { numRuns: 150 },
  );
});
