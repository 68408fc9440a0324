import { listSolutionCodesOf, saveCertification, saveCertificationStep } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { FrameInput } from "#lib/carriers/carrier-schema";
import { barOfFrame } from "#lib/carriers/certification-frame";
import { isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";
import { lockSeenCertification } from "./lock-certification.ts";
import { spreadCertification } from "./spread-certification.ts";

/**
 * Says what a certification covers and when; narrowing one that runs takes effect at once. Refused: those of
 * `lockSeenCertification`, `frame_closed`, `frame_widened`, `dates_reversed`, `solution_unknown`, `country_unknown`.
 */
export async function setCertificationFrame(
  staff: StaffScope,
  { certificationId, version, ...frame }: FrameInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(staff, async (db): Promise<Result<null>> => {
    const locked = await lockSeenCertification(db, { certificationId, version });
    if (!locked.ok) return locked;
    const { value: before } = locked;
    const bar = barOfFrame(before.state, before, frame);
    if (bar) return refuse({ code: bar, field: bar === "dates_reversed" ? "validTo" : "scope" });
    const { scope, validFrom, validTo } = frame;
    if (scope.solutions !== "all") {
      const known = await listSolutionCodesOf(db, before.carrierCode);
      const unknown = scope.solutions.find((code) => !known.includes(code));
      if (unknown !== undefined)
        return refuse({ code: "solution_unknown", field: "solutions", values: { code: unknown } });
    }
    const stranger = scope.countries === "all" ? undefined : scope.countries.find((code) => !isCountryCode(code));
    if (stranger !== undefined)
      return refuse({ code: "country_unknown", field: "countries", values: { code: stranger } });
    // a new last day is told anew
    const toldDays = validTo === before.validTo ? before.toldDays : null;
    await saveCertification(db, certificationId, { scope, validFrom, validTo, toldDays }, now);
    const { state, carrierCode } = before;
    await saveCertificationStep(db, { certificationId, fromState: state, toState: state, reason: "" }, now);
    const from = { scope: before.scope, validFrom: before.validFrom, validTo: before.validTo };
    await savePlatformAudit(db, {
      event: "certification_framed",
      data: { carrierCode, certificationId, from, to: frame },
    });
    if (state === "certified") await spreadCertification(db, { carrierCode, news: "narrowed", reason: "" });
    return ok(null);
  });
}
