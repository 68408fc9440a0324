import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { control } from "./control/routes.ts";
import type { FaultRule } from "./faults/faults.ts";
import { callFaults } from "./faults/faults.ts";
import { busyPage, isLocal, mayControl, pause, send } from "./http/sending.ts";
import { envelope, gatewayError, type LinkAnswer } from "./link/answer.ts";
import { answerCall, type LinkCall, readCall } from "./link/gateway.ts";
import { isJson } from "./link/reading.ts";
import { controlService } from "./services/control.ts";
import { serveService } from "./services/serve.ts";
import type { Service } from "./services/service.ts";
import { Door } from "./services/signature.ts";
import type { World } from "./world.ts";

const maxBodyBytes = 4 * 1024 * 1024;

/** The HTTP face: LINK's one gateway address, the other services by the first part of their path, and the controls. */
export function makeServer(world: World, services: readonly Service[]) {
  const door = new Door(world.accounts, world.now);
  return createServer((request, response) => {
    serve(world, services, door, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 200, envelope(gatewayError("S07")));
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    });
  });
}

async function serve(
  world: World,
  services: readonly Service[],
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const path = url.pathname;
  const service = services.find(({ prefix }) => path.startsWith(`/${prefix}/`));
  const bytes = await readBody(request, service?.wire?.maxBytes ?? maxBodyBytes);
  if (service?.wire)
    return isLocal(request)
      ? service.wire.serve(request, response, url, bytes)
      : send(response, 403, "only from this machine", "text/plain");
  const body = bytes?.toString("utf8") ?? null;
  if (body === null) return send(response, 413, "too large", "text/plain");
  if (path.startsWith("/_sandbox/"))
    return serveControl(world, services, request, response, path.slice("/_sandbox/".length), body);
  if (service && !isLocal(request)) return send(response, 403, "only from this machine", "text/plain");
  if (service) return serveService(service, door, request, response, url, body);
  if (path !== "/gateway/link.do") return send(response, 404, busyPage, "text/html; charset=utf-8");
  if (request.method !== "POST") return send(response, 405, busyPage, "text/html; charset=utf-8");
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
  const good = envelope(altered(answer, fault) ?? gatewayError("S07"));
  const kind = fault?.kind ?? "none";
  if (kind.startsWith("hang")) return;
  if (kind === "cut_before" || kind === "cut_after_commit") request.socket.destroy();
  else if (kind === "cut_json") send(response, 200, good.slice(0, Math.floor(good.length / 2)));
  else if (kind === "empty") send(response, 200, "");
  else if (kind.startsWith("html")) send(response, 200, busyPage, "text/html; charset=utf-8");
  else if (kind.startsWith("bad_gateway")) send(response, 502, busyPage, "text/html; charset=utf-8");
  else if (kind.startsWith("error")) send(response, 200, envelope(gatewayError(fault?.code ?? "S07")));
  else send(response, 200, good);
}

function altered(answer: LinkAnswer | null, fault: FaultRule | undefined): LinkAnswer | null {
  return answer?.ok && fault?.kind === "alter" ? { ok: true, data: { ...answer.data, ...fault.data } } : answer;
}

function count(world: World, msgType: string, answer: LinkAnswer | null, fault: FaultRule | undefined): void {
  const outcome = fault ? fault.kind : answer?.ok ? "yes" : (answer?.code ?? "none");
  const key = `${msgType || "?"} ${outcome}`;
  world.calls[key] = (world.calls[key] ?? 0) + 1;
}

async function serveControl(
  world: World,
  services: readonly Service[],
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
      : await controlled(world, services, request.method ?? "GET", name, input);
  send(response, answer.status, JSON.stringify(answer.body));
}

function controlled(world: World, services: readonly Service[], method: string, name: string, input: unknown) {
  const [prefix = "", ...rest] = name.split("/");
  const service = services.find((one) => one.prefix === prefix);
  return service
    ? controlService(service, method, rest.join("/"), isJson(input) ? input : {})
    : control(world, method, name, input);
}

function parseInput(body: string): unknown {
  if (body === "") return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** Null when it is longer; then the rest is read and dropped, so that the sender hears the answer. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) parts.length = 0;
    else parts.push(part);
  }
  return size > maxBytes ? null : Buffer.concat(parts);
}
