import { listCarriers } from "#db/queries/carriers";
import {
  type CertificationRow,
  listCertificationRows,
  lockCertification,
  saveCertification,
  saveCertificationStep,
  saveDocumentTold,
  saveTold,
} from "#db/queries/certifications";
import { type NewStaffMessage, sendStaffMessage } from "#db/queries/staff-messages";
import { type DoorDb, inScope } from "#db/scope";
import { bothNames } from "#lib/carriers/carrier";
import { hasRunOut } from "#lib/carriers/certification";
import type { CertificationState } from "#lib/carriers/certification-states";
import { type CalendarDate, chinaDateOf } from "#lib/kit/time";
import { daysLeft, warningDue } from "#lib/onboarding/expiry";
import { mintDoorScope } from "#server/scope";
import { spreadCertification } from "./spread-certification.ts";

const running: readonly CertificationState[] = ["certified", "suspended"];

export type CertificationWatch = { readonly expired: number; readonly told: number };

/**
 * Marks as expired what was certified until yesterday, and tells staff of certificates and documents that run out: 60, 30
 * and 7 days before, and on the day after. Each is told once, however often and by however many workers this runs; the
 * verdict on a parcel does not wait for it, the day itself decides there.
 */
export async function watchCertifications(now: number): Promise<CertificationWatch> {
  const today = chinaDateOf(now);
  const door = mintDoorScope("certifications");
  const [rows, carriers] = await inScope(door, (db) => Promise.all([listCertificationRows(db), listCarriers(db)]));
  const names = new Map(carriers.map((carrier) => [carrier.code, bothNames(carrier)]));
  let [expired, told] = [0, 0];
  for (const { id, state, carrierCode } of rows) {
    if (!running.includes(state)) continue;
    await inScope(door, async (db) => {
      const row = await lockCertification(db, id);
      if (!row || !running.includes(row.state)) return;
      const name = names.get(carrierCode) ?? carrierCode;
      told += (await warn(db, row, name, today)) + (await warnOfDocuments(db, row, name, today));
      if (hasRunOut({ state: "certified", validTo: row.validTo }, today)) {
        await expire(db, row, now);
        expired += 1;
      }
    });
  }
  return { expired, told };
}

async function expire(db: DoorDb, { id, state, carrierCode }: CertificationRow, now: number): Promise<void> {
  await saveCertification(db, id, { state: "expired", reason: "" }, now);
  await saveCertificationStep(db, { certificationId: id, fromState: state, toState: "expired", reason: "" }, now);
  await spreadCertification(db, { carrierCode, news: "expired", reason: "" });
}

async function warn(db: DoorDb, row: CertificationRow, carrier: string, today: CalendarDate): Promise<number> {
  const { id, validTo: on, toldDays, carrierCode } = row;
  const due = on === null ? null : warningDue(on, today, toldDays);
  if (on === null || due === null) return 0;
  await saveTold(db, id, due);
  const values: NewStaffMessage["values"] = { carrier, on, days: daysLeft(on, today) };
  const kind = due === 0 ? "certification_expired" : "certification_expires";
  await sendStaffMessage(db, toManagers(kind, values, carrierCode));
  return 1;
}

async function warnOfDocuments(
  db: DoorDb,
  { documents, carrierCode }: CertificationRow,
  carrier: string,
  today: CalendarDate,
): Promise<number> {
  let told = 0;
  for (const { id, kind: document, validTo: on, toldDays } of documents) {
    const due = on === null ? null : warningDue(on, today, toldDays);
    if (on === null || due === null) continue;
    await saveDocumentTold(db, id, due);
    const values: NewStaffMessage["values"] = { carrier, document, on, days: daysLeft(on, today) };
    const kind = due === 0 ? "certification_document_expired" : "certification_document_expires";
    await sendStaffMessage(db, toManagers(kind, values, carrierCode));
    told += 1;
  }
  return told;
}

function toManagers(
  kind: NewStaffMessage["kind"],
  values: NewStaffMessage["values"],
  carrierCode: string,
): NewStaffMessage {
  return { kind, values, link: `/staff/carriers/${carrierCode}`, role: "carrier_manager" };
}
