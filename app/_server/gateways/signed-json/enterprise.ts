import type { EnterpriseIdentity } from "#lib/onboarding/outside-checks";
import { isRecord, textOf } from "../reading.ts";

/** An enterprise as it is sent: by the one of its numbers that it has. */
export function encodeEnterprise({ name, uscc, brNumber }: EnterpriseIdentity): Readonly<Record<string, string>> {
  return uscc === null
    ? { enterpriseName: name, businessRegistration: brNumber ?? "" }
    : { enterpriseName: name, uscc };
}

/** An enterprise as it is answered; null when it has no name or no number. */
export function decodeEnterprise(value: unknown): EnterpriseIdentity | null {
  if (!isRecord(value)) return null;
  const name = textOf(value.enterpriseName).slice(0, 300);
  const uscc = textOf(value.uscc).slice(0, 30) || null;
  const brNumber = textOf(value.businessRegistration).slice(0, 30) || null;
  return name !== "" && (uscc !== null || brNumber !== null) ? { name, uscc, brNumber } : null;
}
