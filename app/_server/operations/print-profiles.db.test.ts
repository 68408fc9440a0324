import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { mostProfiles, type PrintProfile, plainSettings } from "#lib/papers/print-profile";
import type { PrintProfileInput } from "#lib/papers/print-profile-schema";
import { removePrintProfile } from "./remove-print-profile.ts";
import { savePrintProfile } from "./save-print-profile.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

const profiles = (seller: TestSeller) => inScope(seller.ownerScope, listPrintProfiles);
const input = (name: string, change: Partial<PrintProfileInput> = {}): PrintProfileInput => ({
  ...{ profileId: null, version: 0, name, isDefault: false, settings: plainSettings },
  ...change,
});
const changed = ({ id, version, name, settings, isDefault }: PrintProfile, change: Partial<PrintProfileInput>) => ({
  ...{ profileId: id, version, name, settings, isDefault },
  ...change,
});
async function made(seller: TestSeller, name: string, change: Partial<PrintProfileInput> = {}): Promise<PrintProfile> {
  const saved = await savePrintProfile(seller.ownerScope, input(name, change));
  if (!saved.ok) throw new Error(saved.refusal.code);
  const one = (await profiles(seller)).find(({ id }) => id === saved.value.profileId);
  if (!one) throw new Error("not saved");
  return one;
}
const defaultsOf = async (seller: TestSeller) =>
  (await profiles(seller)).filter(({ isDefault }) => isDefault).map(({ name }) => name);

describe("printing profiles", () => {
  it("are the seller's default one at a time: the first, then the one that is said to be", async () => {
    const seller = await aSeller();
    const first = await made(seller, "热敏");
    expect(await defaultsOf(seller)).toEqual(["热敏"]);
    const second = await made(seller, "A4");
    expect(await defaultsOf(seller)).toEqual(["热敏"]);
    await savePrintProfile(seller.ownerScope, changed(second, { isDefault: true }));
    expect(await defaultsOf(seller)).toEqual(["A4"]);
    const [, thermal = first] = await profiles(seller);
    await savePrintProfile(seller.ownerScope, changed(thermal, { isDefault: false, name: "热敏 2" }));
    expect(await defaultsOf(seller)).toEqual(["A4"]);
  });

  it("cannot be without a default", async () => {
    const seller = await aSeller();
    const only = await made(seller, "热敏");
    await savePrintProfile(seller.ownerScope, changed(only, { isDefault: false }));
    expect(await defaultsOf(seller)).toEqual(["热敏"]);
  });

  it("are renamed; a name is there once, whatever its case and width", async () => {
    const seller = await aSeller();
    const one = await made(seller, "Desk 1");
    await made(seller, "Desk 2");
    const renamed = await savePrintProfile(seller.ownerScope, changed(one, { name: "ｄｅｓｋ 2" }));
    expect(renamed).toMatchObject({ refusal: { code: "profile_name_taken", field: "name" } });
    expect(await savePrintProfile(seller.ownerScope, changed(one, { name: "desk 1" }))).toMatchObject({ ok: true });
    expect((await profiles(seller)).map(({ name }) => name).sort()).toEqual(["Desk 2", "desk 1"]);
  });

  it("are not overwritten by whoever read them before another saved", async () => {
    const seller = await aSeller();
    const one = await made(seller, "热敏");
    const mine = changed(one, { settings: { ...plainSettings, copies: 2 } });
    const theirs = changed(one, { settings: { ...plainSettings, copies: 3 } });
    const answers = await Promise.all([
      savePrintProfile(seller.ownerScope, mine),
      savePrintProfile(seller.ownerScope, theirs),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "profile_changed" } });
  });

  it("made at once under one name are one", async () => {
    const seller = await aSeller();
    const answers = await Promise.all([1, 2, 3].map(() => savePrintProfile(seller.ownerScope, input("热敏"))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await profiles(seller)).toHaveLength(1);
  });

  it("are deleted, the default last; the audit names each", async () => {
    const seller = await aSeller();
    const first = await made(seller, "热敏");
    const second = await made(seller, "A4");
    expect(await removePrintProfile(seller.ownerScope, { profileId: first.id })).toMatchObject({
      refusal: { code: "profile_is_default" },
    });
    expect(await removePrintProfile(seller.ownerScope, { profileId: second.id })).toMatchObject({ ok: true });
    expect(await removePrintProfile(seller.ownerScope, { profileId: first.id })).toMatchObject({ ok: true });
    expect(await profiles(seller)).toEqual([]);
    expect(await removePrintProfile(seller.ownerScope, { profileId: first.id })).toMatchObject({
      refusal: { code: "profile_unknown" },
    });
    const entries = await inScope(seller.jobScope, (db) =>
      db
        .select({ event: auditEntries.event, data: auditEntries.data })
        .from(auditEntries)
        .where(and(eq(auditEntries.sellerId, seller.sellerId), eq(auditEntries.subjectKind, "print_profile"))),
    );
    expect(entries.map(({ event, data }) => [event, (data as { name: string }).name])).toEqual([
      ["print_profile_saved", "热敏"],
      ["print_profile_saved", "A4"],
      ["print_profile_removed", "A4"],
      ["print_profile_removed", "热敏"],
    ]);
  });

  it("of another seller are unknown", async () => {
    const [seller, stranger] = [await aSeller(), await aSeller("别家")];
    const theirs = await made(stranger, "热敏");
    const refused = { refusal: { code: "profile_unknown" } };
    expect(await savePrintProfile(seller.ownerScope, changed(theirs, { name: "mine" }))).toMatchObject(refused);
    expect(await removePrintProfile(seller.ownerScope, { profileId: theirs.id })).toMatchObject(refused);
    expect((await profiles(stranger)).map(({ name }) => name)).toEqual(["热敏"]);
  });

  it("are so many and no more", async () => {
    const seller = await aSeller();
    for (let at = 0; at < mostProfiles; at++) await made(seller, `台 ${at + 1}`);
    expect(await savePrintProfile(seller.ownerScope, input("one more"))).toMatchObject({
      refusal: { code: "too_many_profiles", values: { most: mostProfiles } },
    });
  });
});
