import type { CarrierFault, CarrierRefusal, FaultKind } from "#lib/carriers/answers";
import type { OutsideReply } from "#server/gateways/http";
import { storableText } from "#server/gateways/storable";
import { fieldsNamedIn, linkErrors, unknownError } from "./errors.ts";

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
  if (reply.kind === "failed") {
    return roadFault(reply.mayHaveArrived ? "unknown_outcome" : "transient", reply.failure, reply.text);
  }
  const envelope = parseJson(reply.text) ?? parseXml(reply.text);
  if (!envelope || !("success" in envelope)) return unreadable(reply.status, reply.text);
  if (isTrue(envelope.success)) return { kind: "accepted", data: isRecord(envelope.data) ? envelope.data : {} };
  if (!isFalse(envelope.success)) return unreadable(reply.status, reply.text);
  return refusalOf(textOf(envelope.errorCode), textOf(envelope.errorMsg));
}

function refusalOf(code: string, text: string): CarrierRefusal | CarrierFault {
  const meaning = linkErrors[code] ?? unknownError;
  if ("fault" in meaning) return { kind: "fault", fault: meaning.fault, saidBy: "carrier", code, text };
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

function unreadable(status: number, text: string): CarrierFault {
  const shown = text.slice(0, 300);
  if (status === 429) return roadFault("throttled", "http_429", shown);
  if (status >= 500) return roadFault("unknown_outcome", `http_${status}`, shown);
  if (status !== 200) return roadFault("garbage", `http_${status}`, shown);
  return roadFault("garbage", text.trim() === "" ? "empty_answer" : "unreadable_answer", shown);
}

/** A fault of the road: the carrier said nothing that could be read. */
export function roadFault(kind: FaultKind, code: string, text: string): CarrierFault {
  return { kind: "fault", fault: kind, saidBy: "road", code, text };
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Text of a scalar, trimmed and storable; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return storableText(value).trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return "";
}
