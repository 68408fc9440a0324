import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "./client.ts";
import { migrationsFolder } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true });
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
});

afterAll(async () => {
  await owner.end();
  await database.close();
});

async function apply(file: string): Promise<void> {
  const statements = readFileSync(join(migrationsFolder, file), "utf8").split("--> statement-breakpoint");
  for (const statement of statements) await owner.unsafe(statement);
}

it("prices kept per kg and parcel in minor units become millionths, of yen as of yuan", async () => {
  const files = readdirSync(migrationsFolder).filter((name) => name.endsWith(".sql"));
  for (const file of files.filter((name) => name < "0006")) await apply(file);
  await owner`insert into rate_cards (id, solution_code, currency, valid_from, source, content_hash)
    values ('yuan', 'A', 'CNY', '2026-01-01', 'test', 'a'), ('yen', 'B', 'JPY', '2026-01-01', 'test', 'b')`;
  await owner`insert into rate_rows (card_id, country, from_grams, to_grams, per_kg_minor, per_parcel_minor, status)
    values ('yuan', 'US', 1, 150, 7245, 3045, 'confirmed'), ('yuan', 'US', 151, 2000, 7245, 3045, 'band_unpublished'),
      ('yen', 'JP', 1, 2000, 1850, 320, 'confirmed')`;
  await owner`insert into installation (key, value) values ('reference', 'as seeded before')`;
  await apply(files.find((name) => name.startsWith("0006")) ?? "");
  const rows =
    await owner`select card_id, goods, parcel, shape, from_grams, price_micros::int, parcel_micros::int, status
    from rate_rows order by card_id desc, from_grams`;
  const kept = { goods: "general", parcel: "small", shape: "per_gram" };
  expect([...rows]).toEqual([
    {
      card_id: "yuan",
      ...kept,
      from_grams: 1,
      price_micros: 72_450_000,
      parcel_micros: 30_450_000,
      status: "confirmed",
    },
    {
      ...{ card_id: "yuan", ...kept, from_grams: 151, price_micros: 72_450_000, parcel_micros: 30_450_000 },
      status: "band_unpublished",
    },
    {
      card_id: "yen",
      ...kept,
      from_grams: 1,
      price_micros: 1_850_000_000,
      parcel_micros: 320_000_000,
      status: "confirmed",
    },
  ]);
  expect(await owner`select value from installation where key = 'reference'`).toHaveLength(0);
});
