import { checkMessage } from "./check-message.ts";
import type { DeclarationSettings } from "./facts.ts";
import type { CustomsFinding } from "./finding.ts";
import type { CebKind, CebMessage } from "./message.ts";

declare const passed: unique symbol;

/** A message without a finding: the only kind that can be written and sent. `passMessage` alone makes one. */
export type PassedMessage<Kind extends CebKind = CebKind> = CebMessage<Kind> & { readonly [passed]: true };

/** Lets a message through to be written, or gives what keeps it: nothing that the schema would refuse ever leaves. */
export function passMessage<Kind extends CebKind>(
  message: CebMessage<Kind>,
  settings?: Pick<DeclarationSettings, "codeForm">,
):
  | { readonly ok: true; readonly value: PassedMessage<Kind> }
  | { readonly ok: false; readonly findings: readonly CustomsFinding[] } {
  const findings = checkMessage(message as unknown as CebMessage, settings);
  return findings.length === 0 ? { ok: true, value: message as PassedMessage<Kind> } : { ok: false, findings };
}
