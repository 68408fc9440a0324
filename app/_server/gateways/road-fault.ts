import type { FaultKind, OutsideFault } from "#lib/kit/outside-fault";
import type { OutsideReply } from "./http.ts";

/** A fault of the road: nothing was said that could be read. */
export function roadFault(fault: FaultKind, code: string, text: string): OutsideFault {
  return { kind: "fault", fault, saidBy: "road", code, text };
}

/** No answer came at all. */
export function failedCall(reply: OutsideReply & { kind: "failed" }): OutsideFault {
  return roadFault(reply.mayHaveArrived ? "unknown_outcome" : "transient", reply.failure, reply.text);
}

/** An answer came, but not one that the protocol knows: a proxy's page, half a message, nothing. */
export function unreadableAnswer(status: number, text: string): OutsideFault {
  const shown = text.slice(0, 300);
  if (status === 429) return roadFault("throttled", "http_429", shown);
  if (status >= 500) return roadFault("unknown_outcome", `http_${status}`, shown);
  if (status !== 200) return roadFault("garbage", `http_${status}`, shown);
  return roadFault("garbage", text.trim() === "" ? "empty_answer" : "unreadable_answer", shown);
}
