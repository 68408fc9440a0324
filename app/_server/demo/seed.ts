import { randomUUID } from "node:crypto";
import { listExchanges } from "#db/queries/exchange-connections";
import { getFact, keepFact } from "#db/queries/installation";
import { savePerson } from "#db/queries/people";
import { type ProductToSave, saveNewProducts } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import type { Result } from "#lib/kit/result";
import { addDays, chinaDateOf, dayMs } from "#lib/kit/time";
import { renderOrderExport } from "#lib/orders/order-export";
import { skuKeyOf } from "#lib/products/line-key";
import { ownAddressKinds } from "#lib/sellers/kinds";
import { writeXlsx } from "../files/write-sheet.ts";
import { activateSeller } from "../operations/activate-seller.ts";
import { confirmImport } from "../operations/confirm-import.ts";
import { connectSandboxExchange } from "../operations/connect-exchange.ts";
import { countLanes } from "../operations/count-lanes.ts";
import { countUnpricedLanes } from "../operations/count-unpriced-lanes.ts";
import { fetchExchangeRates } from "../operations/fetch-exchange-rates.ts";
import { inviteMember } from "../operations/invite-member.ts";
import { joinSeller } from "../operations/join-seller.ts";
import { previewImport } from "../operations/preview-import.ts";
import { saveOwnAddress } from "../operations/save-own-address.ts";
import { saveStore } from "../operations/save-store.ts";
import { setCarrierCustoms } from "../operations/set-carrier-customs.ts";
import { setGatewayAccount } from "../operations/set-gateway-account.ts";
import { signUp } from "../operations/sign-up.ts";
import { hashPassword } from "../passwords.ts";
import { mintDoorScope, mintJobScope, mintSellerScope, mintStaffScope } from "../scope.ts";
import { type DemoApplicant, demoApplicant, demoCompanies } from "./applicants.ts";
import { fillApplication, handIn } from "./apply.ts";
import { demoCarrierCustoms, describeForCustoms, forgoRefund } from "./customs.ts";
import { demoDay } from "./day.ts";
import { type DemoGood, demoGoods, summarisedGood, waitingGood } from "./goods.ts";
import { saveHistory } from "./history.ts";
import { declareLastMonth } from "./last-month.ts";
import { makeDemoBill, makeDemoMsds } from "./papers.ts";
import {
  type DemoAccount,
  demoAccounts,
  demoMembers,
  demoPassword,
  demoStaff,
  newcomers,
  secondOwner,
} from "./people.ts";
import { SeededRandom } from "./random.ts";
import { introduceToSandbox, sandboxAccounts, sandboxIsThere } from "./sandbox-account.ts";

const installed = "demo";
const visitor = { address: "127.0.0.1", userAgent: "demo" };

/**
 * The demo day, made through the same operations that people use: two sellers, all roles, staff, a morning's orders, two
 * months of parcels. Done once, in a database without people; later it only tells the sandbox where pushes go now.
 * Answers null where the database belongs to somebody.
 */
export async function seedDemo(now = Date.now()): Promise<{ accounts: DemoAccount[] } | null> {
  const known = await inScope(mintDoorScope("demo"), (db) => getFact(db, installed));
  if (known === null) {
    const made = await makeDemo(now);
    if (made === null) return null;
    await inScope(mintDoorScope("demo"), (db) => keepFact(db, installed, made));
    await introduceToSandbox(made);
    await countUnpricedLanes(now);
  } else {
    await introduceToSandbox(known);
  }
  await introduceTerminals();
  // rates of today, so that no price of the demo rests on last month's; where there is no source, those of before stay
  await fetchExchangeRates({ clock: Date.now });
  return { accounts: [...demoAccounts] };
}

/** Every start anew: the sandbox may have been emptied. */
async function introduceTerminals(): Promise<void> {
  for (const { sellerId } of await inScope(mintDoorScope("demo"), (db) => listExchanges(db, null)))
    await connectSandboxExchange(mintJobScope({ sellerId, job: "demo" }), Date.now());
}

