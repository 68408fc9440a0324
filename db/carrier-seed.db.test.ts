import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOneCarriers } from "#lib/carriers/tables/carriers";
import { connect } from "./client.ts";
import { seedReference } from "./reference-seed.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

/** Migrates again, as a newer version would. */
async function again(): Promise<void> {
  await owner`update installation set value = 'older' where key = 'reference'`;
  await seedReference(owner);
}

const written = async () => {
  const rows = await owner<{ what: string; rows: string }[]>`
    select 'carrier' as what, string_agg(c.xmin::text || c::text, ',' order by code) as rows from carriers c
    union all select 'certification', string_agg(c.xmin::text || c::text, ',' order by id) from certifications c
    union all select 'step', string_agg(s.xmin::text || s::text, ',' order by id) from certification_steps s`;
  return Object.fromEntries(rows.map(({ what, rows: all }) => [what, all]));
};

describe("the day-one list", () => {
  it("is 37 companies with a certificate each, all waiting for the platform's word", async () => {
    const rows = await owner`select c.code, c.is_pending, count(s.id)::int as certificates, min(s.state) as state,
      min(s.reason) like '%待平台确认%' as says_so from carriers c
      left join certifications s on s.carrier_code = c.code group by c.code, c.is_pending`;
    expect(rows).toHaveLength(37);
    const odd = rows.filter(
      (row) => !(row.is_pending && row.says_so && row.certificates === 1 && row.state === "certified"),
    );
    expect(odd).toEqual([]);
  });

  it("a second time changes nothing", async () => {
    const before = await written();
    await again();
    expect(await written()).toEqual(before);
  });

  it("leaves alone what staff wrote: facts, a suspension, a withdrawal, a carrier of their own", async () => {
    await owner`update carriers set name_zh = '燕文', edited_by = '何经理' where code = 'yanwen'`;
    await owner`update certifications set state = 'suspended', reason = '丢件' where carrier_code = 'yanwen'`;
    await owner`update certifications set state = 'withdrawn', reason = '停止合作' where carrier_code = 'gati'`;
    await owner`insert into carriers (code, name_zh, name_en, kind, edited_by) values ('new', '新', 'New', 'line', '何经理')`;
    const before = await written();
    await again();
    expect(await written()).toEqual(before);
  });

  it("mends what only an older list wrote", async () => {
    await owner`update carriers set name_en = 'An old name' where code = 'sunyou'`;
    await again();
    const [row] = await owner`select name_en from carriers where code = 'sunyou'`;
    expect(row).toEqual({ name_en: dayOneCarriers.find(({ code }) => code === "sunyou")?.nameEn });
  });
});
