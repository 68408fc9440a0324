import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoAccount } from "../control/accounts.ts";
import { digestOf } from "../link/digest.ts";
import { signatureOf } from "../services/signature.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../start.ts";

export type Answer = { success: string; errorCode: string; errorMsg: string; data: Record<string, unknown> };

/** A clock that stands until it is moved. */
export function standingClock(start = Date.UTC(2026, 10, 25, 2)): { now: () => number; pass: (ms: number) => void } {
  let at = start;
  return { now: () => at, pass: (ms) => (at += ms) };
}

/** A sandbox in a folder of its own; `end` removes both. */
export async function sandboxForTest(
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox & { dataDir: string; end: () => Promise<void> }> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "sandbox-")));
  const sandbox = await startSandbox({ seed: "test", ...options, dataDir });
  const end = async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...sandbox, dataDir, end };
}

const toCodes: Readonly<Record<string, string>> = { "cnge.waybill.get": "CGOP", "cnge.track.get": "TRACK" };

export async function post(
  sandbox: Sandbox,
  msgType: string,
  content: string,
  over: Record<string, string> = {},
): Promise<Response> {
  const form = {
    msg_type: msgType,
    to_code: toCodes[msgType] ?? "CNGCP-OPEN",
    logistic_provider_id: demoAccount.providerId,
    data_digest: digestOf(content, demoAccount.secret),
    logistics_interface: content,
    ...over,
  };
  return fetch(sandbox.gatewayUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" },
    body: new URLSearchParams(form).toString(),
  });
}

export async function call(
  sandbox: Sandbox,
  msgType: string,
  body: unknown,
  over: Record<string, string> = {},
): Promise<Answer> {
  const response = await post(sandbox, msgType, typeof body === "string" ? body : JSON.stringify(body), over);
  return (await response.json()) as Answer;
}

/** A signed call to a service beside LINK, `path` like `bank/transfers`; `over` replaces headers. */
export async function knock(
  sandbox: { readonly url: string },
  path: string,
  body: unknown,
  over: Record<string, string> = {},
): Promise<Response> {
  const url = `${sandbox.url}/${path}`;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signed = {
    method: "POST",
    path: new URL(url).pathname,
    timestamp: over["x-timestamp"] ?? String(Date.now()),
    nonce: over["x-nonce"] ?? randomUUID(),
  };
  const headers = {
    "content-type": "application/json",
    "x-caller": demoAccount.providerId,
    "x-timestamp": signed.timestamp,
    "x-nonce": signed.nonce,
    "x-signature": signatureOf(demoAccount.secret, signed, text),
    ...over,
  };
  return fetch(url, { method: "POST", headers, body: text });
}

export async function ask(
  sandbox: { readonly url: string },
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  return (await (await knock(sandbox, path, body)).json()) as Record<string, unknown>;
}

/** Every file below a folder with its text, as bytes that were written. */
export async function filesBelow(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, text: await readFile(path, "latin1") };
      }),
  );
}

export async function control<T = Record<string, unknown>>(
  sandbox: Sandbox,
  name: string,
  input?: unknown,
): Promise<T> {
  const init = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  return (await (await fetch(`${sandbox.url}/_sandbox/${name}`, init)).json()) as T;
}

export function anOrder(outOrderId: string, change: Record<string, unknown> = {}) {
  return {
    outOrderId,
    tradeOrderParam: { tradeOrderId: "3031265788145237", createTime: 1_795_500_000, payTime: 1_795_500_060 },
    solutionParam: {
      solutionCode: "CN_GLO_STD",
      unreachableReturnParam: { whetherNeed: "true", unreachableStrategy: "return" },
    },
    packageParams: [
      {
        length: 20,
        width: 15,
        height: 5,
        weight: 320,
        itemParams: [
          {
            itemId: "1",
            sku: "RED-M",
            quantity: 2,
            englishName: "Cotton T-shirt",
            chineseName: "棉T恤",
            unitPrice: 899,
            unitPriceCurrency: "USD",
            hscode: "6109100021",
            weight: 150,
          },
        ],
      },
    ],
    senderParam: {
      name: "李小龙",
      mobilePhone: "13800138000",
      zipCode: "518000",
      countryCode: "CN",
      state: "广东省",
      city: "深圳市",
      detailAddress: "福华路1号",
    },
    receiverParam: {
      name: "Jean Dupont",
      mobilePhone: "+33612345678",
      zipCode: "75001",
      countryCode: "FR",
      state: "Île-de-France",
      city: "Paris",
      detailAddress: "1 Rue de Rivoli",
    },
    syncGetTrackingNumber: "true",
    ...change,
  };
}

export type Received = { readonly form: URLSearchParams; readonly content: Record<string, unknown> };

/** A push receiver that answers what it is told to; `null` cuts the connection. */
export async function pushReceiver() {
  const received: Received[] = [];
  let tell: (() => void) | undefined;
  const answers: (string | number | null)[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const form = new URLSearchParams(body);
    const answer = answers.length > 0 ? answers.shift() : '{"success":"true"}';
    if (answer === null || answer === undefined) return request.socket.destroy();
    received.push({ form, content: parse(form.get("logistics_interface") ?? "") });
    tell?.();
    response.writeHead(typeof answer === "number" ? answer : 200).end(typeof answer === "number" ? "busy" : answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/push`,
    received,
    /** Resolves when so many have been received. */
    count: (wanted: number) =>
      new Promise<void>((resolve) => {
        tell = () => received.length >= wanted && resolve();
        tell();
      }),
    /** The next answers, in order; afterwards success. */
    answers,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
