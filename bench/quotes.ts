import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { closeDatabase, connect } from "#db/client";
import { startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import { getRoutingBook } from "#db/queries/rates";
import { inScope } from "#db/scope";
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { officialSolutions, type Solution } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { cardsOf, shippedRates } from "#lib/rates/cards.test-data";
import { exampleCards, exampleRates, exampleSolutions } from "#lib/rates/examples.test-data";
import { type ParcelMeasure, plainParcel, quoteParcel } from "#lib/rates/quote";
import { compileRateCard, type RateCard } from "#lib/rates/rate-card";
import { plainRouting, recommend } from "#lib/routing/recommend";
import { mintJobScope } from "#server/scope";

type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };

const today = "2026-11-25";

/** Microseconds of processor time for one quote with all its lines: a recommendation over 20 solutions makes 20 of them. */
export function benchQuotes(): Figure[] {
  const cards = cardsOf(rateCardFile);
  const [standard, express] = [officialSolutions[0], exampleSolutions[0]];
  const [small, large] = [cards.get("CAINIAO_STANDARD"), exampleCards[0]];
  if (!standard || !express || !small || !large) throw new Error("no cards");
  const heavy: Partial<ParcelMeasure> = { country: "US", postalCode: "99501", declaredUsdMinor: 5000 };
  const services = { insurance: true, duty_prepaid: false, return_label: true };
  return [
    figure("a quote per gram, to every country", 2, standard, small, (n) => ({
      ...{ country: countryCodes[n % countryCodes.length] ?? "US", weightGrams: 1 + ((n * 7) % 150) },
    })),
    figure("a quote with first weight, surcharges and services", 5, express, compileRateCard(large), (n) => ({
      ...{ ...heavy, weightGrams: 1 + ((n * 37) % 30_000), services },
    })),
  ];
}

const parcels = 1000;

function figure(
  name: string,
  limit: number,
  solution: Solution,
  card: RateCard,
  parcelOf: (n: number) => Partial<ParcelMeasure>,
): Figure {
  const list = Array.from({ length: parcels }, (_, n) => ({
    ...{ ...plainParcel, country: "US", weightGrams: 100 },
    ...parcelOf(n),
  }));
  const rates = card.id.startsWith("EXAMPLE") ? exampleRates : shippedRates;
  const lap = () => {
    const started = process.cpuUsage();
    let sum = 0;
    for (let round = 0; round < 50; round++) {
      for (const parcel of list) sum += quoteParcel(solution, card, parcel, rates, today).usdMinor ?? 0;
    }
    const { user, system } = process.cpuUsage(started);
    if (sum <= 0) throw new Error("no price");
    return (user + system) / (50 * parcels);
  };
  lap();
  const laps = Array.from({ length: 9 }, lap).sort((a, b) => a - b);
  return { name, value: laps[4] ?? Number.NaN, unit: "µs", limit };
}

const rows = 10_000;
const lanes = 4_000;

/** Milliseconds for the book out of Postgres with 10,000 rate rows and 4,000 lanes, held and anew, and for a quick quote. */
export async function benchBook(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "alp-bench-"));
  // as root, the server's own user must get in too
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder, isDurable: false });
  try {
    Object.assign(process.env, { DATABASE_URL: embedded.appUrl, QUEUE_URL: embedded.queueUrl });
    await migrateDatabase({ ownerUrl: embedded.ownerUrl, queueUrl: embedded.queueUrl });
    await fill(embedded.ownerUrl);
    return await measure(embedded.ownerUrl);
  } finally {
    await closeDatabase();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(ownerUrl: string): Promise<void> {
  const owner = connect(ownerUrl, { max: 1, name: "bench" });
  await owner`insert into rate_cards (id, solution_code, currency, valid_from, source, content_hash)
    values ('bench', 'DHL', 'CNY', '2026-01-01', 'bench', 'bench')`;
  await owner`insert into rate_rows (card_id, country, goods, parcel, from_grams, to_grams, shape, price_micros,
      parcel_micros, status)
    select 'bench', code, 'general', 'any', 1 + 500 * band, 500 + 500 * band, 'flat', 1000000 * (band + 80), 0, 'confirmed'
      from unnest(${[...countryCodes]}::text[]) as code, generate_series(0, 59) as band limit ${rows}`;
  const counts = { parcels: 90, delivered: 80, days: [0, 0, 9, 30, 41], onTime: 70, pickedUp: 90, pickedUpInTime: 88 };
  await owner`insert into lane_histories (solution_code, country, counts)
    select s.code, c.code, ${JSON.stringify({ ...counts, incidents: 2, claims: null })}::text::jsonb
      from solutions s, unnest(${[...countryCodes]}::text[]) as c(code) limit ${lanes}`;
  await owner`analyze`;
  await owner.end();
}

async function measure(ownerUrl: string): Promise<Figure[]> {
  const scope = mintJobScope({ sellerId: "00000000-0000-4000-8000-000000000001", job: "bench" });
  const now = Date.UTC(2026, 10, 25, 2);
  const book = () => inScope(scope, (db) => getRoutingBook(db, now));
  const quickQuote = async () => {
    const held = await book();
    const parcel = { ...plainParcel, country: "US", weightGrams: 300 };
    const buyerService = resolveBuyerService("Seller's Shipping Method");
    recommend(held, { ...plainRouting, parcel, paidUsdMinor: 900, buyerService, shipOn: held.today });
  };
  const owner = connect(ownerUrl, { max: 1, name: "bench" });
  let version = 0;
  const anew = async () => {
    await owner`update rate_cards set content_hash = ${`bench ${version++}`} where id = 'bench'`;
    await book();
  };
  const nothing = () => inScope(scope, (db) => db.execute("select 1"));
  const what = `${rows} rate rows, ${lanes} lanes`;
  const figures = [
    ...(await timed("a scope with nothing in it, for comparison", nothing, 300, [30, 60])),
    ...(await timed(`the book of ${what}, held`, book, 300, [10, 20])),
    ...(await timed("quick quote over all solutions on that book", quickQuote, 300, [15, 30])),
    ...(await timed("the book read and compiled anew after a change", anew, 15, [1000, 2000])),
  ];
  await owner.end();
  return figures;
}

/** Half of the times and nineteen of twenty are below these; a machine that does other work besides stretches both. */
async function timed(
  name: string,
  work: () => Promise<unknown>,
  times: number,
  [half, most]: readonly [number, number],
): Promise<Figure[]> {
  for (let warm = 0; warm < times / 10; warm++) await work();
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(times * share)] ?? Number.NaN;
  return [
    { name: `${name} (p50)`, value: at(0.5), unit: "ms", limit: half },
    { name: `${name} (p95)`, value: at(0.95), unit: "ms", limit: most },
  ];
}
