import type { Accounts } from "../control/accounts.ts";
import { gatewayError, type LinkAnswer } from "./answer.ts";
import { cancelOrder, createOrder, updateOrder } from "./create-order.ts";
import type { Desk, Handler } from "./desk.ts";
import { digestMatches } from "./digest.ts";
import { getTrack, getWaybill } from "./queries.ts";
import { isJson } from "./reading.ts";

/** Every message this gateway routes, and the code that it is addressed to. */
const services: Readonly<Record<string, { readonly toCode: string; readonly handle: Handler }>> = {
  "cnge.order.create": { toCode: "CNGCP-OPEN", handle: createOrder },
  "cnge.order.update": { toCode: "CNGCP-OPEN", handle: updateOrder },
  "cnge.order.cancel": { toCode: "CNGCP-OPEN", handle: cancelOrder },
  "cnge.waybill.get": { toCode: "CGOP", handle: getWaybill },
  "cnge.track.get": { toCode: "TRACK", handle: getTrack },
};

export type LinkCall = {
  readonly msgType: string;
  readonly toCode: string;
  readonly providerId: string;
  readonly digest: string;
  readonly content: string;
};

export function readCall(form: URLSearchParams): LinkCall {
  return {
    msgType: form.get("msg_type") ?? "",
    toCode: form.get("to_code") ?? "",
    providerId: form.get("logistic_provider_id") ?? "",
    digest: form.get("data_digest") ?? "",
    content: form.get("logistics_interface") ?? "",
  };
}

/** Checks a call in the platform's order (who, signature, route, form of the content) and hands it to its service. */
export async function answerCall(
  desk: Desk,
  accounts: Accounts,
  call: LinkCall,
  numberAfterAsks: number,
): Promise<LinkAnswer> {
  const missing = Object.entries({
    msg_type: call.msgType,
    logistic_provider_id: call.providerId,
    data_digest: call.digest,
    logistics_interface: call.content,
  });
  for (const [name, value] of missing) if (value === "") return gatewayError("S12", `缺少参数 ${name}`);
  const account = accounts.get(call.providerId);
  if (!account) return gatewayError("S03", call.providerId);
  if (!digestMatches(call.content, account.secret, call.digest)) return gatewayError("S02");
  const service = services[call.msgType];
  if (!service) return gatewayError("S04", call.msgType);
  if (call.toCode !== "" && call.toCode !== service.toCode) return gatewayError("S10", `to_code ${call.toCode}`);
  if (!accounts.allow(call.providerId, desk.now())) return gatewayError("S14");
  const body = parse(call.content);
  if (body === undefined) return gatewayError("S01");
  if (!isJson(body)) return gatewayError("S05");
  return service.handle(desk, body, { account: account.providerId, numberAfterAsks }, call.content);
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
