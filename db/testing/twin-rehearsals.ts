import { randomUUID } from "node:crypto";
import { rehearsalSteps as stepNames } from "#lib/onboarding/states";
import { insertMany } from "../bulk.ts";
import { rehearsalParcels, rehearsalSteps, rehearsals } from "../schema/onboarding.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

/** A first-order test that runs, with a parcel that has its label; answers the test's id. */
export async function fillRehearsal(
  db: ScopedDb<SellerScope>,
  sellerId: string,
  mark: string,
): Promise<{ readonly rehearsalId: string }> {
  const rehearsalId = randomUUID();
  const { lpNumber, trackingNumber } = sameKeys;
  await insertMany(db, rehearsals, [
    {
      ...{ sellerId, id: rehearsalId, state: "running" as const, environment: "sandbox" as const, startedBy: mark },
      ...{ startedAt: Date.UTC(2026, 10, 20), deadlineAt: Date.UTC(2100, 0, 1), order: { mark } },
    },
  ]);
  await insertMany(
    db,
    rehearsalSteps,
    stepNames.map((step) => ({
      ...{ sellerId, rehearsalId, step, state: "running" as const, sent: mark, received: mark, code: mark },
      values: { mark },
    })),
  );
  await db.insert(rehearsalParcels).values({
    ...{ sellerId, rehearsalId, role: "delivered", waybillId: randomUUID(), carrierCode: "cainiao", lpNumber },
    ...{ solutionCode: "CAINIAO_STANDARD", booking: { mark }, trackingNumber, lastTrouble: mark },
    label: Buffer.from(mark),
  });
  return { rehearsalId };
}
