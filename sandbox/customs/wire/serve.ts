import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "../../faults/faults.ts";
import { busyPage, pause, send } from "../../http/sending.ts";
import type { ServiceFaultRule } from "../../services/service-faults.ts";
import type { Desk } from "../desk.ts";
import { knock } from "./door.ts";
import { acceptEnvelope, type Reply, reply } from "./post.ts";
import { readReceipts } from "./receipts.ts";

/** Of a whole request. */
export const maxEnvelopeBytes = 20 * 1024 * 1024;

/** `POST …/dxp/messages` and `GET …/dxp/receipts`, each signed by the user of the exchange. */
export async function serveExchange(
  desk: Desk,
  door: {
    readonly faults: Faults<ServiceFaultRule>;
    readonly counts: Record<string, number>;
    readonly wallClock: () => number;
  },
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer | null,
): Promise<void> {
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  const isPost = name === "messages" && request.method === "POST";
  const isGet = name === "receipts" && request.method === "GET";
  if (!isPost && !isGet) return answer(response, reply(404, "unknown_call", `no ${request.method} ${url.pathname}`));
  if (body === null) return answer(response, reply(413, "too_large", "一个报文最大20MB"));
  const who = knock(desk.book.accounts, request.headers, isPost ? body : (request.url ?? ""), door.wallClock());
  const account = typeof who === "string" ? undefined : desk.book.accounts.get(who.dxpId);
  if (!account) return answer(response, reply(401, "not_accepted", String(who)));
  const struck = door.faults.strike(name, isPost ? body.toString("utf8") : url.search);
  const slow = struck.find((fault) => fault.kind === "slow");
  if (slow) await pause(slow.ms ?? 0);
  const fault = struck.find((rule) => rule.kind !== "slow");
  const acts = !fault || fault.acts === true || !isPost;
  const good = !acts
    ? null
    : isPost
      ? await acceptEnvelope(desk, account, body)
      : await readReceipts(desk, account.dxpId, url);
  const outcome = `${name} ${fault?.kind ?? good?.status ?? "none"}`;
  door.counts[outcome] = (door.counts[outcome] ?? 0) + 1;
  if (fault?.kind === "hang") return;
  if (fault?.kind === "cut") {
    request.socket.destroy();
    return;
  }
  answer(response, spoil(good, fault));
}

function spoil(good: Reply | null, fault: ServiceFaultRule | undefined): Reply {
  const text = good?.text ?? "";
  if (fault?.kind === "html") return { status: 200, text: busyPage, type: "text/html; charset=utf-8" };
  if (fault?.kind === "empty") return { status: 200, text: "" };
  if (fault?.kind === "cut_json")
    return { status: good?.status ?? 200, text: text.slice(0, Math.floor(text.length / 2)) };
  if (fault?.kind === "error" || !good) return reply(fault?.status ?? 503, "busy", "系统繁忙，请稍后再试");
  return good;
}

function answer(response: ServerResponse, { status, text, type }: Reply): void {
  send(response, status, text, type ?? "application/xml; charset=utf-8");
}
