import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What befalls the next requests, one each. */
export type Fault = "503" | "cut" | "denied" | "moved";

export type S3Like = {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  readonly faults: Fault[];
  /** Method and path of every request whose signature was right. */
  readonly seen: string[];
  readonly close: () => Promise<void>;
};

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

/** Signature Version 4, computed from what arrived and the shared key, by the book: "Create a signed AWS API request". */
function isSigned(request: IncomingMessage, body: Buffer, secretKey: string): boolean {
  const authorization = request.headers.authorization ?? "";
  const form =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/;
  const [, day = "", region = "", names = "", signature] = form.exec(authorization) ?? [];
  const url = new URL(request.url ?? "", "http://s3");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&");
  const headers = names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const payload = String(request.headers["x-amz-content-sha256"]);
  const canonical = [request.method, url.pathname, query, headers.join(""), names, payload].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", String(request.headers["x-amz-date"]), scope, sha256(canonical)].join("\n");
  const key = ["aws4_request"].reduce(hmac, ["s3"].reduce(hmac, hmac(hmac(`AWS4${secretKey}`, day), region)));
  const holds = payload === sha256(body) && names.includes("host") && names.includes("x-amz-content-sha256");
  return holds && signature === hmac(key, toSign).toString("hex");
}

/** A storage on loopback that keeps objects in memory, lists two at a time, believes only what is signed, and can fail. */
export async function startS3Like(secretKey: string): Promise<S3Like> {
  const [objects, faults, seen] = [new Map<string, Buffer>(), [] as Fault[], [] as string[]];
  const server: Server = createServer(async (request, response) => {
    const body = await buffer(request);
    const fault = faults.shift();
    if (fault === "503") return response.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
    if (fault === "denied") return response.writeHead(403).end("<Error><Code>AccessDenied</Code></Error>");
    if (fault === "moved") return response.writeHead(307, { location: "http://127.0.0.1:1/" }).end();
    if (fault === "cut") {
      response.writeHead(200, { "content-length": 1000 }).write("half");
      return response.destroy();
    }
    if (!isSigned(request, body, secretKey)) return response.writeHead(403).end("<Error/>");
    const url = new URL(request.url ?? "", "http://s3");
    seen.push(`${request.method} ${url.pathname}`);
    if (url.searchParams.get("list-type") === "2") return response.end(listing(objects, url));
    if (request.method === "PUT") objects.set(url.pathname, body);
    if (request.method === "DELETE") return response.writeHead(objects.delete(url.pathname) ? 204 : 404).end();
    const found = objects.get(url.pathname);
    if (!found) return response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    return response.end(request.method === "PUT" ? "" : found);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    faults,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Pages of two, with a token that XML must escape and an address must encode. */
function listing(objects: Map<string, Buffer>, url: URL): string {
  const all = [...objects.keys()]
    .filter((key) => key.startsWith(url.pathname))
    .map((key) => key.slice(url.pathname.length));
  const keys = all.filter((key) => key.startsWith(url.searchParams.get("prefix") ?? "")).sort();
  const start = Number(/^t&<=(\d+)$/.exec(url.searchParams.get("continuation-token") ?? "")?.[1] ?? 0);
  const page = keys.slice(start, start + 2).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`);
  const next = start + 2 < keys.length ? `<NextContinuationToken>t&amp;&lt;=${start + 2}</NextContinuationToken>` : "";
  return `<?xml version="1.0"?><ListBucketResult>${page.join("")}${next}</ListBucketResult>`;
}
