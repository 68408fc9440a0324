import { listCarriers } from "#db/queries/carriers";
import { getBoundCarriers, hurryQueuedWaybills } from "#db/queries/certification-effects";
import { listConnectedSellers } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { type EnqueueDb, enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { bothNames } from "#lib/carriers/carrier";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** What sellers feel of a certification. */
export const certificationNews = ["certified", "narrowed", "suspended", "resumed", "expired", "withdrawn"] as const;
export type CertificationNews = (typeof certificationNews)[number];

export type Spread = {
  readonly carrierCode: string;
  readonly news: CertificationNews;
  readonly reason: string;
};

/** Has a certification's news carried to every seller, by a job of the same transaction. */
export async function spreadCertification(db: EnqueueDb, spread: Spread): Promise<void> {
  await enqueue(db, [{ name: "spread-certification", data: spread }]);
}

const ending: readonly CertificationNews[] = ["suspended", "expired", "withdrawn", "narrowed"];

/**
 * Carries the news to every seller: open screens read again and so judge their waiting orders by the book of today; what
 * is queued at the carrier for a later try is looked at now, and given up by the worker; those that are connected to it
 * are told. The verdict itself does not wait for this: the book and the worker read the certification. Answers how many
 * sellers were reached.
 */
export async function carryCertificationNews({ carrierCode, news, reason }: Spread, now: number): Promise<number> {
  const door = mintDoorScope("certifications");
  const [sellers, carriers] = await inScope(door, (db) => Promise.all([listConnectedSellers(db), listCarriers(db)]));
  const carrier = carriers.find(({ code }) => code === carrierCode);
  const name = carrier ? bothNames(carrier) : carrierCode;
  for (const sellerId of sellers) {
    await inScope(mintJobScope({ sellerId, job: "spread-certification" }), async (db) => {
      const isBound = (await getBoundCarriers(db)).includes(carrierCode);
      const waiting = ending.includes(news) ? await hurryQueuedWaybills(db, carrierCode, now) : [];
      const jobs = waiting.map((id) => ({ name: "book-waybills" as const, data: { sellerId, waybillIds: [id] } }));
      await enqueue(db, jobs);
      const link = `/s/${sellerId}/settings/market`;
      if (isBound && (news === "suspended" || news === "resumed")) {
        await sendMessage(db, { kind: `carrier_${news}`, values: { carrier: name, reason }, link });
      }
      await raiseLiveCursor(db);
    });
  }
  return sellers.length;
}
