import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inScope } from "./scope.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { testDoorScope, testJobScope, testPersonScope, testSellerScope, testStaffScope } from "./testing/scopes.ts";
import { scopeRoles, tablesOfKind, walls } from "./walls.ts";

let database: TestDatabase;
let owner: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const someone = "00000000-0000-4000-8000-000000000001";

describe("the catalogue agrees with the walls", () => {
  it("every table has a kind, and row-level security", async () => {
    const rows = await owner<{ name: string; secured: boolean }[]>`
      select c.relname as name, c.relrowsecurity as secured from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`;
    const known = [...tablesOfKind("seller"), ...tablesOfKind("platform"), ...tablesOfKind("reference")];
    expect(rows.map((row) => row.name).sort()).toEqual(known.sort());
    expect(rows.filter((row) => !row.secured)).toEqual([]);
    expect(Object.keys(walls).length).toBe(known.length);
  });

  it("a seller's table has the seller first in its primary key and unique indexes", async () => {
    const rows = await owner<{ table: string; index: string; first: string }[]>`
      select t.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where n.nspname = 'public' and x.indisunique`;
    const sellerTables = new Set(tablesOfKind("seller"));
    const wrong = rows.filter((row) => sellerTables.has(row.table) && row.first !== "seller_id");
    expect(wrong).toEqual([]);
    expect(new Set(rows.filter((row) => sellerTables.has(row.table)).map((row) => row.table)).size).toBe(
      sellerTables.size,
    );
  });

  it("foreign keys of a seller's table start with the seller and never point at a platform table", async () => {
    const rows = await owner<{ table: string; target: string; first: string; target_first: string }[]>`
      select t.relname as table, f.relname as target, a.attname as first, b.attname as target_first
      from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = f.oid and b.attnum = k.confkey[1]
      where n.nspname = 'public' and k.contype = 'f'`;
    const sellerTables = new Set(tablesOfKind("seller"));
    const platformTables = new Set(tablesOfKind("platform"));
    const ofSellers = rows.filter((row) => sellerTables.has(row.table));
    expect(ofSellers.length).toBeGreaterThan(20);
    expect(ofSellers.filter((row) => row.first !== "seller_id" || row.target_first !== "seller_id")).toEqual([]);
    expect(ofSellers.filter((row) => platformTables.has(row.target))).toEqual([]);
  });

  it("holds no enums, and triggers only to note which parcels changed", async () => {
    const [enums] = await owner<{ n: number }[]>`select count(*)::int as n from pg_type t
      join pg_namespace s on s.oid = t.typnamespace where t.typtype = 'e' and s.nspname = 'public'`;
    const triggers = await owner<{ table: string; name: string }[]>`select c.relname as table, g.tgname as name
      from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace s on s.oid = c.relnamespace
      where not g.tgisinternal and s.nspname = 'public'`;
    expect(enums?.n).toBe(0);
    const noted = ["incidents", "shipment_notices", "tracking_states"].flatMap((table) =>
      ["note_changed", "note_written"].map((name) => `${table} ${name}`),
    );
    expect(triggers.map(({ table, name }) => `${table} ${name}`).sort()).toEqual(
      [...noted, "orders note_paid", "waybills note_moved"].sort(),
    );
  });

  it("grants and policies are exactly those of the table of walls", async () => {
    const grants = await owner<{ role: string; table: string; verb: string }[]>`
      select grantee as role, table_name as table, lower(privilege_type) as verb
      from information_schema.role_table_grants
      where table_schema = 'public' and grantee <> current_user`;
    const policies = await owner<{ table: string; role: string; verb: string }[]>`
      select tablename as table, roles[1] as role, lower(cmd) as verb from pg_policies where schemaname = 'public'`;
    const wanted = wantedDoors();
    expect(grants.map((grant) => `${grant.table} ${grant.role} ${grant.verb}`).sort()).toEqual(wanted);
    expect(policies.map((policy) => `${policy.table} ${policy.role} ${policy.verb}`).sort()).toEqual(wanted);
  });
});

function wantedDoors(): string[] {
  const names = Object.entries(walls);
  const list: string[] = [];
  const kinds = ["seller", "platform", "reference"] as const;
  const databaseNames = kinds.flatMap((kind) => tablesOfKind(kind));
  for (const [name, wall] of names) {
    const table = databaseNames.find((candidate) => candidate.replaceAll("_", "") === name.toLowerCase());
    for (const door of wall.doors) for (const verb of door.verbs) list.push(`${table} ${door.role} ${verb}`);
  }
  return list.sort();
}

describe("a scope is one transaction as one role", () => {
  const scopes = [
    ["alp_seller", testSellerScope(someone, someone)],
    ["alp_job", testJobScope(someone)],
    ["alp_staff", testStaffScope(someone, "reviewer")],
    ["alp_person", testPersonScope(someone)],
    ["alp_door", testDoorScope()],
  ] as const;

  it.each(scopes)("%s", async (role, scope) => {
    const [row] = await inScope(scope, (db) => db.execute<{ role: string }>(sql`select current_user as role`));
    expect(row?.role).toBe(role);
    expect(scopeRoles).toContain(role);
  });

  it("leaves nothing behind on the connection", async () => {
    await inScope(testSellerScope(someone, someone), (db) => db.execute(sql`select 1`));
    const rows = await inScope(testDoorScope(), (db) =>
      db.execute<{ seller: string }>(sql`select current_setting('app.seller_id', true) as seller`),
    );
    expect(rows[0]?.seller ?? "").toBe("");
  });

  it("refuses to be opened inside itself", async () => {
    const scope = testSellerScope(someone, someone);
    await expect(inScope(scope, () => inScope(scope, async () => 1))).rejects.toThrow(/inside inScope/);
  });

  it("refuses an id that is no uuid", async () => {
    await expect(inScope(testJobScope("x'; drop table orders; --"), async () => 1)).rejects.toThrow(/uuid/);
  });

  it("the app login itself may read nothing", async () => {
    const app = postgres(database.appUrl, { max: 1, onnotice: () => {} });
    await expect(app`select * from public.sellers`).rejects.toThrow(/permission denied/);
    await expect(app`select * from pgboss.job`).rejects.toThrow(/permission denied/);
    await app.end();
  });
});
