import { randomUUID } from "node:crypto";
import * as rehearsals from "../queries/rehearsals.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2030, 0, 1);
const role = "delivered" as const;
const asked = { attempts: 0, role };
const trace = { outOrderId: null, orderCode: sameKeys.lpNumber, trackingNumber: sameKeys.trackingNumber };
const parcel = { role: "exception" as const, carrierCode: "cainiao", solutionCode: "CAINIAO_STANDARD", booking: {} };

const rehearsalCalls = {
  getRehearsalDue: asSeller((db) => rehearsals.getRehearsalDue(db), "counted"),
  saveRehearsal: asSeller(async (db, { rehearsalId }) => {
    await rehearsals.saveRehearsalEnd(db, rehearsalId, "failed", now);
    const test = { id: randomUUID(), environment: "sandbox", startedBy: "stranger", deadlineAt: now } as const;
    return rehearsals.saveRehearsal(db, test, now);
  }),
  lockRunningRehearsal: asJob((db) => rehearsals.lockRunningRehearsal(db)),
  listRehearsalSteps: asJob((db, { rehearsalId }) => rehearsals.listRehearsalSteps(db, rehearsalId), "counted"),
  listRehearsalParcels: asJob((db, { rehearsalId }) => rehearsals.listRehearsalParcels(db, rehearsalId)),
  updateRehearsalStep: asJob((db, { rehearsalId }) =>
    rehearsals.updateRehearsalStep(db, rehearsalId, "order", { code: "stranger's" }),
  ),
  lockRehearsalTrail: asJob((db, { rehearsalId }) => rehearsals.lockRehearsalTrail(db, rehearsalId, "order")),
  saveRehearsalPlan: asJob((db, { rehearsalId }) =>
    rehearsals.saveRehearsalPlan(db, rehearsalId, { by: "stranger" }, [{ ...parcel, waybillId: randomUUID() }]),
  ),
  getRehearsalOrder: asJob((db, { rehearsalId }) => rehearsals.getRehearsalOrder(db, rehearsalId)),
  claimRehearsalParcel: asJob((db, { rehearsalId }) =>
    rehearsals.claimRehearsalParcel(db, rehearsalId, role, now + 1, now),
  ),
  saveRehearsalParcel: asJob((db, { rehearsalId }) =>
    rehearsals.saveRehearsalParcel(db, { ...asked, rehearsalId }, { lastTrouble: "stranger's" }),
  ),
  lockRehearsalParcelOfTrace: asJob((db) => rehearsals.lockRehearsalParcelOfTrace(db, trace)),
  saveRehearsalEvents: asJob((db, { rehearsalId }) =>
    rehearsals.saveRehearsalEvents(db, { rehearsalId, role }, [], null, now),
  ),
  saveRehearsalEnd: asJob((db, { rehearsalId }) => rehearsals.saveRehearsalEnd(db, rehearsalId, "failed", now)),
  getLatestRehearsal: asSeller((db) => rehearsals.getLatestRehearsal(db)),
  getRehearsalLabel: asSeller(async (db) => {
    const label = await rehearsals.getRehearsalLabel(db, role);
    return label && Buffer.from(label.bytes).toString();
  }),
  getRehearsalProduct: asSeller((db) => rehearsals.getRehearsalProduct(db)),
  listSellersInRehearsal: open(
    "the sweep asks for every seller and then wakes one seller's test each",
    asDoor((db) => rehearsals.listSellersInRehearsal(db)),
  ),
} satisfies CallsOf<typeof rehearsals>;

export const rehearsalCallsByModule = { rehearsals: rehearsalCalls };
