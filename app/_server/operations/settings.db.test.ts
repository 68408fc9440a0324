import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOwnAddresses } from "#db/queries/addresses";
import { countUnreadMessages, listMessages, sendMessage } from "#db/queries/messages";
import { countUnreadStaffMessages, listStaffMessages, sendStaffMessage } from "#db/queries/staff-messages";
import { listStores } from "#db/queries/stores";
import { saveMember } from "#db/queries/team";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testSellerScope, testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { OwnAddressKind } from "#lib/sellers/kinds";
import { ownAddressInput } from "#lib/sellers/settings-schema";
import { readMessages, readStaffMessages } from "#server/operations/read-messages";
import { removeOwnAddress } from "#server/operations/remove-own-address";
import { saveOwnAddress } from "#server/operations/save-own-address";
import { saveStore } from "#server/operations/save-store";

let database: TestDatabase;
let seller: TestSeller;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(() => database.close());

const fields = {
  zh: { contactName: "王小明", province: "浙江省", city: "杭州市", district: "余杭区", street: "文一西路 969 号" },
  en: { contactName: "Wang Xiaoming", province: "Zhejiang", city: "Hangzhou", district: "", street: "969 Wenyi Road" },
  postalCode: "311121",
  mobile: "+86 138 1234 5678",
  telephone: "",
  email: "",
};
const input = (change: object) =>
  ownAddressInput.parse({
    addressId: null,
    storeId: seller.storeId,
    kind: "sender",
    isDefault: false,
    label: "",
    companyName: "",
    fields,
    ...change,
  });
const saved = async (change: object) => {
  const result = await saveOwnAddress(seller.ownerScope, input(change));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.addressId;
};
const defaults = async (kind: OwnAddressKind) =>
  (await inScope(seller.ownerScope, listOwnAddresses))
    .filter((one) => one.kind === kind && one.isDefault)
    .map(({ id }) => id);

describe("own addresses", () => {
  test("a store's first of a kind is its default, and there is never a second default", async () => {
    const first = await saved({ label: "仓库" });
    expect(await defaults("sender")).toEqual([first]);
    const second = await saved({ label: "办公室", isDefault: true });
    expect(await defaults("sender")).toEqual([second]);
    await saved({ addressId: first, label: "仓库", isDefault: true });
    expect(await defaults("sender")).toEqual([first]);
    await removeOwnAddress(seller.ownerScope, { addressId: first });
    expect(await defaults("sender")).toEqual([second]);
    await saved({ addressId: second, label: "办公室", isDefault: false });
    expect(await defaults("sender")).toEqual([second]);
  });

  test("two tabs that both want the default leave one", async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4].map((label) => saved({ kind: "pickup", isDefault: true, label: `${label}` })),
    );
    expect(ids).toHaveLength(4);
    expect(await defaults("pickup")).toHaveLength(1);
  });

  test("keeps the mobile as eleven digits and names each wrong field", async () => {
    await saved({ kind: "return" });
    const [address] = (await inScope(seller.ownerScope, listOwnAddresses)).filter(({ kind }) => kind === "return");
    expect(address?.mobile).toBe("13812345678");
    const wrong = ownAddressInput.safeParse({
      ...input({}),
      fields: { ...fields, mobile: "12", zh: { ...fields.zh, contactName: "Wang" } },
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["fields.zh.contactName", "own_hanzi_missing"],
      ["fields.mobile", "own_mobile_wrong"],
    ]);
  });

  test("no other seller's store or address is touched", async () => {
    const stranger = await aSeller("陌生商家");
    const own = await saved({ kind: "return" });
    expect(await saveOwnAddress(stranger.ownerScope, input({}))).toMatchObject({ refusal: { code: "store_unknown" } });
    const theirs = input({ storeId: stranger.storeId, addressId: own });
    expect(await saveOwnAddress(stranger.ownerScope, theirs)).toMatchObject({ refusal: { code: "address_unknown" } });
    expect(await removeOwnAddress(stranger.ownerScope, { addressId: own })).toMatchObject({
      refusal: { code: "address_unknown" },
    });
  });
});

