import type { IncomingMessage, ServerResponse } from "node:http";
import { busyPage, pause, send } from "../http/sending.ts";
import { isJson, type Json } from "../link/reading.ts";
import type { Service, ServiceAnswer } from "./service.ts";
import type { ServiceFaultRule } from "./service-faults.ts";
import type { Door } from "./signature.ts";

/** Answers `/<prefix>/<name>`: a page by GET, a signed call by POST. */
export async function serveService(
  service: Service,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): Promise<void> {
  const name = url.pathname.slice(service.prefix.length + 2);
  const page = Object.hasOwn(service.pages, name) ? service.pages[name] : undefined;
  if (request.method === "GET" && page) return sendPage(response, page(url.searchParams));
  if (request.method === "GET" && service.feed) return serveFeed(service, request, response, name, url);
  const call = Object.hasOwn(service.calls, name) ? service.calls[name] : undefined;
  if (!call) return sendError(response, 404, "unknown_call", `no call ${url.pathname}`);
  if (request.method !== "POST") return sendError(response, 405, "unknown_call", "calls are POST");
  const knock = door.knock("POST", url.pathname, request.headers, body);
  if ("refused" in knock) return sendError(response, 401, knock.refused, "the signature is not accepted");
  const input = parse(body);
  if (!input) return sendError(response, 400, "invalid_request", "the body is no JSON object");
  const faults = service.faults.strike(name, body);
  const slow = faults.find((fault) => fault.kind === "slow");
  if (slow) await pause(slow.ms ?? 0);
  const fault = faults.find((rule) => rule.kind !== "slow");
  const answer = !fault || fault.acts ? await call(knock.caller, input) : null;
  const outcome = fault?.kind ?? (answer && "result" in answer ? answer.result : "invalid");
  service.counts[`${name} ${outcome}`] = (service.counts[`${name} ${outcome}`] ?? 0) + 1;
  const written = write(answer, fault);
  if (written === "cut") request.socket.destroy();
  else if (written !== "nothing") send(response, written.status, written.text, written.type);
}

async function serveFeed(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  const feed = service.feed?.(name, url.searchParams) ?? null;
  if (!feed) return send(response, 404, "No results found.", "text/plain; charset=utf-8");
  const faults = service.faults.strike(feed.name, url.search);
  const slow = faults.find((fault) => fault.kind === "slow");
  if (slow) await pause(slow.ms ?? 0);
  const fault = faults.find((rule) => rule.kind !== "slow");
  const outcome = fault?.kind ?? "served";
  service.counts[`${feed.name} ${outcome}`] = (service.counts[`${feed.name} ${outcome}`] ?? 0) + 1;
  const written = fault ? write(null, fault, feed.text) : { status: 200, text: feed.text, type: feed.type };
  if (written === "cut") request.socket.destroy();
  else if (written !== "nothing") send(response, written.status, written.text, written.type ?? feed.type);
}

type Written = { readonly status: number; readonly text: string; readonly type?: string };

function write(
  answer: ServiceAnswer | null,
  fault: ServiceFaultRule | undefined,
  good = JSON.stringify(answer ?? {}),
): Written | "cut" | "nothing" {
  switch (fault?.kind) {
    case "hang":
      return "nothing";
    case "cut":
      return "cut";
    case "cut_json":
      return { status: 200, text: good.slice(0, Math.floor(good.length / 2)) };
    case "empty":
      return { status: 200, text: "" };
    case "html":
      return { status: 200, text: busyPage, type: "text/html; charset=utf-8" };
    case "error": {
      const status = fault.status ?? 503;
      return { status, text: errorText(status === 429 ? "busy" : "unavailable", "系统繁忙") };
    }
  }
  if (!answer || "result" in answer) return { status: 200, text: good };
  return { status: 400, text: errorText("invalid_request", answer.invalid, answer.field) };
}

function errorText(code: string, message: string, field?: string): string {
  return JSON.stringify({ error: { code, message, ...(field ? { field } : {}) } });
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  send(response, status, errorText(code, message));
}

function sendPage(response: ServerResponse, html: string): void {
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
  response.setHeader("cache-control", "no-store");
  send(response, 200, html, "text/html; charset=utf-8");
}

/** What was sent never stands in a message or a log: it may hold a password. */
function parse(body: string): Json | null {
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
}
