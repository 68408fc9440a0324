import { getCarrier } from "#db/queries/carriers";
import { type CertificationRow, saveCertification, saveCertificationStep } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { inScope, type StaffDb, type StaffScope } from "#db/scope";
import { bothNames } from "#lib/carriers/carrier";
import type { MoveInput } from "#lib/carriers/carrier-schema";
import { barOfMove, type MoveBar } from "#lib/carriers/certification-file";
import type { CertificationState } from "#lib/carriers/certification-states";
import { ok, type Refusal, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { canAsStaff } from "#lib/sellers/permissions";
import { lockSeenCertification } from "./lock-certification.ts";
import { type CertificationNews, spreadCertification } from "./spread-certification.ts";

/**
 * Takes a certification one step on its way: papers, sandbox, review, certified, suspended, lifted, withdrawn. What sellers
 * feel is spread to them by a job of the same transaction. Refused: those of `lockSeenCertification`, `not_allowed`, `move_impossible`,
 * `reason_missing`, `same_person`, `parts_missing` (`parts`: what is missing, comma-separated).
 */
export async function moveCertification(
  scope: StaffScope,
  { certificationId, version, to, reason }: MoveInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const locked = await lockSeenCertification(db, { certificationId, version });
    if (!locked.ok) return locked;
    const { value: before } = locked;
    // a reviewer decides on what was sent to review, and on nothing else
    if (before.state !== "review" && !canAsStaff([scope.role], "carriers.edit")) return refuse({ code: "not_allowed" });
    const bar =
      to === "expired" ? move("move_impossible") : barOfMove(before, moveOf(scope, to, reason), chinaDateOf(now));
    if (bar) return refuse(refusalOf(bar));
    const fresh = to === "certified" && before.state !== "suspended" ? { toldDays: null } : {};
    await saveCertification(db, certificationId, { state: to, reason, ...fresh }, now);
    const step = { certificationId, fromState: before.state, toState: to, reason };
    await saveCertificationStep(db, step, now);
    const { carrierCode } = before;
    await savePlatformAudit(db, { event: "certification_moved", data: { carrierCode, ...step } });
    if (to === "review") await tellReviewers(db, before);
    const news = newsOf(before.state, to);
    if (news) await spreadCertification(db, { carrierCode, news, reason });
    return ok(null);
  });
}

const move = (code: "move_impossible"): MoveBar => ({ code });

function moveOf({ personId }: StaffScope, to: CertificationState, reason: string) {
  return { to, reason, personId };
}

function refusalOf(bar: MoveBar): Refusal {
  if (bar.code === "parts_missing") return { code: bar.code, values: { parts: bar.parts.join(",") } };
  return bar.code === "reason_missing" ? { code: bar.code, field: "reason" } : { code: bar.code };
}

/** What a step means to sellers; null: nothing. */
function newsOf(from: CertificationState, to: CertificationState): CertificationNews | null {
  if (to === "suspended") return "suspended";
  if (to === "certified") return from === "suspended" ? "resumed" : "certified";
  return to === "withdrawn" && (from === "certified" || from === "suspended") ? "withdrawn" : null;
}

async function tellReviewers(db: StaffDb, { carrierCode }: CertificationRow): Promise<void> {
  const carrier = await getCarrier(db, carrierCode);
  const values = { carrier: carrier ? bothNames(carrier) : carrierCode };
  const link = `/staff/carriers/${carrierCode}`;
  // whoever sent it may not certify it: a reviewer always may
  await sendStaffMessage(db, { kind: "certification_in_review", values, link, role: "reviewer" });
}
