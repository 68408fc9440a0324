import { afterAll, beforeAll, expect, it } from "vitest";
import { getParcelExport, listParcelExports } from "#db/queries/parcel-exports";
import { listParcels } from "#db/queries/tracking";
import { beginWatching } from "#db/queries/tracking-watch";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { dayMs, hourMs } from "#lib/kit/time";
import { parcelExportHours } from "#lib/tracking/exports";
import { parseTrackingSearch } from "#lib/tracking/search";
import { exportParcels } from "./export-parcels.ts";
import { readWorkbookRows } from "./papers.test-data.ts";
import { readParcelExport } from "./read-parcel-export.ts";
import { sweepParcelExports } from "./sweep-parcel-exports.ts";
import { failParcelExport, writeParcels } from "./write-parcels.ts";

/** A list as a file: exactly what is shown, in its order, for a day. */

const now = Date.parse("2026-11-25T12:00:00+08:00");
const asked = { locale: "en", timeZone: "Asia/Shanghai" };
let database: TestDatabase;
let seller: TestSeller;
let other: TestSeller;

beforeAll(async () => {
  database = await createTestDatabase();
  [seller, other] = [await aSeller(), await aSeller()];
  for (const one of [seller, other]) {
    const made = await aBatchOfWaybills(one, 23, { state: "booked" });
    const parcels = made.map(({ waybillId }, n) => ({ waybillId, trackingNumber: `LX${n}CN`, nextPollAt: null }));
    await inScope(one.jobScope, (db) => beginWatching(db, parcels, now - 3 * dayMs));
  }
});
afterAll(() => database?.close());

async function ask(query: string, at = now): Promise<string> {
  const answer = await exportParcels(seller.ownerScope, { ...asked, query }, at);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.exportId;
}
const write = (id: string, world = {}) => writeParcels(seller.jobScope, id, () => now, world);
const stateOf = async (id: string) => (await inScope(seller.ownerScope, (db) => getParcelExport(db, id)))?.state;

it("holds exactly the parcels that the list shows, in its order, on all pages", async () => {
  for (const query of ["", "sort=oldest", "q=LX1", "stage=created&after=1~00000000-0000-4000-8000-000000000000"]) {
    const id = await ask(query);
    expect(await write(id, { step: 5 })).toBe("written");
    const file = await readParcelExport(seller.ownerScope, id, now + 1);
    if (!file.ok) throw new Error(file.refusal.code);
    const [sheet] = await readWorkbookRows(file.value.content);
    const search = { ...parseTrackingSearch(Object.fromEntries(new URLSearchParams(query))), after: null };
    const list = await inScope(seller.ownerScope, (db) => listParcels(db, search, { now, promises: {} }, 1000));
    expect(list.rows.length).toBeGreaterThan(query.startsWith("q=") ? 1 : 20);
    expect(sheet?.rows.slice(1).map(([number]) => number)).toEqual(list.rows.map((row) => row.trackingNumber));
    expect(sheet?.rows[0]).toHaveLength(8);
    // an order number is text: sixteen digits are more than a number holds
    expect(sheet?.rows[1]?.[1]).toBe(list.rows[0]?.orderNumber);
    expect(file.value.row).toMatchObject({ total: list.rows.length, done: list.rows.length, state: "ready" });
    await sweepParcelExports(now + 2 * dayMs);
  }
});

it("is told how far it is, stops when it must, begins anew, and is written once", async () => {
  const id = await ask("");
  const stopped = new AbortController();
  stopped.abort();
  await expect(write(id, { step: 10, signal: stopped.signal })).rejects.toThrow("stopped");
  expect(await stateOf(id)).toBe("running");
  expect((await readParcelExport(seller.ownerScope, id, now)).ok).toBe(false);
  await failParcelExport(seller.jobScope, id);
  expect(await write(id, { step: 10 })).toBe("written");
  expect(await write(id)).toBe("not_due");
  await sweepParcelExports(now + 2 * dayMs);
});

it("refuses an empty list and a fourth at once, each in its code", async () => {
  const empty = await exportParcels(seller.ownerScope, { ...asked, query: "q=NOTHING" }, now);
  expect(empty).toMatchObject({ ok: false, refusal: { code: "no_parcels" } });
  for (let n = 0; n < 3; n += 1) await ask("");
  const fourth = await exportParcels(seller.ownerScope, { ...asked, query: "" }, now);
  expect(fourth).toMatchObject({ ok: false, refusal: { code: "too_many_exports", values: { max: 3 } } });
  // left unfinished for a day, they stand in nobody's way
  expect(await sweepParcelExports(now + dayMs + 1)).toBe(3);
  await ask("");
  await sweepParcelExports(now + 2 * dayMs);
});

it("is forgotten after a day, also before the sweep has come", async () => {
  const id = await ask("");
  await write(id);
  const end = now + parcelExportHours * hourMs;
  expect((await readParcelExport(seller.ownerScope, id, end - 1)).ok).toBe(true);
  expect(await readParcelExport(seller.ownerScope, id, end)).toMatchObject({ refusal: { code: "export_expired" } });
  expect(await sweepParcelExports(end - 1)).toBe(0);
  expect(await sweepParcelExports(end + 1)).toBe(1);
  expect(await stateOf(id)).toBe("expired");
  const left = await inScope(seller.ownerScope, (db) => listParcelExports(db, seller.ownerScope.personId, 9));
  expect(left).toEqual([]);
});

it("is nobody else's", async () => {
  const id = await ask("");
  await write(id);
  expect(await readParcelExport(other.ownerScope, id, now)).toMatchObject({ refusal: { code: "export_unknown" } });
  expect(await writeParcels(other.jobScope, id, () => now)).toBe("not_due");
});
