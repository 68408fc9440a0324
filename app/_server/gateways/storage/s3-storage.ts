import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { quickRetries, withRetries } from "../http.ts";
import { checkStorageKey, isStorageKey, type Storage, StorageUnavailable } from "./storage.ts";
import type { S3Address } from "./storage-address.ts";

export type S3Keys = { readonly accessKey: string; readonly secretKey: string };

/** A file of 15 MB over a slow line. */
const timeoutMs = 30_000;
const maxAnswerBytes = 64 * 1024 * 1024;

type Ask = {
  readonly verb: keyof Storage;
  readonly method: "GET" | "PUT" | "DELETE";
  /** Below the bucket. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};
type Answer = { readonly status: number; readonly bytes: Uint8Array } | { readonly failure: Error };

/**
 * Files in an S3-compatible storage (Amazon S3, MinIO, Alibaba Cloud OSS, Tencent Cloud COS), by its four plainest calls,
 * each signed with AWS Signature Version 4, body included, and repeated twice after a disturbance.
 */
export function s3Storage(address: S3Address, keys: S3Keys, retries = quickRetries): Storage {
  const call = caller(address, keys, retries);
  const pathOf = (key: string): string => {
    checkStorageKey(key);
    return `${address.prefix}${key}`;
  };
  return {
    put: async (key, bytes) => {
      expectStatus("put", await call({ verb: "put", method: "PUT", path: pathOf(key), body: bytes }), [200, 201, 204]);
    },
    get: async (key) => {
      const answer = await call({ verb: "get", method: "GET", path: pathOf(key) });
      return expectStatus("get", answer, [200, 404]).status === 404 ? null : answer.bytes;
    },
    remove: async (key) => {
      expectStatus("remove", await call({ verb: "remove", method: "DELETE", path: pathOf(key) }), [200, 204, 404]);
    },
    list: async (prefix) => {
      if (prefix !== undefined) checkStorageKey(prefix);
      const start = `${address.prefix}${prefix === undefined ? "" : `${prefix}/`}`;
      const keysFound: string[] = [];
      let token: string | null = null;
      do {
        const query: Record<string, string> = { "list-type": "2", prefix: start };
        if (token !== null) query["continuation-token"] = token;
        const answer = expectStatus("list", await call({ verb: "list", method: "GET", path: "", query }), [200]);
        const xml = new TextDecoder().decode(answer.bytes);
        for (const [, key = ""] of xml.matchAll(/<Key>([^<]*)<\/Key>/g))
          keysFound.push(key.slice(address.prefix.length));
        token = nextToken(xml);
      } while (token !== null);
      return keysFound.filter(isStorageKey).sort();
    },
  };
}

/** Keys are plain; the token is the one thing in the answer that may hold escaped characters. */
function nextToken(xml: string): string | null {
  const [, token] = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml) ?? [];
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return token?.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name] ?? "") ?? null;
}

function expectStatus<T extends { readonly status: number }>(
  verb: keyof Storage,
  answer: T,
  statuses: readonly number[],
): T {
  if (!statuses.includes(answer.status)) throw new StorageUnavailable(verb, `it answered ${answer.status}`);
  return answer;
}

function caller(address: S3Address, keys: S3Keys, retries: typeof quickRetries) {
  const signer = new SignatureV4({
    service: "s3",
    region: address.region,
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
    sha256: Sha256,
    // S3 alone takes the path as it is
    uriEscapePath: false,
  });
  return async (ask: Ask): Promise<{ status: number; bytes: Uint8Array }> => {
    const answer = await withRetries(() => callOnce(signer, address, ask), isDisturbed, retries, Math.random);
    if ("failure" in answer) throw new StorageUnavailable(ask.verb, answer.failure.message, { cause: answer.failure });
    return answer;
  };
}

function isDisturbed(answer: Answer): boolean {
  return "failure" in answer || answer.status >= 500 || answer.status === 429;
}

async function callOnce(signer: SignatureV4, address: S3Address, ask: Ask): Promise<Answer> {
  const origin = new URL(address.origin);
  const path = `${address.path}${ask.path}`;
  try {
    const { headers } = await signer.sign({
      method: ask.method,
      protocol: origin.protocol,
      hostname: origin.hostname,
      path,
      query: { ...ask.query },
      headers: { host: origin.host },
      ...(ask.body ? { body: ask.body } : {}),
    });
    const query = Object.entries(ask.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const init: RequestInit = {
      method: ask.method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    };
    if (ask.body) init.body = new Uint8Array(ask.body);
    const url = `${address.origin}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
    const response = await fetch(url, init);
    return { status: response.status, bytes: await readWhole(response) };
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return { failure: cause.cause instanceof Error ? cause.cause : cause };
  }
}

async function readWhole(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > maxAnswerBytes) throw new Error("an answer larger than any file");
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** SHA-256, plain or with a key, as the signer asks for it. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === "string") return Buffer.from(data, "utf8");
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
