import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { control } from "./control/routes.ts";
import type { FaultRule } from "./faults/faults.ts";
import { callFaults } from "./faults/faults.ts";
import { envelope, gatewayError, type LinkAnswer } from "./link/answer.ts";
import { answerCall, type LinkCall, readCall } from "./link/gateway.ts";
import type { World } from "./world.ts";

const maxBodyBytes = 4 * 1024 * 1024;

const page = "<html><head><title>系统繁忙</title></head><body><h1>系统繁忙，请稍后再试</h1></body></html>";

/** The HTTP face: LINK's one gateway address, and the controls. */
export function makeServer(world: World) {
  return createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 200, envelope(gatewayError("S07")));
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  });
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const body = await readBody(request);
  if (body === null) return send(response, 413, "too large", "text/plain");
  if (path.startsWith("/_sandbox/"))
    return serveControl(world, request, response, path.slice("/_sandbox/".length), body);
  if (path !== "/gateway/link.do") return send(response, 404, page, "text/html; charset=utf-8");
  if (request.method !== "POST") return send(response, 405, page, "text/html; charset=utf-8");
  await serveGateway(world, request, response, body);
}

async function serveGateway(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const isForm = (request.headers["content-type"] ?? "").toLowerCase().startsWith("application/x-www-form-urlencoded");
  const call = readCall(new URLSearchParams(isForm ? body : ""));
  const faults = world.faults.strike(call.msgType, call.content);
  const slow = faults.find((fault) => fault.kind === "slow");
  if (slow) await pause(slow.ms ?? 0);
  const fault = faults.find((rule) => rule.kind !== "slow");
  const acts = !fault || callFaults[fault.kind as keyof typeof callFaults] !== "not acted";
  const asks = fault?.kind === "number_later" ? (fault.asks ?? 1) : 0;
  const answer = acts ? await answered(world, call, asks) : null;
  count(world, call.msgType, answer, fault);
  respond(request, response, answer, fault);
}

async function answered(world: World, call: LinkCall, asks: number): Promise<LinkAnswer> {
  const desk = { book: world.book, now: world.now, hours: () => world.progress.hours(), save: world.save };
  return answerCall(desk, world.accounts, call, asks);
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: LinkAnswer | null,
  fault: FaultRule | undefined,
): void {
  const good = envelope(answer ?? gatewayError("S07"));
  const kind = fault?.kind ?? "none";
  if (kind.startsWith("hang")) return;
  if (kind === "cut_before" || kind === "cut_after_commit") request.socket.destroy();
  else if (kind === "cut_json") send(response, 200, good.slice(0, Math.floor(good.length / 2)));
  else if (kind === "empty") send(response, 200, "");
  else if (kind.startsWith("html")) send(response, 200, page, "text/html; charset=utf-8");
  else if (kind.startsWith("bad_gateway")) send(response, 502, page, "text/html; charset=utf-8");
  else if (kind.startsWith("error")) send(response, 200, envelope(gatewayError(fault?.code ?? "S07")));
  else send(response, 200, good);
}

function count(world: World, msgType: string, answer: LinkAnswer | null, fault: FaultRule | undefined): void {
  const outcome = fault ? fault.kind : answer?.ok ? "yes" : (answer?.code ?? "none");
  const key = `${msgType || "?"} ${outcome}`;
  world.calls[key] = (world.calls[key] ?? 0) + 1;
}

/** Only this machine, and no web page: a browser would send an Origin. */
function mayControl(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? "";
  const loopback = from === "::1" || from.startsWith("127.") || from.startsWith("::ffff:127.");
  return loopback && request.headers.origin === undefined;
}

async function serveControl(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  body: string,
): Promise<void> {
  const input = parseInput(body);
  const answer = !mayControl(request)
    ? { status: 403, body: { error: "only from this machine" } }
    : input === undefined
      ? { status: 400, body: { error: "the body is not JSON" } }
      : await control(world, request.method ?? "GET", name, input);
  send(response, answer.status, JSON.stringify(answer.body));
}

function parseInput(body: string): unknown {
  if (body === "") return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBodyBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, status: number, text: string, type = "application/json; charset=utf-8"): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
