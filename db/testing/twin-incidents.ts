import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { incidentFiles, incidentHistory, incidents } from "../schema/incidents.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

type Ids = {
  readonly sellerId: string;
  readonly bookedId: string;
  readonly handOverId: string;
  readonly incidentId: string;
};

/** Incidents of parcels with what belongs to them: one that stands alone, and one of a hand-over list with a parcel of it. */
export async function fillIncidents(db: ScopedDb<SellerScope>, ids: Ids, mark: string) {
  const { sellerId, bookedId, handOverId, incidentId } = ids;
  const [parcelIncidentId, groupIncidentId, incidentFileId] = [randomUUID(), randomUUID(), randomUUID()];
  const at = Date.UTC(2026, 10, 21);
  const times = { happenedAt: at, receivedAt: at, lastAt: at, raisedAt: at, dueAt: at };
  const about = { waybillId: bookedId, orderNumber: sameKeys.bookedOrder, waybillNo: sameKeys.trackingNumber };
  const lane = {
    country: "US",
    carrierCode: "cainiao",
    solutionCode: "CAINIAO_STANDARD",
    words: mark,
    lastEvent: mark,
  };
  const one = { sellerId, severity: "normal" as const, ...times, ...lane };
  await insertMany(db, incidents, [
    {
      ...{ ...one, id: groupIncidentId, kind: "not_online" as const, waybillId: null, orderNumber: "", waybillNo: "" },
      ...{ subjectKind: "hand_over" as const, subjectId: handOverId, groupId: null },
    },
    {
      ...{ ...one, ...about, id: parcelIncidentId, kind: "stalled" as const, groupId: null },
      ...{ subjectKind: "parcel" as const, subjectId: bookedId },
    },
    {
      ...{ ...one, ...about, id: randomUUID(), kind: "not_online" as const, groupId: groupIncidentId },
      ...{ subjectKind: "parcel" as const, subjectId: bookedId },
    },
  ]);
  await insertMany(db, incidentHistory, [
    { sellerId, incidentId, step: "noted" as const, state: "open" as const, by: mark, text: mark, at },
  ]);
  await insertMany(db, incidentFiles, [
    {
      ...{
        sellerId,
        id: incidentFileId,
        incidentId,
        fileName: mark,
        fileKind: "pdf" as const,
        byteLength: 1,
        pages: 1,
      },
      ...{ sha256: sameKeys.fileHash, keySealed: mark, addedBy: mark },
    },
  ]);
  return { parcelIncidentId, groupIncidentId, incidentFileId };
}
