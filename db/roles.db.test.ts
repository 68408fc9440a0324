import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connect } from "./client.ts";
import { checkAppLogin, migrateDatabase } from "./migrate.ts";
import { ensureOwnership, ensureRoles, logins, scramVerifier, switchRoles } from "./roles.ts";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "./testing/database.ts";

let database: TestDatabase;
let admin: Sql;
beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true });
  admin = connectAsAdmin(database.name);
});
afterAll(async () => {
  await admin.end();
  await database.close();
});

it("makes PostgreSQL's own form of a SCRAM verifier", async () => {
  const salt = Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64");
  // RFC 7677, section 3: user "user", password "pencil"
  expect(scramVerifier("pencil", salt)).toBe(
    "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
  );
});

it("changes nothing when run again, also by ten at once", async () => {
  const passwords = inject("testServer").passwords;
  const before = await attributes();
  const many = await Promise.all(Array.from({ length: 10 }, () => runOnce(passwords)));
  expect(many.flat()).toEqual([]);
  expect(await attributes()).toEqual(before);
});

async function runOnce(passwords: Parameters<typeof ensureRoles>[1]) {
  const own = connectAsAdmin("postgres");
  try {
    return await ensureRoles(own, passwords);
  } finally {
    await own.end();
  }
}

async function attributes() {
  const wanted = [...Object.values(logins), ...switchRoles];
  return await admin`
    select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin, rolinherit,
      (select array_agg(pg_get_userbyid(m.roleid) order by m.roleid) from pg_auth_members m where m.member = r.oid) as member_of
    from pg_roles r where rolname = any(${wanted}) order by rolname`;
}

it("gives no login any might, and the app login nothing but its switches", async () => {
  const rows = await attributes();
  for (const row of rows) {
    expect(row).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
    expect(row.rolcanlogin).toBe(Object.values(logins).includes(row.rolname));
  }
  const app = rows.find((row) => row.rolname === logins.app);
  expect(app?.rolinherit).toBe(false);
  expect([...(app?.member_of ?? [])].sort()).toEqual([...switchRoles].sort());
});

describe("a database of ALP's", () => {
  it("is migrated by several at once, and again without a change", async () => {
    await ensureOwnership(admin);
    const urls = { ownerUrl: database.ownerUrl, queueUrl: database.queueUrl };
    await Promise.all([migrateDatabase(urls), migrateDatabase(urls), migrateDatabase(urls)]);
    const [first] = await admin`select count(*)::int as n from drizzle.__drizzle_migrations`;
    await ensureOwnership(admin);
    await migrateDatabase(urls);
    const [second] = await admin`select count(*)::int as n from drizzle.__drizzle_migrations`;
    expect(second).toEqual(first);
    await expect(checkAppLogin(database.appUrl)).resolves.toBeUndefined();
  });

  it("is closed to logins that are not ALP's", async () => {
    await admin.unsafe(
      "drop role if exists alp_test_stranger; create role alp_test_stranger login password 'stranger'",
    );
    const stranger = new URL(database.appUrl);
    [stranger.username, stranger.password] = ["alp_test_stranger", "stranger"];
    const sql = connect(stranger.href, { max: 1 });
    await expect(sql`select 1`).rejects.toThrow(/permission denied for database/);
    await sql.end();
    await admin.unsafe("drop role alp_test_stranger");
  });

  it("is migrated by its owner alone", async () => {
    const urls = { ownerUrl: inject("testServer").adminUrl, queueUrl: database.queueUrl };
    await expect(migrateDatabase(urls)).rejects.toThrow(/alp_owner owns the tables: run npm run db:roles/);
  });
});

describe("an app login that the walls would not hold is refused, with the command that makes the right one", () => {
  it.each([
    ["superuser", "alter role alp_test_mighty superuser", /is a superuser.*npm run db:roles/],
    ["bypass", "alter role alp_test_mighty bypassrls", /BYPASSRLS.*npm run db:roles/],
    [
      "member of the owner",
      `grant ${logins.owner} to alp_test_mighty`,
      /can become "alp_owner", which owns.*npm run db:roles/,
    ],
  ])("%s", async (_, might, expected) => {
    const mighty = `drop owned by alp_test_mighty; drop role alp_test_mighty`;
    await admin.unsafe(`create role alp_test_mighty login password 'mighty'; ${might};
      grant connect on database ${database.name} to alp_test_mighty`);
    const url = new URL(database.appUrl);
    [url.username, url.password] = ["alp_test_mighty", "mighty"];
    try {
      await expect(checkAppLogin(url.href)).rejects.toThrow(expected);
    } finally {
      await admin.unsafe(mighty);
    }
  });

  it("the owner itself", async () => {
    await expect(checkAppLogin(database.ownerUrl)).rejects.toThrow(
      /"alp_owner", which owns ALP's tables.*npm run db:roles/,
    );
  });
});
