import type { OutsideFault } from "#lib/kit/outside-fault";
import type { SetupRefusal } from "#lib/onboarding/outside-checks";
import type { OutsideReply } from "../http.ts";
import { isRecord, parseRecord, textOf } from "../reading.ts";
import { failedCall, unreadableAnswer } from "../road-fault.ts";
import { withoutSecrets } from "./mask.ts";

/** A reply once it has been understood: a result with its data, a no to how ALP asked, or no answer to rely on. */
export type SignedReply =
  | {
      readonly kind: "answered";
      readonly result: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** The other side's words, without secrets. */
      readonly text: string;
    }
  | SetupRefusal
  | OutsideFault;

/** Reads {result, …} or {error: {code, message, field}}. Of a call with secrets no unreadable text is kept. */
export function readReply(reply: OutsideReply, secrets: readonly string[]): SignedReply {
  if (reply.kind === "failed") return failedCall(reply);
  const body = parseRecord(reply.text);
  const said = (text: unknown) => withoutSecrets(textOf(text), secrets).slice(0, 1000);
  const result = body && reply.status === 200 ? textOf(body.result) : "";
  if (body && result !== "") return { kind: "answered", result, data: body, text: said(body.message) };
  if (body && isRecord(body.error)) {
    const { code, field, message } = body.error;
    return errorOf(reply.status, textOf(code), [said(field), said(message)].filter(Boolean).join(": "));
  }
  const fault = unreadableAnswer(reply.status, reply.text);
  return secrets.length > 0 ? { ...fault, text: "" } : fault;
}

const setupRefusals: Readonly<Record<string, SetupRefusal["code"]>> = {
  unknown_caller: "wrong_credentials",
  bad_signature: "wrong_credentials",
  // this machine's clock is wrong
  stale_timestamp: "wrong_setup",
  replayed: "wrong_setup",
  unknown_call: "wrong_setup",
  invalid_request: "invalid_request",
};

function errorOf(status: number, code: string, text: string): SetupRefusal | OutsideFault {
  const refused = Object.hasOwn(setupRefusals, code) ? setupRefusals[code] : undefined;
  if (refused) return { kind: "refused", code: refused, text };
  const shown = /^\w{1,40}$/.test(code) ? code : `http_${status}`;
  const fault = (kind: OutsideFault["fault"]): OutsideFault => ({
    ...{ kind: "fault", fault: kind, saidBy: "service", code: shown, text },
  });
  if (status === 429) return fault("throttled");
  if (status === 503) return fault("transient");
  return fault(status >= 500 ? "unknown_outcome" : "garbage");
}

/** An answer that can be read but says what nobody agreed on: it stays unknown. */
export function unagreed(code: string, text: string): OutsideFault {
  return { kind: "fault", fault: "garbage", saidBy: "service", code, text: text.slice(0, 100) };
}
