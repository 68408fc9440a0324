import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { backUp, checkBackup, restoreBackup } from "./backup.ts";
import { connect } from "./client.ts";
import { type EmbeddedDatabase, startEmbedded } from "./embedded.ts";

let base: string;
let first: EmbeddedDatabase;
let owner: Sql;
let folder: string;
let opened: EmbeddedDatabase[] = [];
let shared: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "alp-backup-"));
  chmodSync(base, 0o755);
  mkdirSync(join(base, "first", "keys"), { recursive: true });
  writeFileSync(join(base, "first", "keys", "key-ring.json"), "the secret ring");
  first = await startEmbedded({ folder: join(base, "first"), isDurable: false });
  owner = connect(first.ownerUrl, { max: 4 });
  await owner`create table ledger (id int primary key, note text not null)`;
  shared = await backUpNow();
});
beforeEach(() => {
  folder = mkdtempSync(join(base, "restored-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const database of opened) await database.stop();
  opened = [];
});
afterAll(async () => {
  await owner.end();
  await first.stop();
  rmSync(base, { recursive: true });
});

let backups = 0;
async function backUpNow() {
  backups += 1;
  const target = join(base, `backup-${backups}`);
  const dataFolder = join(first.facts.serverFolder, "postgres");
  await backUp({ adminUrl: first.adminUrl, dataFolder, target, createdAt: "2026-11-25T00:00:00Z" });
  return target;
}

async function openRestored(): Promise<Sql> {
  const database = await startEmbedded({ folder, isDurable: false });
  opened.push(database);
  return connect(database.ownerUrl, { max: 1 });
}

it("takes everything committed before its end, while rows are being written", async () => {
  let isOver = false;
  let committed = 0;
  const writing = (async () => {
    for (let id = 1; !isOver; id += 1) {
      await owner`insert into ledger values (${id}, ${"x".repeat(500)})`;
      // Pages are changed and tables come and go while the files are copied.
      if (id % 50 === 0)
        await owner.unsafe(
          `update ledger set note = note || 'y'; drop table if exists passing; create table passing as select * from ledger`,
        );
      committed = id;
    }
  })();
  await expect.poll(() => committed).toBeGreaterThan(100);
  const before = committed;
  const target = await backUpNow();
  isOver = true;
  await writing;

  await restoreBackup({ source: target, folder });
  const restored = await openRestored();
  const [row] = await restored`select count(*)::int as rows, max(id) as last, min(id) as first from ledger`;
  expect(row?.rows).toBe(row?.last);
  expect(row?.first).toBe(1);
  expect(row?.last).toBeGreaterThanOrEqual(before);
  expect(row?.last).toBeLessThanOrEqual(committed);
  await restored.end();
});

it("holds what was committed last before its end, and nothing of what came after", async () => {
  await owner`insert into ledger values (1000001, 'before')`;
  const target = await backUpNow();
  await owner`insert into ledger values (1000002, 'after')`;
  await restoreBackup({ source: target, folder });
  const restored = await openRestored();
  expect(await restored`select id from ledger where id > 1000000`).toEqual([{ id: 1_000_001 }]);
  await restored.end();
});

it("comes back with every page's checksum right and every index whole", async () => {
  await restoreBackup({ source: shared, folder });
  await (await openRestored()).end();
  const admin = connect(opened[0]?.adminUrl ?? "", { max: 1 });
  await admin`create extension amcheck`;
  const [indexes] = await admin`
    select count(bt_index_check(c.oid, true)) as n from pg_class c join pg_am a on a.oid = c.relam
    where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'`;
  expect(Number(indexes?.n)).toBeGreaterThan(100);
  const [heaps] = await admin`
    select count(*) as n from pg_class c, lateral verify_heapam(c.oid) where c.relkind = 'r' and c.relpersistence = 'p'`;
  expect(Number(heaps?.n)).toBe(0);
  const [failures] = await admin`select coalesce(sum(checksum_failures), 0)::int as n from pg_stat_database`;
  expect(failures?.n).toBe(0);
  await admin.end();
});

it("never holds the key ring or a password", async () => {
  const names = readdirSync(shared, { recursive: true, encoding: "utf8" });
  expect(names.filter((name) => /key-ring|auth-secret|database\.json/.test(name))).toEqual([]);
  const { passwords } = first.facts;
  const files = names
    .filter((name) => /pg_authid|\.json$|_label$/.test(name))
    .map((name) => readFileSync(join(shared, name), "utf8"));
  for (const text of files) for (const password of Object.values(passwords)) expect(text).not.toContain(password);
});

it("is refused when a byte has changed or a file is missing", async () => {
  const damaged = join(base, "damaged");
  cpSync(shared, damaged, { recursive: true });
  await expect(checkBackup(damaged)).resolves.toMatchObject({ format: 1 });
  appendFileSync(join(damaged, "data", "global", "pg_control"), "x");
  await expect(restoreBackup({ source: damaged, folder })).rejects.toThrow(/damaged: global\/pg_control has changed/);
  rmSync(join(damaged, "data", "global", "pg_control"));
  await expect(restoreBackup({ source: damaged, folder })).rejects.toThrow(/damaged: global\/pg_control is missing/);
  await expect(restoreBackup({ source: folder, folder })).rejects.toThrow(/is no backup/);
});

it("is never put over a database, nor under a running ALP", async () => {
  await expect(restoreBackup({ source: shared, folder: join(base, "first") })).rejects.toThrow(/is using the database/);
  await restoreBackup({ source: shared, folder });
  await expect(restoreBackup({ source: shared, folder })).rejects.toThrow(/holds a database already/);
});
