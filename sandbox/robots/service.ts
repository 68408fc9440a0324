import type { IncomingMessage, ServerResponse } from "node:http";
import { Faults } from "../faults/faults.ts";
import { busyPage, pause, send } from "../http/sending.ts";
import { isJson, type Json } from "../link/reading.ts";
import type { Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";
import { vendors } from "./vendors.ts";

type Kept = {
  readonly at: number;
  readonly vendor: string;
  readonly key: string;
  readonly outcome: string;
  readonly isIn: boolean;
  readonly webhookId: string;
  /** Came in before under the same webhook-id. */
  readonly isDouble: boolean;
  readonly body: unknown;
};

const mostKept = 20_000;

/**
 * Chat groups with webhook robots: `POST /robots/wecom/send?key=…`, `/robots/dingtalk/send?access_token=…`,
 * `/robots/feishu/<hook>`, and a receiver of plain webhooks, `/robots/plain/<name>`. What was posted is kept in memory and shown by
 * `GET /_sandbox/robots`; secrets come by control. They forget everything at the next start, as a chat does not.
 */
export function openRobots(now: () => number): Service {
  const posts: Kept[] = [];
  const secrets = new Map<string, string>();
  const faults = new Faults<ServiceFaultRule>();
  const counts: Record<string, number> = {};
  const serve = async (request: IncomingMessage, response: ServerResponse, url: URL, bytes: Buffer | null) => {
    const [vendor = "", name = ""] = url.pathname.split("/").slice(2);
    const judge = Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined;
    if (!judge || request.method !== "POST") return send(response, 404, "not found", "text/plain; charset=utf-8");
    const key = url.searchParams.get("key") ?? url.searchParams.get("access_token") ?? name;
    const text = bytes?.toString("utf8") ?? "";
    const [slow, fault] = struck(faults.strike(vendor, text));
    if (slow) await pause(slow.ms ?? 0);
    const lately = (ms: number) =>
      posts.filter((one) => one.isIn && one.vendor === vendor && one.key === key && one.at > now() - ms).length;
    const { headers } = request;
    const secret = secrets.get(`${vendor}/${key}`) ?? null;
    const facts = { key, query: url.searchParams, headers, text, body: parse(text), secret, now: now() };
    const verdict = judge({ ...facts, lately: { minute: lately(60_000), second: lately(1_000) } });
    if (!fault || fault.acts) {
      const webhookId = String(headers["webhook-id"] ?? "");
      const isDouble = webhookId !== "" && posts.some((one) => one.isIn && one.webhookId === webhookId);
      posts.push({ at: now(), vendor, key, ...verdictOf(verdict), webhookId, isDouble, body: facts.body });
      if (posts.length > mostKept) posts.shift();
    }
    const outcome = fault?.kind ?? verdict.outcome;
    counts[`${vendor} ${outcome}`] = (counts[`${vendor} ${outcome}`] ?? 0) + 1;
    answer(request, response, verdict, fault);
  };
  return {
    ...{ prefix: "robots", faults, calls: {}, pages: {}, feeds: Object.keys(vendors), counts },
    wire: { maxBytes: 256 * 1024, serve },
    controls: {
      secrets: async (body) => setSecrets(secrets, body),
      forget: async () => {
        posts.length = 0;
        return {};
      },
    },
    shown: () => ({ posts, signed: [...secrets.keys()] }),
    beat: async () => undefined,
    close: async () => undefined,
  };
}

const verdictOf = ({ outcome, isIn }: { readonly outcome: string; readonly isIn: boolean }) => ({ outcome, isIn });

function struck(rules: readonly ServiceFaultRule[]) {
  return [rules.find(({ kind }) => kind === "slow"), rules.find(({ kind }) => kind !== "slow")] as const;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  verdict: { readonly status: number; readonly answer: string },
  fault: ServiceFaultRule | undefined,
): void {
  const good = verdict.answer;
  if (fault?.kind === "hang") return;
  if (fault?.kind === "cut") request.socket.destroy();
  else if (fault?.kind === "cut_json") send(response, 200, good.slice(0, Math.floor(good.length / 2)));
  else if (fault?.kind === "empty") send(response, 200, "");
  else if (fault?.kind === "html") send(response, 200, busyPage, "text/html; charset=utf-8");
  else if (fault?.kind === "error") send(response, fault.status ?? 503, "busy", "text/plain; charset=utf-8");
  else send(response, verdict.status, good);
}

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
}

/** `{ "dingtalk/<token>": "SEC…" }`; an empty text lets the robot ask for no signature. */
function setSecrets(secrets: Map<string, string>, body: Json): object | string {
  for (const [robot, secret] of Object.entries(body)) {
    if (typeof secret !== "string") return "secrets are texts by vendor and key";
    if (secret === "") secrets.delete(robot);
    else secrets.set(robot, secret);
  }
  return { signed: [...secrets.keys()] };
}
