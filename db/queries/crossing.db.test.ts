import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../client.ts";
import { carrierBindings, connections } from "../schema/gateways.ts";
import { orders } from "../schema/orders.ts";
import { inScope, type Scope, type ScopedDb } from "../scope.ts";
import type { Call } from "../testing/crossing.ts";
import { alarmCallsByModule } from "../testing/crossing-calls-alarms.ts";
import { applicationCallsByModule } from "../testing/crossing-calls-application.ts";
import { archiveCallsByModule } from "../testing/crossing-calls-archive.ts";
import { billCallsByModule } from "../testing/crossing-calls-bills.ts";
import { bookCallsByModule } from "../testing/crossing-calls-books.ts";
import { carrierCallsByModule } from "../testing/crossing-calls-carriers.ts";
import { customsCallsByModule } from "../testing/crossing-calls-customs.ts";
import { dailyCallsByModule } from "../testing/crossing-calls-daily.ts";
import { dispatchCalls } from "../testing/crossing-calls-dispatch.ts";
import { dossierCallsByModule } from "../testing/crossing-calls-dossiers.ts";
import { handOverCallsByModule } from "../testing/crossing-calls-hand-over.ts";
import { incidentCallsByModule } from "../testing/crossing-calls-incidents.ts";
import { intakeCalls } from "../testing/crossing-calls-intake.ts";
import { msdsCallsByModule } from "../testing/crossing-calls-msds.ts";
import { nomenclatureCallsByModule } from "../testing/crossing-calls-nomenclature.ts";
import { onboardingCalls } from "../testing/crossing-calls-onboarding.ts";
import { packingCallsByModule } from "../testing/crossing-calls-packing.ts";
import { paperCallsByModule } from "../testing/crossing-calls-papers.ts";
import { papersPageCallsByModule } from "../testing/crossing-calls-papers-pages.ts";
import { parcelExportCallsByModule } from "../testing/crossing-calls-parcel-exports.ts";
import { partCallsByModule } from "../testing/crossing-calls-parts.ts";
import { platformCalls } from "../testing/crossing-calls-platform.ts";
import { printingCallsByModule } from "../testing/crossing-calls-printing.ts";
import { proofCallsByModule } from "../testing/crossing-calls-proofs.ts";
import { rehearsalCallsByModule } from "../testing/crossing-calls-rehearsals.ts";
import { securityCalls } from "../testing/crossing-calls-security.ts";
import { solutionCallsByModule } from "../testing/crossing-calls-solutions.ts";
import { teamCallsByModule } from "../testing/crossing-calls-team.ts";
import { templateCallsByModule } from "../testing/crossing-calls-templates.ts";
import { trackingCallsByModule } from "../testing/crossing-calls-tracking.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import {
  testDoorScope,
  testJobScope,
  testPersonScope,
  testSellerScope,
  testStaffSellerScope,
} from "../testing/scopes.ts";
import { sameKeys } from "../testing/twin-keys.ts";
import { aTwin, nobody, type Twin, type TwinIds } from "../testing/twins.ts";
import { tablesOfKind } from "../walls.ts";
import { saveBinding, saveConnectionAtDoor } from "./activation.ts";
import { sendMessage } from "./messages.ts";
import { savePerson } from "./people.ts";
import { saveMatches } from "./products.ts";
import { saveRoutingPreset } from "./routing-settings.ts";
import { updateSellerState } from "./staff-sellers.ts";
import { saveTaxIdRows } from "./tax-ids.ts";

