import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditGroups, groupOfEvent } from "#lib/audit/groups";
import { type AuditSearch, wholeAudit } from "#lib/audit/search";
import { inScope, type SellerScope, type StaffSellerScope } from "../scope.ts";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { plansOf, wholeTableReads } from "../testing/explain.ts";
import { testSellerScope, testStaffSellerScope } from "../testing/scopes.ts";
import { aSeller, type TestSeller } from "../testing/sellers.ts";
import { type AuditEntry, saveAudit } from "./audit.ts";
import { type AuditRow, listAudit } from "./audit-list.ts";

let database: TestDatabase;
let seller: TestSeller;
let dispatcher: SellerScope;
let reviewer: StaffSellerScope;

const always = { from: null, to: null };
const held = (reason: string): AuditEntry => ({
  ...{ event: "order_held", data: { reason }, subject: { kind: "order", id: randomUUID() } },
});
const viewed: AuditEntry = {
  ...{ event: "document_viewed", data: { slot: "licence_scan", file: "a.pdf" } },
  subject: { kind: "document", id: "d" },
};

/** A scope as it is made for a request from there. */
function from<S extends SellerScope | StaffSellerScope>(scope: S, address: string): S {
  return { ...scope, from: address };
}

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  dispatcher = testSellerScope(seller.sellerId, randomUUID(), "dispatcher");
  reviewer = testStaffSellerScope(randomUUID(), "reviewer", seller.sellerId);
  await inScope(from(dispatcher, "198.51.100.7"), (db) => saveAudit(db, [held("by hand")]));
  await inScope(from(reviewer, "2001:db8::7"), (db) => saveAudit(db, [viewed]));
  await inScope(seller.jobScope, (db) => saveAudit(db, [held("by a job")]));
  const push = { kind: "carrier", id: "cainiao", name: "cainiao" } as const;
  await inScope(seller.jobScope, (db) => saveAudit(db, [held("by a push")], push));
  // one transaction, one time: what a page's end must not cut apart
  await inScope(seller.ownerScope, (db) =>
    saveAudit(
      db,
      Array.from({ length: 40 }, (_, n) => held(`together ${n}`)),
    ),
  );
});
afterAll(async () => {
  await database.close();
});

const list = (
  search: Partial<AuditSearch> = {},
  span: { from: number | null; to: number | null } = always,
  limit = 100,
) => inScope(seller.ownerScope, (db) => listAudit(db, { ...wholeAudit, ...search }, span, limit));

test("every entry is listed once, the newest first, wherever a page ends", async () => {
  const whole = (await list()).rows;
  expect(whole).toHaveLength(44);
  expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).sort((one, other) => other - one));
  for (const limit of [1, 7, 40, 43]) {
    const seen: AuditRow[] = [];
    let after: AuditSearch["after"] = null;
    for (;;) {
      const page = await list({ after }, always, limit);
      seen.push(...page.rows);
      after = page.rows.at(-1)?.cursor ?? null;
      if (!page.hasMore) break;
    }
    expect(seen.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  }
});

describe("filters", () => {
  const reasons = (rows: readonly AuditRow[]) =>
    rows.map(({ entry }) => (entry.event === "order_held" ? entry.data.reason : entry.event));

  test("by person, with the address that it came from", async () => {
    const { rows } = await list({ actor: dispatcher.personId });
    expect(rows).toMatchObject([
      {
        actor: { kind: "member", name: dispatcher.personName },
        origin: "198.51.100.7",
        entry: { data: { reason: "by hand" } },
      },
    ]);
    expect((await list({ actor: reviewer.personId })).rows).toMatchObject([
      { actor: { kind: "staff" }, origin: "2001:db8::7", entry: { event: "document_viewed" } },
    ]);
  });

  test("by staff, and by system: jobs and pushes come from nowhere", async () => {
    expect(reasons((await list({ actor: "staff" })).rows)).toEqual(["document_viewed"]);
    const { rows } = await list({ actor: "system" });
    expect(reasons(rows)).toEqual(["by a push", "by a job"]);
    expect(rows.map(({ origin }) => origin)).toEqual(["", ""]);
  });

  test("by kind of event: together they are everything", async () => {
    const counts = await Promise.all(auditGroups.map(async (group) => (await list({ group })).rows.length));
    expect(counts.reduce((sum, count) => sum + count)).toBe(44);
    expect(reasons((await list({ group: "views" })).rows)).toEqual(["document_viewed"]);
    expect(groupOfEvent.order_held).toBe("dispatch");
  });

  test("by days: the beginning counts, the end does not", async () => {
    const [row] = (await list({ actor: "staff" })).rows;
    const at = row?.at ?? 0;
    const staff = { actor: "staff" };
    expect((await list(staff, { from: at, to: at + 1 })).rows).toHaveLength(1);
    expect((await list(staff, { from: at + 1, to: null })).rows).toHaveLength(0);
    expect((await list(staff, { from: null, to: at })).rows).toHaveLength(0);
  });
});

test("another seller's audit is another one", async () => {
  const other = await aSeller();
  expect((await inScope(other.ownerScope, (db) => listAudit(db, wholeAudit, always, 100))).rows).toEqual([]);
});

describe("as the seller's role no search reads the whole table", () => {
  const cursor = { atMicros: "1795580432544123", id: randomUUID() };

  beforeAll(async () => {
    const admin = connectAsAdmin(database.name);
    await admin`insert into audit_entries (seller_id, at, actor_kind, actor_id, actor_name, event, subject_kind, subject_id, data)
      select ${seller.sellerId}, timestamptz '2026-01-01' + n * interval '7 minutes', 'member', 'x', 'x', 'order_held',
        'order', 'x', '{}'::jsonb from generate_series(1, 5000) n`;
    await admin`analyze audit_entries`;
    await admin.end();
  });

  test.each<[string, Partial<AuditSearch>]>([
    ["everything", {}],
    ["a later page", { after: cursor }],
    ["a person", { actor: randomUUID(), after: cursor }],
    ["staff", { actor: "staff" }],
    ["system", { actor: "system" }],
    ["a kind", { group: "application", after: cursor }],
  ])("%s", async (_, search) => {
    const read = (db: Parameters<typeof listAudit>[0]) =>
      listAudit(db, { ...wholeAudit, ...search }, { from: 0, to: Date.UTC(2030, 0, 1) }, 50);
    expect(await wholeTableReads(seller.ownerScope, read)).toEqual([]);
    const [plan] = await plansOf(seller.ownerScope, read);
    const lines = plan?.lines ?? [];
    if (search.actor ?? search.group) return;
    // the page is found by the index, not by passing over all that is newer; what is rare, among the seller's own rows
    expect(lines.join("\n")).toMatch(/audit_entries_at/);
    if (search.after) expect(lines.find((line) => /Index Cond/.test(line))).toMatch(/\(at <= /);
  });

  test("the seller's time is kept to the microsecond", async () => {
    const [row] = await inScope(seller.ownerScope, (db) =>
      db.execute<{ micros: string }>(
        sql`select (extract(epoch from at) * 1000000)::bigint::text as micros from audit_entries limit 1`,
      ),
    );
    expect(row?.micros).toMatch(/^\d{16}$/);
  });
});