/** Answers the first seller's connection, or null when there are people already. */
async function makeDemo(now: number): Promise<string | null> {
  const [reviewer, manager] = await Promise.all(demoStaff.map((person) => makeStaff(person)));
  if (!reviewer || !manager) return null;
  await sandboxIsThere();
  for (const account of sandboxAccounts()) await done(setGatewayAccount(manager.scope, account));
  await done(setCarrierCustoms(manager.scope, demoCarrierCustoms, now));
  const first = await makeSeller(demoMembers[0], "深圳市星河跨境贸易有限公司", now);
  const second = await makeSeller(secondOwner, "义乌市海蓝饰品商行", now);
  for (const member of demoMembers.slice(1)) await join(first, member, now);
  const random = new SeededRandom(7);
  const [digital, home] = [
    await makeStore(first, "星河数码旗舰店", "1103456789", now),
    await makeStore(first, "星河家居店", "1103459912", now),
  ];
  await makeStore(second, "海蓝饰品店", "1108821077", now);
  const connectionId = await openSeller(first, demoApplicant(demoCompanies.first), now);
  await openSeller(second, demoApplicant(demoCompanies.second), now);
  await makeNewcomers(now);
  await makeExpired(random, now);
  for (const seller of [first, second])
    await inScope(seller, (db) => saveNewProducts(db, demoGoods.map(productOf), now));
  for (const seller of [first, second]) await describeForCustoms(seller, now);
  const priced = await saveHistory(first, digital, random, now, 2000);
  await declareLastMonth(first, { done: productOf(summarisedGood), waiting: productOf(waitingGood) }, now);
  for (const seller of [first, second]) await forgoRefund(seller, now);
  await countLanes(now);
  await importDay(first, digital, random, now, 34);
  await importDay(first, home, random, now, 8);
  await makeDemoMsds(first, now);
  await makeDemoBill(first, priced, random, now);
  return connectionId;
}

/**
 * A seller that has been here for months: its application goes the whole way, and it is active without the first-order
 * test, which it passed before this installation's memory begins.
 */
async function openSeller(seller: SellerScope, applicant: DemoApplicant, now: number): Promise<string> {
  await fillApplication(seller, applicant, now);
  const came = await handIn(seller, now);
  if (came !== "approved") throw new Error(`the demo's application was ${came}`);
  const job = mintJobScope({ sellerId: seller.sellerId, job: "demo" });
  return (await done(activateSeller(job, { environment: "sandbox" }, now))).connectionId;
}

/** One who has just begun, and one whose account's name a reviewer must look at. */
async function makeNewcomers(now: number): Promise<void> {
  const began = await makeSeller(newcomers.began, "杭州市新宇网络科技有限公司", now);
  const { entry = {}, licence = {} } = demoApplicant(demoCompanies.waiting).answers;
  const some = {
    entry: { ...entry, contactName: newcomers.began.name },
    licence: { foundedOn: licence.foundedOn ?? "" },
  };
  await fillApplication(began, { answers: some, documents: [] }, now);
  const { name } = demoCompanies.waiting;
  const waiting = await makeSeller(newcomers.waiting, name, now);
  await makeStore(waiting, "青禾家居旗舰店", "1109930411", now);
  const slip = { account: { accountName: name.replace("务", "務") } };
  await fillApplication(waiting, demoApplicant(demoCompanies.waiting, slip), now);
  await handIn(waiting, now);
}

/** One that was opened last year with a licence that ran out ten days ago: its gates are closed until it is renewed. */
async function makeExpired(random: SeededRandom, now: number): Promise<void> {
  const then = now - 300 * dayMs;
  const { name } = demoCompanies.expired;
  const seller = await makeSeller(newcomers.expired, name, then);
  const storeId = await makeStore(seller, "长风户外专营店", "1107710065", then);
  const ranOut = { licence: { validity: "dated", validUntil: addDays(chinaDateOf(now), -10) } };
  await openSeller(seller, demoApplicant(demoCompanies.expired, ranOut), then);
  await inScope(seller, (db) => saveNewProducts(db, demoGoods.map(productOf), now));
  await importDay(seller, storeId, random, now, 4);
}

type Staff = {
  readonly scope: ReturnType<typeof mintStaffScope>;
  readonly person: Parameters<typeof mintStaffScope>[0];
};

