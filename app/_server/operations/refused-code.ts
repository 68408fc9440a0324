import { type Refused, refuse } from "#lib/kit/result";
import type { CodeRefusal } from "#lib/products/hs/code-standing";

/** Why a code does not stand, as the refusal of an action at the form's own field. */
export function refusedCode(standing: Refused<CodeRefusal>, field: string) {
  const { refusal } = standing;
  return refuse({ code: refusal.code, field, ...("values" in refusal ? { values: refusal.values } : {}) });
}
