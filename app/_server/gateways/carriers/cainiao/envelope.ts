import type { CarrierFault, CarrierRefusal } from "#lib/carriers/answers";
import type { OutsideReply } from "#server/gateways/http";
import { isRecord, parseRecord, textOf } from "#server/gateways/reading";
import { failedCall, unreadableAnswer } from "#server/gateways/road-fault";
import { fieldsNamedIn, linkErrors, saysKeyIsTaken, unknownError } from "./errors.ts";

/** LINK's answer once it has been understood: the carrier's yes with its data, its no, or no answer that can be read. */
export type LinkAnswer =
  | { readonly kind: "accepted"; readonly data: Readonly<Record<string, unknown>> }
  | CarrierRefusal
  | CarrierFault;

/**
 * Reads the envelope {success, errorCode, errorMsg, data}; success may be text or boolean. The body is read before the
 * HTTP status, since LINK answers errors with either. Source: Cainiao open platform, answer and error table.
 */
export function readEnvelope(reply: OutsideReply): LinkAnswer {
  if (reply.kind === "failed") return failedCall(reply);
  const envelope = parseRecord(reply.text) ?? parseXml(reply.text);
  if (!envelope || !("success" in envelope)) return unreadableAnswer(reply.status, reply.text);
  if (isTrue(envelope.success)) return { kind: "accepted", data: isRecord(envelope.data) ? envelope.data : {} };
  if (!isFalse(envelope.success)) return unreadableAnswer(reply.status, reply.text);
  return refusalOf(textOf(envelope.errorCode), textOf(envelope.errorMsg));
}

function refusalOf(code: string, text: string): CarrierRefusal | CarrierFault {
  if (saysKeyIsTaken(text)) return { kind: "fault", fault: "unknown_outcome", saidBy: "service", code, text };
  const meaning = linkErrors[code] ?? unknownError;
  if ("fault" in meaning) return { kind: "fault", fault: meaning.fault, saidBy: "service", code, text };
  const fields = meaning.class === "invalid_content" ? fieldsNamedIn(text) : [];
  return {
    kind: "refused",
    code,
    text: text.slice(0, 1000),
    class: meaning.class,
    whoseFault: meaning.whoseFault,
    fields,
  };
}

/** The gateway itself answers XML when a message never reached a service that speaks JSON. */
function parseXml(text: string): Record<string, unknown> | null {
  if (!text.trimStart().startsWith("<")) return null;
  const value = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`, "i").exec(text)?.[1];
  const success = value("success");
  if (success === undefined) return null;
  return { success, errorCode: value("errorCode") ?? "", errorMsg: value("errorMsg") ?? "" };
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && value.trim().toLowerCase() === "true");
}

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === "string" && value.trim().toLowerCase() === "false");
}
