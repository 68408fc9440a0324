import { countFigures } from "#db/queries/parcel-figures";
import { countParcels, listParcels } from "#db/queries/tracking";
import { listPollWishes } from "#db/queries/tracking-keeping";
import { inScope } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { startTestServer } from "#db/testing/global-setup";
import { fillManyParcels } from "#db/testing/many-parcels";
import { testDoorScope } from "#db/testing/scopes";
import { aSeller } from "#db/testing/sellers";
import { parseTrackingSearch, wholeList } from "#lib/tracking/search";

const basis = { now: Date.now(), promises: { CAINIAO_STANDARD: 30 } };

const parcels = Number(process.env.BENCH_PARCELS ?? 100_000);
const rounds = 20;

/**
 * What counting a large seller's rows costs: every tile and facet of the list comes from this one pass, so that no counts
 * have to be kept beside the rows. The whole dashboard over a million parcels is measured with the dashboard.
 */
export async function benchCounts(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  try {
    // as in life: nobody has most of the table
    const [large, small] = [await aSeller(), await aSeller()];
    const admin = new URL(server.adminUrl);
    admin.pathname = new URL(database.ownerUrl).pathname;
    const sellers = [
      { ...large, parcels },
      { ...small, parcels: parcels * 3 },
    ];
    await fillManyParcels(admin.href, { sellers, eventsPerParcel: 1, due: 1_000 });
    const held = parseTrackingSearch({ trouble: "any", country: "BR" });
    const of = (work: () => Promise<unknown>) => p95(work);
    return [
      {
        name: `tiles and facets of ${parcels} parcels, p95`,
        value: await of(() => inScope(large.ownerScope, (db) => countParcels(db, wholeList, basis))),
        unit: "ms",
        limit: 50,
      },
      {
        name: "the dashboard's figures, p95",
        value: await of(() => inScope(large.ownerScope, (db) => countFigures(db, basis))),
        unit: "ms",
        limit: 50,
      },
      {
        name: "the first page, p95",
        value: await of(() => inScope(large.ownerScope, (db) => listParcels(db, wholeList, basis))),
        unit: "ms",
        limit: 50,
      },
      {
        name: "the first page in trouble to Brazil, p95",
        value: await of(() => inScope(large.ownerScope, (db) => listParcels(db, held, basis))),
        unit: "ms",
        limit: 50,
      },
      {
        name: "whose parcels are to be asked after, p95",
        value: await of(() => inScope(testDoorScope(), (db) => listPollWishes(db, Date.now() + 3_600_000, 1_000))),
        unit: "ms",
        limit: 100,
      },
    ];
  } finally {
    await database.close();
    await stop();
  }
}

async function p95(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? 0;
}
