import { expect, test } from "vitest";
import { missingSettings } from "#lib/sellers/missing-settings";
import { readAddressSearch, readInboxSearch } from "#lib/sellers/settings-search";

const store = { id: "s1", name: "一店", undeliverable: "return" } as const;
const at = (kind: "sender" | "pickup" | "return", isDefault = true) => ({ storeId: "s1", kind, isDefault });

test("a store with a default of each kind and a choice lacks nothing", () => {
  expect(missingSettings([store], [at("sender"), at("pickup"), at("return")])).toEqual([]);
});

test("what is missing is named by kind, and an address that is no default does not count", () => {
  expect(missingSettings([{ ...store, undeliverable: null }], [at("sender"), at("pickup", false)])).toEqual([
    { storeId: "s1", storeName: "一店", kinds: ["pickup", "return"], lacksChoice: true },
  ]);
});

test("addresses in the page's address are read, nonsense is left out", () => {
  expect(readAddressSearch({ new: "pickup", store: "s1" })).toEqual({ edit: null, store: "s1", kind: "pickup" });
  expect(readAddressSearch({ new: ["x"], store: ["a", "b"] })).toEqual({ edit: null, store: null, kind: null });
  expect(readInboxSearch({ before: "12", unread: "1" })).toEqual({ before: 12, unreadOnly: true });
  expect(readInboxSearch({ before: "1e9", unread: "yes" })).toEqual({ before: null, unreadOnly: false });
});