describe("stores", () => {
  test("are added, renamed, and never doubled under one platform number", async () => {
    const store = { storeId: null, name: "二店", platformNumber: "1102345678", undeliverable: "return" } as const;
    const made = await saveStore(seller.ownerScope, store);
    if (!made.ok) throw new Error(made.refusal.code);
    expect(await saveStore(seller.ownerScope, store)).toMatchObject({ refusal: { code: "store_number_taken" } });
    await saveStore(seller.ownerScope, {
      ...store,
      storeId: made.value.storeId,
      name: "旗舰店",
      undeliverable: "destroy",
    });
    const stores = await inScope(seller.ownerScope, listStores);
    expect(stores.find(({ id }) => id === made.value.storeId)).toMatchObject({
      name: "旗舰店",
      undeliverable: "destroy",
    });
    expect(await saveStore(seller.ownerScope, { ...store, storeId: randomUUID() })).toMatchObject({
      refusal: { code: "store_unknown" },
    });
  });
});

describe("messages", () => {
  test("reach the holders of the right only, are read once, and each person for itself", async () => {
    const dispatcherId = randomUUID();
    const viewerId = randomUUID();
    await inScope(testDoorScope(seller.sellerId), async (db) => {
      await saveMember(
        db,
        { personId: dispatcherId, name: "打单员", email: "d@example.com", role: "dispatcher" },
        Date.now(),
      );
      await saveMember(db, { personId: viewerId, name: "只读", email: "v@example.com", role: "viewer" }, Date.now());
    });
    const dispatcher = testSellerScope(seller.sellerId, dispatcherId, "dispatcher");
    const viewer = testSellerScope(seller.sellerId, viewerId, "viewer");
    const link = `/s/${seller.sellerId}/dispatch`;
    const reached = await inScope(seller.jobScope, (db) =>
      sendMessage(db, { kind: "waybills_failed", values: { count: 3 }, link }),
    );
    expect(reached).toBe(2);
    await inScope(testStaffScope(randomUUID(), "reviewer", seller.sellerId), (db) =>
      sendMessage(db, { kind: "seller_activated", values: {}, link }),
    );
    expect(await inScope(viewer, countUnreadMessages)).toBe(1);
    expect(await inScope(dispatcher, countUnreadMessages)).toBe(2);
    const all = { before: null, unreadOnly: false, limit: 50 };
    const rows = await inScope(dispatcher, (db) => listMessages(db, all));
    expect(rows.map(({ kind }) => kind)).toEqual(["seller_activated", "waybills_failed"]);
    const [newest] = rows;
    expect(await readMessages(dispatcher, { messageIds: [newest?.id ?? 0], all: false })).toMatchObject({
      value: { read: 1 },
    });
    expect(await readMessages(dispatcher, { messageIds: [newest?.id ?? 0], all: false })).toMatchObject({
      value: { read: 0 },
    });
    const unread = await inScope(dispatcher, (db) => listMessages(db, { ...all, unreadOnly: true }));
    expect(unread.map(({ kind }) => kind)).toEqual(["waybills_failed"]);
    expect(await readMessages(dispatcher, { messageIds: [], all: true })).toMatchObject({ value: { read: 1 } });
    expect(await inScope(seller.ownerScope, countUnreadMessages)).toBe(2);
  });

  test("are listed page by page without a gap", async () => {
    const other = await aSeller("多消息商家");
    await inScope(other.jobScope, async (db) => {
      for (let count = 0; count < 7; count++)
        await sendMessage(db, { kind: "notices_urgent", values: { count }, link: "/" });
    });
    const seen: number[] = [];
    let before: number | null = null;
    for (;;) {
      const page = await inScope(other.ownerScope, (db) => listMessages(db, { before, unreadOnly: false, limit: 3 }));
      if (page.length === 0) break;
      seen.push(...page.map((row) => Number(row.values.count)));
      before = page.at(-1)?.id ?? null;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  test("of staff go to one role, and the mark of reading never goes back", async () => {
    const reviewer = testStaffScope(randomUUID(), "reviewer");
    const manager = testStaffScope(randomUUID(), "carrier_manager");
    await inScope(testDoorScope(), (db) =>
      sendStaffMessage(db, {
        kind: "seller_signed_up",
        values: { name: "新商家" },
        link: "/staff/sellers",
        role: "reviewer",
      }),
    );
    expect(await inScope(manager, countUnreadStaffMessages)).toBe(0);
    expect(await inScope(reviewer, countUnreadStaffMessages)).toBe(1);
    const [row] = await inScope(reviewer, (db) => listStaffMessages(db, { before: null, limit: 10 }));
    await readStaffMessages(reviewer, { upTo: row?.id ?? 0 });
    await readStaffMessages(reviewer, { upTo: 0 });
    expect(await inScope(reviewer, countUnreadStaffMessages)).toBe(0);
  });
});
