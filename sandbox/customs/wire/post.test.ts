import { expect, it } from "vitest";
import { CustomsBook } from "../book.ts";
import type { Desk } from "../desk.ts";
import { aParcel, envelopeText, messageText, orderText, seller } from "../testing/messages.ts";
import { acceptEnvelope } from "./post.ts";

it("judges an envelope once although two requests read it at the same time", async () => {
  const book = new CustomsBook();
  const desk: Desk = {
    book,
    now: () => Date.UTC(2026, 10, 25, 2),
    draft: () => ({ add: (record) => book.apply(record), commit: async () => undefined }),
    settled: async () => undefined,
    knowsWaybill: () => true,
  };
  const body = Buffer.from(envelopeText("CEB303Message", messageText("303", [orderText(aParcel())])));
  const answers = await Promise.all([1, 2, 3].map(() => acceptEnvelope(desk, seller, body)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect([book.messages.size, book.documents.length, book.refusals.length, book.receipts.length]).toEqual([1, 1, 0, 1]);
});
