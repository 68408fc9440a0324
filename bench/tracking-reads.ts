import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db/client";
import { startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import { countPromise } from "#db/queries/alarms";
import { countMembers } from "#db/queries/incident-groups";
import { countNeeds, listIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { countFigures, countParcelStages } from "#db/queries/parcel-figures";
import { getRoutingBook } from "#db/queries/rates";
import { countParcelIncidents, countParcels, listParcels } from "#db/queries/tracking";
import { listPollWishes } from "#db/queries/tracking-keeping";
import { claimDueParcels, listDueSellers } from "#db/queries/watched-parcels";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { startTestServer } from "#db/testing/global-setup";
import { fillManyParcels } from "#db/testing/many-parcels";
import { testDoorScope, testJobScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { openIncidents } from "#lib/incidents/incident-search";
import { dayMs } from "#lib/kit/time";
import { dashboardOf } from "#lib/tracking/dashboard";
import { parseTrackingSearch, wholeList } from "#lib/tracking/search";

type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };

/** Of 200 sellers; the largest has a hundred thousand at most. A million with ten million events: ALP_BENCH_PARCELS=1000000. */
const parcels = Number(process.env.ALP_BENCH_PARCELS ?? 200_000);
const largest = Math.min(100_000, Math.floor(parcels / 2));
const eventsPerParcel = parcels >= 1_000_000 ? 10 : 1;
const embeddedParcels = Number(process.env.ALP_BENCH_EMBEDDED_PARCELS ?? 50_000);
const rounds = 60;
const due = 1_000;

const basis = { now: Date.now(), promises: { CAINIAO_STANDARD: 30, CAINIAO_PREMIUM: 20, CAINIAO_ECONOMY: 45 } };

const searches = [
  {},
  { stage: "import" },
  { trouble: "any", country: "BR" },
  { silence: "4d" },
  { age: "30d", solution: "CAINIAO_STANDARD" },
  { value: "10-30", country: "US,FR" },
  { from: "2026-11-01", stage: "linehaul,import" },
  { incident: "customs_hold", severity: "high" },
  { figure: "online_72h.missed" },
  { q: "LX00012" },
].map(parseTrackingSearch);

/** What the pages of watching read, of the largest of 200 sellers while its parcels move; and what the sweeps look for. */
export async function benchReads(): Promise<Figure[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  try {
    const admin = new URL(server.adminUrl);
    admin.pathname = new URL(database.ownerUrl).pathname;
    const large = await aSeller();
    const others = Array.from({ length: 199 }, () => ({ sellerId: randomUUID(), storeId: randomUUID() }));
    const each = Math.floor((parcels - largest) / others.length);
    const sellers = [{ ...large, parcels: largest }, ...others.map((one) => ({ ...one, parcels: each }))];
    await fillManyParcels(admin.href, { sellers, eventsPerParcel, due });
    return [...(await readsOf(large, `${largest} of ${parcels} parcels`)), ...(await sweeps(large))];
  } finally {
    await database.close();
    await stop();
  }
}

/** The same reads on ALP's own database as it comes, with one seller. */
export async function benchEmbeddedReads(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "alp-bench-"));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder });
  try {
    const { appUrl, ownerUrl, queueUrl } = embedded;
    await migrateDatabase({ ownerUrl, queueUrl });
    Object.assign(process.env, { DATABASE_URL: appUrl, MIGRATION_URL: ownerUrl, QUEUE_URL: queueUrl });
    const seller = await aSeller();
    const admin = new URL(embedded.adminUrl);
    admin.pathname = new URL(ownerUrl).pathname;
    const sellers = [{ ...seller, parcels: embeddedParcels }];
    await fillManyParcels(admin.href, { sellers, eventsPerParcel: 1, due });
    return await readsOf(seller, `${embeddedParcels} parcels, embedded`);
  } finally {
    await closeDatabase();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readsOf(seller: TestSeller, of: string): Promise<Figure[]> {
  const { sellerId } = seller;
  const book = (db: SellerDb) => getRoutingBook(db, basis.now);
  const began = performance.now();
  await inScope(seller.ownerScope, (db) => countParcels(db, wholeList, basis));
  const first = performance.now() - began;
  let moved = 0;
  // as in life: parcels move between two looks
  const move = () =>
    inScope(seller.jobScope, async (db) => {
      moved += 20;
      await db.execute(sql`update tracking_states set last_event_at = now(), updated_at = now()
        where seller_id = ${sellerId}::uuid and waybill_id in (
          select md5(${sellerId}::text || ' ' || n)::uuid from generate_series(${moved}::int, ${moved + 19}::int) as n)`);
    });
  const measured = async (name: string, work: (db: SellerDb, round: number) => Promise<unknown>): Promise<Figure> => {
    const times: number[] = [];
    for (let round = -searches.length; round < rounds; round += 1) {
      await move();
      const start = performance.now();
      await inScope(seller.ownerScope, (db) => work(db, round));
      if (round >= 0) times.push(performance.now() - start);
    }
    const [p50, p95] = [at(times, 0.5), at(times, 0.95)];
    return { name: `${name}, p95 (p50 ${p50.toFixed(1)}): ${of}`, value: p95, unit: "ms", limit: 50 };
  };
  const searchOf = (round: number) => searches[(round + rounds * searches.length) % searches.length] ?? wholeList;
  return [
    { name: `the first look of a process, which reads all: ${of}`, value: first, unit: "ms", limit: 3_000 },
    await measured("tiles and funnel", (db) => countParcels(db, wholeList, basis)),
    await measured("the dashboard, all that its page reads", async (db) => {
      const now = Date.now();
      await getLiveCursor(db);
      await book(db);
      const [figures, , , incidents] = await Promise.all([
        ...([countFigures(db, { ...basis, now }), countParcelStages(db)] as const),
        ...([countNeeds(db, [now, now + dayMs]), listIncidents(db, openIncidents, 5)] as const),
        countPromise(db, { since: now - 7 * dayMs, until: now }),
      ]);
      dashboardOf(figures);
      const causes = incidents.rows.filter(({ waybillId }) => waybillId === null);
      await countMembers(
        db,
        causes.map(({ id }) => id),
      );
    }),
    await measured(`a page of the list, ${searches.length} searches`, (db, round) =>
      listParcels(db, searchOf(round), basis),
    ),
    await measured(`all facets, ${searches.length} searches`, (db, round) =>
      Promise.all([countParcels(db, searchOf(round), basis), countParcelIncidents(db, searchOf(round), basis)]),
    ),
  ];
}

async function sweeps(large: TestSeller): Promise<Figure[]> {
  const measured = async (name: string, work: () => Promise<number>): Promise<Figure> => {
    const times: number[] = [];
    let found = 0;
    for (let round = -3; round < 20; round += 1) {
      const start = performance.now();
      found = await work();
      if (round >= 0) times.push(performance.now() - start);
    }
    return { name: `${name}, p95 (found ${found} of ${parcels})`, value: at(times, 0.95), unit: "ms", limit: 100 };
  };
  return [
    await measured("parcels whose silence is due, with their traces, locked", async () => {
      const now = Date.now();
      const sellers = await inScope(testDoorScope(), (db) => listDueSellers(db, now));
      if (!sellers.includes(large.sellerId)) throw new Error("the largest seller has nothing due");
      let found = 0;
      for (const sellerId of sellers) {
        found += (await inScope(testJobScope(sellerId), (db) => claimDueParcels(db, now, due))).length;
      }
      return found;
    }),
    await measured("whose parcels are to be asked after", async () => {
      const wishes = await inScope(testDoorScope(), (db) => listPollWishes(db, Date.now() + 3_600_000, due));
      return wishes.reduce((sum, wish) => sum + wish.due, 0);
    }),
  ];
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}
