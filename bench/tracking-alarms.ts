import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { incidents } from "#db/schema/incidents";
import { inScope, type SellerScope } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { aConnection, aGatewayAccount } from "#db/testing/gateways";
import { startTestServer } from "#db/testing/global-setup";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, aBooking } from "#db/testing/waybills";
import { digestOf } from "#sandbox/link/digest";
import { closeLiveStreams, openLiveStream } from "#server/web/live";
import { POST } from "../app/api/carriers/[carrier]/[connection]/route.ts";

const scale = Number(process.env.BENCH_SCALE ?? 1);
const perSecond = 100;
const seconds = Math.max(5, Math.round(20 * scale));
const screens = 5;
/** One push in so many brings trouble. */
const troubleEvery = 10;
const secret = "bench-secret";
const countries = ["US", "BR", "GB", "ES", "FR", "DE", "NL", "IT", "PL", "IL", "CA", "MX", "KR", "JP", "AU", "CL"];
/** Spread over kinds and countries, so that they are many troubles and not one of a lane. */
const troubles = ["PU_PICKUP_FAILURE", "CC_IM_FAILURE", "GTMS_DEL_FAILURE", "CC_EX_FAILURE", "GTMS_SIGN_FAILURE"];
const quiet = ["SC_INBOUND_SUCCESS", "SC_OUTBOUND_SUCCESS", "LH_DEPART", "LH_ARRIVE"];

/**
 * From the receipt of a push to its alarm in the database and on every open screen, while a hundred pushes a second come in for
 * one seller with five screens open: the route's own handler, and the live stream's frames as a browser reads them.
 */
export async function benchAlarms(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  try {
    await aGatewayAccount("http://127.0.0.1:9/", "BENCH", secret);
    const seller = await aSeller();
    const connection = await aConnection(seller.sellerId);
    const parcels = await someParcels(seller, perSecond * 4);
    const closing = new AbortController();
    const seen = Array.from({ length: screens }, () => new Map<string, number>());
    await Promise.all(seen.map((one) => watch(seller.ownerScope, one, closing.signal)));
    const sent = await pushAlong(connection, parcels);
    const raised = await raisedIncidents(seller);
    const all = () => seen.every((one) => raised.every(({ id }) => one.has(id)));
    for (const end = Date.now() + 15_000; Date.now() < end && !all(); ) await delay(20);
    closing.abort();
    closeLiveStreams();
    if (!all()) throw new Error("an alarm did not reach every screen");
    const from = (number: string) => sent.get(number) ?? 0;
    const stored = raised.map(({ number, storedAt }) => storedAt - from(number));
    const shown = seen.flatMap((one) => raised.map(({ id, number }) => (one.get(id) ?? 0) - from(number)));
    const line = (name: string, list: readonly number[]) => ({
      name: `${name}, p99 (p50 ${Math.round(rank(list, 0.5))} ms, worst ${Math.round(Math.max(...list))} ms)`,
      ...{ value: rank(list, 0.99) / 1000, unit: "s", limit: 5 },
    });
    return [
      line(`from receipt to alarm stored, ${raised.length} alarms in ${seconds * perSecond} pushes`, stored),
      line(`from receipt to ${screens} open screens`, shown),
    ];
  } finally {
    closeLiveStreams();
    await database.close();
    await stop();
  }
}

type Parcel = { readonly id: string; readonly number: string };

async function someParcels(seller: TestSeller, count: number): Promise<readonly Parcel[]> {
  const lanes: string[][] = [];
  for (const country of countries) {
    const booking = { receiver: { ...aBooking("", "").receiver, country } };
    const made = await aBatchOfWaybills(seller, Math.ceil(count / countries.length), { state: "booked", booking });
    lanes.push(made.map(({ waybillId }) => waybillId));
  }
  // one of each country in turn
  const ids = (lanes[0] ?? []).flatMap((_, row) => lanes.flatMap((lane) => lane[row] ?? []));
  const parcels = ids.map((id, n) => ({ id, number: `LX${String(n).padStart(9, "0")}CN` }));
  await inScope(seller.jobScope, (db) =>
    db.execute(sql`update waybills as w set tracking_number = r.number
      from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as r(id uuid, number text)
      where w.seller_id = ${seller.sellerId}::uuid and w.id = r.id`),
  );
  return parcels;
}

