import { randomUUID } from "node:crypto";
import { savePerson } from "../queries/people.ts";
import { saveMember, saveSeller } from "../queries/team.ts";
import { stores } from "../schema/sellers.ts";
import { inScope, type JobScope, type SellerScope } from "../scope.ts";
import { testDoorScope, testJobScope, testSellerScope } from "./scopes.ts";

export type TestSeller = {
  readonly sellerId: string;
  readonly ownerId: string;
  readonly ownerScope: SellerScope;
  readonly jobScope: JobScope;
  readonly storeId: string;
};

/** A seller with an owner and one store. Nobody can sign in as the owner: its password's hash is none. */
export async function aSeller(name = "深圳测试商家"): Promise<TestSeller> {
  const [sellerId, storeId] = [randomUUID(), randomUUID()];
  const email = `owner-${sellerId}@example.com`;
  const ownerId = await inScope(testDoorScope(sellerId), async (db) => {
    const person = await savePerson(db, { email, emailKey: email, name: "测试 Tester", passwordHash: "none" });
    if (!person) throw new Error("a test person was not saved");
    await saveSeller(db, { kind: "mainland_company", name }, Date.now());
    await saveMember(db, { personId: person, name: "测试 Tester", email, role: "owner" }, Date.now());
    return person;
  });
  const ownerScope = testSellerScope(sellerId, ownerId);
  await inScope(ownerScope, async (db) => {
    const platformNumber = String(Number.parseInt(sellerId.slice(0, 8), 16));
    await db.insert(stores).values({ sellerId, id: storeId, name: "测试店铺", platformNumber });
  });
  return { sellerId, ownerId, ownerScope, jobScope: testJobScope(sellerId), storeId };
}