const callsByModule: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  ...{
    ...intakeCalls,
    ...dispatchCalls,
    ...dailyCallsByModule,
    ...parcelExportCallsByModule,
    ...partCallsByModule,
    ...trackingCallsByModule,
    ...archiveCallsByModule,
    ...teamCallsByModule,
    ...platformCalls,
    ...onboardingCalls,
    ...applicationCallsByModule,
    ...securityCalls,
    ...proofCallsByModule,
    ...rehearsalCallsByModule,
    ...templateCallsByModule,
    ...solutionCallsByModule,
    ...carrierCallsByModule,
    ...msdsCallsByModule,
    ...billCallsByModule,
    ...bookCallsByModule,
    ...printingCallsByModule,
    ...packingCallsByModule,
    ...paperCallsByModule,
    ...papersPageCallsByModule,
    ...customsCallsByModule,
    ...dossierCallsByModule,
    ...incidentCallsByModule,
    ...alarmCallsByModule,
    ...handOverCallsByModule,
    ...nomenclatureCallsByModule,
  },
};
const calls = Object.entries(callsByModule).flatMap(([file, byName]) =>
  Object.entries(byName).map(([name, call]) => ({ file, name, call })),
);
const closed = calls.filter(({ call }) => call.open === null);
const sellerTables = tablesOfKind("seller");
const [ownMark, foreignMark] = ["MARK-OF-THE-STRANGER", "MARK-OF-THE-OTHER"];

let database: TestDatabase;
let owner: Sql;
let stranger: Twin;
let other: Twin;
/** What each call of the stranger answers while there is no other seller at all. */
const answersAlone = new Map<string, string>();
let secrets: Set<string>;
/** The other's rows, as the owner of the tables sees them and as a call's transaction does. */
let before: Record<string, string>;
let beforeInside: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  const personId = await inScope(testDoorScope(), (db) =>
    savePerson(db, { email: "both@example.com", emailKey: "both@example.com", name: "both", passwordHash: "none" }),
  );
  stranger = await aTwin(ownMark, personId ?? "");
  const nobodyElse = nobody();
  for (const { file, name, call } of closed) {
    answersAlone.set(`${file} ${name}`, comparable((await attempt(call, stranger, nobodyElse, null)).text));
  }
  other = await aTwin(foreignMark, personId ?? "");
  await addWhatOnlyOneHas(other);
  // A query that forgot its seller and takes the first row that comes would otherwise often come upon the right one.
  for (const table of sellerTables) {
    await owner.unsafe(`update ${table} set seller_id = seller_id where seller_id = '${stranger.sellerId}'`);
  }
  secrets = new Set([foreignMark, ...(await idsOf(other)), ...Object.values(other).filter(isUuid)]);
  for (const shared of await idsOf(stranger)) secrets.delete(shared);
  secrets.delete(other.personId);
  before = await hashesAsOwner(other.sellerId);
  beforeInside = await inScope(testJobScope(other.sellerId), (db) => hashesInside(db, other));
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
});

