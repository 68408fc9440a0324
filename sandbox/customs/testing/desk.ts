import { CustomsBook } from "../book.ts";
import type { Desk } from "../desk.ts";
import { seller } from "./messages.ts";

/** Customs without a disk and a door, where the seller has its account and every waybill exists. */
export function memoryDesk(): Desk {
  const book = new CustomsBook();
  const now = () => Date.UTC(2026, 10, 25, 2);
  book.apply({ type: "account", at: now(), ...seller });
  return {
    book,
    now,
    draft: () => ({ add: (record) => book.apply(record), commit: async () => undefined }),
    settled: async () => undefined,
    knowsWaybill: () => true,
  };
}