/** Reads a screen's stream and notes when each incident's alarm came; once is as often as it may come. */
async function watch(scope: SellerScope, seen: Map<string, number>, signal: AbortSignal): Promise<void> {
  const reply = await openLiveStream(scope, new Request("http://bench/live?after=0", { signal }));
  const reader = reply.body?.getReader();
  if (!reader) throw new Error("no stream");
  const decoder = new TextDecoder();
  const readOn = async () => {
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const data of frames.flatMap((frame) => /^data: (.*)$/m.exec(frame)?.[1] ?? [])) {
        const { alarms = [] } = JSON.parse(data) as { alarms?: readonly { incidentId: string; change: string }[] };
        for (const { incidentId, change } of alarms) {
          if (change !== "opened") continue;
          if (seen.has(incidentId)) throw new Error("a screen was told twice");
          seen.set(incidentId, Date.now());
        }
      }
    }
  };
  void readOn();
}

/** By the clock, whatever the answers take; answers when the push that brought trouble was received, by waybill number. */
async function pushAlong(connection: string, parcels: readonly Parcel[]): Promise<ReadonlyMap<string, number>> {
  const sent = new Map<string, number>();
  const answers: Promise<void>[] = [];
  const start = performance.now();
  const total = perSecond * seconds;
  for (let n = 0; n < total; n++) {
    const wait = start + (n * 1_000) / perSecond - performance.now();
    if (wait > 1) await delay(wait);
    const isTrouble = n % troubleEvery === 0;
    // each parcel gets into trouble once at most
    const parcel = isTrouble ? parcels[(n / troubleEvery) % parcels.length] : parcels[(n * 7 + 3) % parcels.length];
    if (!parcel || (isTrouble && sent.has(parcel.number))) continue;
    if (isTrouble) sent.set(parcel.number, Date.now());
    const code = isTrouble ? troubles[(n / troubleEvery) % troubles.length] : quiet[n % quiet.length];
    answers.push(push(connection, parcel.id, code ?? "", n));
  }
  await Promise.all(answers);
  return sent;
}

async function push(connection: string, outOrderId: string, actionCode: string, n: number): Promise<void> {
  // quiet news are older than trouble, and end none
  const at = Date.now() - (troubles.includes(actionCode) ? 0 : 3_600_000) - (n % 50) * 1_000;
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const content = JSON.stringify({ outOrderId, traceDetailList: [{ time, timeZone: "GMT+8", actionCode, desc: "x" }] });
  const form = { msg_type: "TRACEPUSH", msg_id: `${n}`, logistics_interface: content };
  const body = new URLSearchParams({ ...form, data_digest: digestOf(content, secret) }).toString();
  const request = new Request("http://bench/", { method: "POST", body });
  const reply = await POST(request, { params: Promise.resolve({ carrier: "cainiao", connection }) });
  const answer = await reply.text();
  if (!answer.includes('"true"')) throw new Error(answer);
}

/** Incidents that stand alone, and when their alarm was written, by the database's clock. */
async function raisedIncidents(seller: TestSeller) {
  return inScope(seller.ownerScope, async (db) => {
    const rows = await db.execute<{ id: string; number: string; at: string }>(sql`
      select i.id, i.waybill_no as number, (extract(epoch from a.stored_at) * 1000)::text as at
      from ${incidents} i join alarms a on a.seller_id = i.seller_id and a.incident_id = i.id and a.change = 'opened'
      where i.seller_id = ${seller.sellerId}::uuid and i.waybill_id is not null`);
    if (rows.length < 20) throw new Error(`${rows.length} alarms say nothing`);
    return Array.from(rows, ({ id, number, at }) => ({ id, number, storedAt: Number(at) }));
  });
}

function rank(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? 0;
}