/** Makes yes-or-no answers and lists of distinct values differ between the two. */
async function addWhatOnlyOneHas({ sellerId, ownerId, bookedOrderId, productId }: Twin): Promise<void> {
  const { loneLine: lineKey, loneBuyer: buyerKey } = sameKeys;
  const production = { carrierCode: "cainiao", environment: "production" } as const;
  const connectionId = await inScope(testDoorScope(sellerId), (db) => saveConnectionAtDoor(db, production, 0));
  await inScope(testJobScope(sellerId), (db) => saveBinding(db, { ...production, connectionId }, 0));
  await inScope(testStaffSellerScope(ownerId, "reviewer", sellerId), async (db) => {
    await updateSellerState(db, { state: "suspended", suspendedFor: foreignMark }, 0);
    await db.update(connections).set({ state: "suspended" }).where(eq(connections.id, connectionId));
    await db
      .update(carrierBindings)
      .set({ state: "suspended" })
      .where(and(eq(carrierBindings.sellerId, sellerId), eq(carrierBindings.connectionId, connectionId)));
  });
  await inScope(testSellerScope(sellerId, ownerId), async (db) => {
    await sendMessage(db, { kind: "parcels_in_trouble", values: { mark: foreignMark }, link: "/" });
    await db
      .update(orders)
      .set({ country: "BR" })
      .where(and(eq(orders.sellerId, sellerId), eq(orders.id, bookedOrderId)));
    await saveMatches(db, [{ lineKey, productId }], foreignMark, 0);
    await saveRoutingPreset(db, "safety", foreignMark, 0);
    const taxId = { buyerKey, country: "US", kind: "ein", value: foreignMark, source: "sheet" } as const;
    await saveTaxIdRows(db, [taxId], foreignMark, 0);
    await db.execute(sql`update live_cursors set cursor = 70 where seller_id = ${sellerId}::uuid`);
  });
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const isUuid = (value: unknown): value is string => typeof value === "string" && value.match(uuids) !== null;

async function idsOf({ sellerId }: Twin): Promise<string[]> {
  const found: string[] = [];
  for (const table of sellerTables) {
    const rows = await owner.unsafe(`select r::text as row from ${table} r where seller_id = '${sellerId}'`);
    for (const { row } of rows) found.push(...(String(row).match(uuids) ?? []));
  }
  return found;
}

/** Rows counted and hashed, and how many of them the asking transaction has locked. */
function hashStatement(sellerId: string): string {
  return sellerTables
    .map(
      (table) => `select '${table}' as name, concat_ws(' ', count(*), md5(string_agg(r::text, e'\\n' order by r::text)),
        count(*) filter (where xmax = pg_current_xact_id_if_assigned()::xid)) as hash from ${table} r where seller_id = '${sellerId}'`,
    )
    .join(" union all ");
}

async function hashesAsOwner(sellerId: string): Promise<Record<string, string>> {
  const rows = await owner.unsafe<{ name: string; hash: string }[]>(hashStatement(sellerId));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/** The twin's rows as they are inside the call's own transaction, with those of its owner's account. */
async function hashesInside(db: ScopedDb<Scope>, { sellerId, ownerId }: TwinIds): Promise<Record<string, string>> {
  await db.execute(sql.raw(`set local role alp_seller; set local app.seller_id = '${sellerId}'`));
  const rows = await db.execute<{ name: string; hash: string }>(sql.raw(hashStatement(sellerId)));
  await db.execute(sql.raw("set local role alp_door"));
  const platform = await db.execute<{ name: string; hash: string }>(
    sql`select 'people' as name, md5(string_agg(r::text, '')) as hash from people r where id = ${ownerId}
      union all select 'sessions', md5(string_agg(r::text, '' order by id)) from sessions r where person_id = ${ownerId}
      union all select 'connections', md5(string_agg(r::text, '' order by id)) from connections r
        where seller_id = ${sellerId}`,
  );
  await db.execute(sql.raw(`set local role alp_person; set local app.person_id = '${ownerId}'`));
  const own = await db.execute<{ name: string; hash: string }>(
    sql`select 'second_factors' as name, md5(string_agg(r::text, '')) as hash from second_factors r
        where person_id = ${ownerId}
      union all select 'recovery_codes', md5(string_agg(r::text, '' order by code_hash)) from recovery_codes r
        where person_id = ${ownerId}`,
  );
  return Object.fromEntries([...rows, ...platform, ...own].map(({ name, hash }) => [name, hash]));
}

type Attempt = {
  readonly text: string;
  readonly error: unknown;
  /** The other's rows after the call; null when a refused statement left nothing to be kept. */
  readonly after: Record<string, string> | null;
};

const undone = new Error("undone");

/**
 * Calls as `caller` with the ids of `target`, looks at the rows of `watched`, and takes everything back, so that no call
 * meets what another left.
 */
async function attempt(call: Call, caller: Twin, target: TwinIds, watched: Twin | null): Promise<Attempt> {
  let made: Attempt | null = null;
  const work = async (db: ScopedDb<Scope>, answer: Promise<unknown>) => {
    const { value, error } = await answer.then(
      (given) => ({ value: given, error: null }),
      (thrown: unknown) => ({ value: "threw", error: thrown }),
    );
    const after = watched && (await hashesInside(db, watched).catch(() => null));
    made = { text: serialised(value), error, after };
    throw undone;
  };
  await runAs(call, caller, target, work).catch((thrown: unknown) => {
    if (thrown !== undone) throw thrown;
  });
  if (!made) throw new Error("the call was not made");
  return made;
}

function runAs(
  call: Call,
  { sellerId, ownerId, personId }: Twin,
  target: TwinIds,
  work: (db: ScopedDb<Scope>, answer: Promise<unknown>) => Promise<never>,
): Promise<never> {
  switch (call.as) {
    case "seller":
      return inScope(testSellerScope(sellerId, personId), (db) => work(db, call.run(db, target)));
    case "job":
      return inScope(testJobScope(sellerId), (db) => work(db, call.run(db, target)));
    case "staff":
      return inScope(testStaffSellerScope(randomUUID(), "reviewer", sellerId), (db) => work(db, call.run(db, target)));
    case "person":
      return inScope(testPersonScope(ownerId), (db) => work(db, call.run(db, target)));
    case "door":
      return inScope(testDoorScope(sellerId), (db) => work(db, call.run(db, target)));
  }
}

function serialised(value: unknown): string {
  const text = JSON.stringify(value ?? null, (_, held: unknown) => {
    if (held instanceof Map) return [...held];
    if (held instanceof Set) return [...held];
    if (held !== null && typeof held === "object" && "type" in held && held.type === "Buffer" && "data" in held) {
      return Buffer.from(held.data as number[]).toString();
    }
    return held instanceof Uint8Array ? Buffer.from(held).toString() : held;
  });
  return text ?? "null";
}

/** Without ids that the call itself has just made. */
function comparable(text: string): string {
  const known = JSON.stringify(stranger);
  return text.replaceAll(uuids, (id) => (known.includes(id) ? id : "an id"));
}

/** More than nulls, zeros and names of members. */
function saysSomething(value: unknown): boolean {
  return value !== null && typeof value === "object" ? Object.values(value).some(saysSomething) : Boolean(value);
}

const secretsIn = (text: string) => [...secrets].filter((secret) => text.includes(secret));

it("the table names every query that is exported", async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const exported = await Promise.all(
    files.map(async (name) => {
      const module: Record<string, unknown> = await import(join(import.meta.dirname, name));
      const names = Object.keys(module).filter((key) => typeof module[key] === "function");
      return [name.replace(".ts", ""), names.sort()] as const;
    }),
  );
  const named = Object.entries(callsByModule).map(([file, byName]) => [file, Object.keys(byName).sort()] as const);
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(exported));
});

