import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";
import type { RobotReply, RobotRequest } from "./robot.ts";

export type Posted =
  | { readonly kind: "answered"; readonly reply: RobotReply; readonly elapsedMs: number }
  | { readonly kind: "failed"; readonly code: string; readonly text: string; readonly elapsedMs: number };

const timeoutMs = 10_000;
const mostBytes = 16 * 1024;

class NotPublic extends Error {}

/**
 * Posts to an address that a seller typed in. The name is resolved here and the connection goes to that very address, if it is a
 * public one: a name that leads into the house, or does so a moment later, is not followed. No redirects, no more than 16 kB of
 * an answer, ten seconds in all. `sandboxUrl`: the one place on this machine that may be posted to.
 */
export async function postOutside(
  { url, headers, body }: RobotRequest,
  { sandboxUrl, signal }: { readonly sandboxUrl: string | null; readonly signal?: AbortSignal },
): Promise<Posted> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  const isSandbox = sandboxUrl !== null && url.startsWith(`${sandboxUrl}/robots/`);
  if (!isSandbox && !url.startsWith("https://")) {
    return { kind: "failed", code: "not_https", text: "", elapsedMs: elapsed() };
  }
  // a written address is looked up nowhere
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  if (!isSandbox && isIP(host) > 0 && !isPublicAddress(host)) {
    return { kind: "failed", code: "address_not_public", text: "", elapsedMs: elapsed() };
  }
  const timer = AbortSignal.timeout(timeoutMs);
  const stop = signal ? AbortSignal.any([timer, signal]) : timer;
  const guard = isSandbox ? {} : { lookup: publicLookup };
  const length = { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const fail = (error: unknown) => {
      const code = codeOf(error, timer.aborted, signal?.aborted ?? false);
      resolve({
        kind: "failed",
        code,
        text: error instanceof Error ? error.message.slice(0, 200) : "",
        elapsedMs: elapsed(),
      });
    };
    const send = isSandbox && url.startsWith("http:") ? requestHttp : requestHttps;
    const options = {
      method: "POST",
      headers: { ...headers, ...length },
      agent: false,
      signal: stop,
      ...guard,
    } as const;
    try {
      const request = send(url, options, (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        const done = () => {
          const retryAfter = response.headers["retry-after"] ?? null;
          const text = Buffer.concat(parts).toString("utf8").slice(0, mostBytes);
          resolve({
            ...{ kind: "answered", elapsedMs: elapsed() },
            reply: { status: response.statusCode ?? 0, text, retryAfter },
          });
        };
        response.on("data", (part: Buffer) => {
          size += part.length;
          parts.push(part);
          // what has come is enough to judge by
          if (size <= mostBytes) return;
          done();
          response.destroy();
        });
        response.on("end", done);
        response.on("error", fail);
      });
      request.on("error", fail);
      request.end(body);
    } catch (error) {
      fail(error);
    }
  });
}

/** As `dns.lookup`, but an address that is not public is none. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, "", 0);
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) return callback(new NotPublic(`${hostname} leads to no public address`), "", 0);
    if (options.all) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};

function codeOf(error: unknown, timedOut: boolean, stopped: boolean): string {
  if (error instanceof NotPublic) return "address_not_public";
  if (stopped) return "aborted";
  if (timedOut) return "timeout";
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "cut_off";
  return code.toLowerCase().slice(0, 40);
}
