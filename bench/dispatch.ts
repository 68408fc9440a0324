import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { and, count, eq, ne } from "drizzle-orm";
import { declarations } from "#db/schema/customs";
import { papers, waybills } from "#db/schema/dispatch";
import { inScope } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { aGatewayAccount } from "#db/testing/gateways";
import { startTestServer } from "#db/testing/global-setup";
import { demoAccount } from "#sandbox/control/accounts";
import { confirmBatch } from "#server/operations/confirm-batch";
import { printBatchLabels } from "#server/operations/print-labels";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { firstLine, killHard, messageOf, startChild } from "../scripts/soak/children.ts";

const parcels = Number(process.env.BENCH_PARCELS ?? 1_000);

/**
 * 一键打单 from the confirming click to one merged label PDF: worker and sandbox in processes of their own, real Postgres,
 * papers frozen and declarations written. The wish is 100 parcels a second on two cores.
 */
export async function benchDispatch(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  const dataDir = await mkdtemp(join(tmpdir(), "bench-dispatch-"));
  const seed = randomBytes(4).toString("hex");
  const settings = { SANDBOX_PORT: "0", SANDBOX_DATA_DIR: dataDir, SANDBOX_SEED: seed, SANDBOX_HOURS_PER_SECOND: "0" };
  const sandbox = startChild("sandbox/main.ts", [], settings);
  const { url } = JSON.parse(await firstLine(sandbox)) as { url: string };
  await aGatewayAccount(`${url}/gateway/link.do`, demoAccount.providerId, demoAccount.secret);
  const worker = startChild("scripts/processes/worker.ts");
  try {
    await messageOf(worker, (message): message is object => typeof message === "object");
    const seller = await aReadySeller();
    await dispatched(seller, 50);
    const { confirm, booked, merged } = await dispatched(seller, parcels);
    const total = confirm + booked + merged;
    return [
      { name: `confirming ${parcels} parcels`, value: confirm, unit: "s", limit: 1.5 },
      { name: `booking them, papers and declarations written`, value: booked, unit: "s", limit: parcels / 100 },
      { name: "their labels in one PDF", value: merged, unit: "s", limit: parcels / 500 },
      { name: "from the click to the PDF, per parcel", value: (total / parcels) * 1000, unit: "ms", limit: 10 },
    ];
  } finally {
    await killHard(worker);
    await killHard(sandbox);
    await database.close();
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const noPicking = { profileId: null, picking: false, reason: "batch" } as const;

/** Seconds of each part for so many new orders. */
async function dispatched(seller: ReadySeller, orders: number) {
  const ids = await waitingOrders(seller, orders);
  const review = await reviewDispatch(seller.ownerScope, { orderIds: ids });
  if (!review.ok) throw new Error(review.refusal.code);
  const list = review.value.parcels.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
  const began = performance.now();
  const receipt = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: list });
  const confirmed = performance.now();
  const batchId = receipt.ok ? receipt.value.batchId : null;
  if (batchId === null) throw new Error("nothing was confirmed");
  while (await isOpen(seller, batchId)) await delay(100);
  const done = performance.now();
  const labels = await printBatchLabels(seller.ownerScope, batchId, noPicking, Date.now());
  if (!labels.ok || labels.value.count !== orders) throw new Error("labels are missing");
  const printed = performance.now();
  await complete(seller, batchId, orders);
  return { confirm: (confirmed - began) / 1000, booked: (done - confirmed) / 1000, merged: (printed - done) / 1000 };
}

/** Asked ten times a second, so that it takes nothing from what is measured and adds a tenth at most. */
async function isOpen(seller: ReadySeller, batchId: string): Promise<boolean> {
  const rows = await inScope(seller.ownerScope, (db) =>
    db
      .select({ id: waybills.id })
      .from(waybills)
      .where(and(eq(waybills.sellerId, seller.sellerId), eq(waybills.batchId, batchId), ne(waybills.state, "booked")))
      .limit(1),
  );
  return rows.length > 0;
}

/** Nothing may be missing: two frozen papers and one declaration for each parcel. */
async function complete(seller: ReadySeller, batchId: string, orders: number): Promise<void> {
  const [frozen, made] = await inScope(seller.ownerScope, (db) =>
    Promise.all([
      db
        .select({ many: count() })
        .from(papers)
        .innerJoin(waybills, eq(waybills.id, papers.waybillId))
        .where(eq(waybills.batchId, batchId)),
      db
        .select({ many: count() })
        .from(declarations)
        .innerJoin(waybills, eq(waybills.id, declarations.waybillId))
        .where(eq(waybills.batchId, batchId)),
    ]),
  );
  if (frozen[0]?.many !== orders * 2 || made[0]?.many !== orders)
    throw new Error(`papers ${frozen[0]?.many}, declarations ${made[0]?.many} of ${orders}`);
}