async function makeStaff({ email, name, role }: (typeof demoStaff)[number]): Promise<Staff | null> {
  const passwordHash = await hashPassword(demoPassword);
  const id = await inScope(mintDoorScope("demo"), (db) =>
    savePerson(db, { email, emailKey: email, name, passwordHash, staffRole: role }),
  );
  if (id === null) return null;
  const person = { id, name, staffRole: role };
  return { scope: mintStaffScope(person), person };
}

async function makeSeller(
  owner: { email: string; name: string } | undefined,
  companyName: string,
  now: number,
): Promise<SellerScope> {
  if (!owner) throw new Error("the demo has no owner");
  const { email, name } = owner;
  const kind = companyName.includes("商行") ? ("individual_business" as const) : ("mainland_company" as const);
  const made = await done(signUp({ email, name, password: demoPassword, companyName, kind }, visitor, now));
  return mintSellerScope({ ...made, name, role: "owner" });
}

async function join(seller: SellerScope, member: (typeof demoMembers)[number], now: number): Promise<void> {
  const { path } = await done(inviteMember(seller, { email: member.email, role: member.role }, now));
  const token = path.split("/").at(-1) ?? "";
  const account = { name: member.name, password: demoPassword };
  await done(joinSeller({ sellerId: seller.sellerId, token, account }, null, now));
}

async function makeStore(seller: SellerScope, name: string, platformNumber: string, now: number): Promise<string> {
  const { storeId } = await done(
    saveStore(seller, { storeId: null, name, platformNumber, undeliverable: "return" }, now),
  );
  for (const kind of ownAddressKinds) {
    await done(
      saveOwnAddress(
        seller,
        {
          ...{
            addressId: null,
            storeId,
            kind,
            isDefault: true,
            label: "坂田仓",
            companyName: "深圳市星河跨境贸易有限公司",
          },
          fields: {
            zh: {
              contactName: "王芳",
              province: "广东省",
              city: "深圳市",
              district: "龙岗区",
              street: "坂田街道五和大道 118 号 3 栋",
            },
            en: {
              contactName: "Wang Fang",
              province: "Guangdong",
              city: "Shenzhen",
              district: "Longgang",
              street: "Bldg 3, 118 Wuhe Avenue, Bantian",
            },
            ...{ postalCode: "518129", mobile: "13800138000", telephone: "", email: "" },
          },
        },
        now,
      ),
    );
  }
  return storeId;
}

function productOf(good: DemoGood): ProductToSave {
  const [lengthMm, widthMm, heightMm] = good.sizeMm;
  const { sku, title, attributes, nameZh, nameEn, hsCode, weightGrams, cargoKind, priceMinor } = good;
  const { netGrams, hsUs, makerItemNo } = good;
  const facts = { nameZh, nameEn, hsCode, weightGrams, cargoKind, lengthMm, widthMm, heightMm };
  const maker = {
    makerName: "Dongguan Zhucheng Manufacturing Co., Ltd.",
    makerAddress: "12 Lianhe Road, Chang'an, Dongguan, Guangdong, China",
    makerContact: "quality@zhucheng.example",
  };
  return {
    id: randomUUID(),
    sku,
    skuKey: skuKeyOf(sku),
    title,
    attributes,
    ...facts,
    ...{ netGrams, hsUs, makerItemNo, gtin: null, ...maker },
    ...{ category: null, material: null, usedFor: null, brand: null },
    originCountry: "CN",
    declaredMinor: priceMinor,
  };
}

/** The morning's file, read and confirmed as a dispatcher would. */
async function importDay(
  seller: SellerScope,
  storeId: string,
  random: SeededRandom,
  now: number,
  count: number,
): Promise<void> {
  const [header = [], ...rows] = renderOrderExport(demoDay(random, now, count));
  const bytes = await writeXlsx({ name: "订单", header, rows });
  const preview = await done(previewImport(seller, { storeId, fileName: "订单导出.xlsx", bytes }, now));
  await done(confirmImport(seller, { importId: preview.importId }, now));
}

async function done<T>(result: Promise<Result<T>> | Result<T>): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(`the demo was refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}