it("the other seller has rows in every seller's table, under the stranger's own keys", async () => {
  const empty = Object.entries(before).filter(([, hash]) => hash.startsWith("0 "));
  expect(empty).toEqual([]);
  expect(secrets.size).toBeGreaterThan(20);
});

describe("the calls reach the other's rows where no wall is meant to hold them", () => {
  it.each(closed)("$file $name", async ({ call }) => {
    const { text, error, after } = await attempt(call, other, other, other);
    if (call.proof === "unseen") return;
    expect(error).toBeNull();
    if (call.proof === "counted") expect(saysSomething(JSON.parse(text))).toBe(true);
    else expect(secretsIn(text).length > 0 || !isDeepStrictEqual(after, beforeInside)).toBe(true);
  });
});

function expectNothingCrosses(): void {
  it.each(calls)("$file $name", async ({ file, name, call }) => {
    const { text, error, after } = await attempt(call, stranger, other, other);
    if (after) expect(after).toEqual(beforeInside);
    if (call.open !== null) {
      expect(error).toBeNull();
      return;
    }
    expect(secretsIn(text)).toEqual([]);
    expect(comparable(text)).toBe(answersAlone.get(`${file} ${name}`));
  });
}

describe("behind both walls nothing crosses", () => {
  expectNothingCrosses();
});

describe("behind the queries' own conditions alone nothing crosses", () => {
  const ownedTables = [...sellerTables, ...tablesOfKind("platform")];
  const all = (verb: "enable" | "disable") =>
    owner.unsafe(ownedTables.map((table) => `alter table ${table} ${verb} row level security`).join("; "));
  beforeAll(async () => {
    await all("disable");
  });
  afterAll(async () => {
    await all("enable");
  });
  expectNothingCrosses();
});

it("the other seller's rows are what they were", async () => {
  expect(await hashesAsOwner(other.sellerId)).toEqual(before);
});
