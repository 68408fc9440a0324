import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text as consumeText } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { readUpload } from "./read-upload.ts";

const megabyte = 1024 * 1024;

/** A body of 100 MB that counts how much of it was taken. */
function endless(headers: Record<string, string> = {}): { request: Request; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken >= 100 * megabyte) return controller.close();
        taken += megabyte;
        controller.enqueue(new Uint8Array(megabyte));
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, headers, duplex: "half" };
  return { request: new Request("http://127.0.0.1/", init), taken: () => taken };
}

describe("an upload's body", () => {
  it("of 100 MB that says so is refused without being read", async () => {
    const { request, taken } = endless({ "content-length": String(100 * megabyte) });
    expect(await readUpload(request)).toEqual({
      ok: false,
      refusal: { code: "file_too_large", values: { megabytes: 100, limit: 15 } },
    });
    expect(taken()).toBe(0);
  });

  it.each<[string, Record<string, string>]>([
    ["says nothing", {}],
    ["lies", { "content-length": "1000" }],
    ["says nonsense", { "content-length": "many" }],
  ])("of 100 MB that %s is read up to the limit and no further", async (_, headers) => {
    const { request, taken } = endless(headers);
    expect(await readUpload(request)).toMatchObject({
      refusal: { code: "file_too_large", values: { megabytes: 16 } },
    });
    expect(taken()).toBeLessThanOrEqual(16 * megabyte);
  });

  it("that is empty is no file", async () => {
    for (const init of [{ method: "POST" }, { method: "POST", body: "" }]) {
      const answer = await readUpload(new Request("http://127.0.0.1/", init));
      expect(answer).toEqual({ ok: false, refusal: { code: "file_missing" } });
    }
  });

  it("comes whole up to the limit", async () => {
    const body = new Uint8Array(15 * megabyte).fill(7);
    const answer = await readUpload(new Request("http://127.0.0.1/", { method: "POST", body }));
    expect(answer.ok && Buffer.from(answer.value).equals(Buffer.from(body))).toBe(true);
  });

  it("gets its refusal over a real connection while 100 MB are still on their way", async () => {
    const server = createServer(async (incoming, outgoing) => {
      const headers = { "content-length": incoming.headers["content-length"] ?? "" };
      const body = Readable.toWeb(incoming) as unknown as ReadableStream;
      const answer = await readUpload(
        new Request("http://127.0.0.1/", { method: "POST", body, headers, duplex: "half" } as RequestInit),
      );
      outgoing.writeHead(413, { connection: "close" }).end(JSON.stringify(answer));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as AddressInfo;
      const upload = httpRequest({ port, method: "POST", headers: { "content-length": 100 * megabyte } });
      upload.on("error", () => {});
      upload.write(new Uint8Array(megabyte));
      const [response] = await once(upload, "response");
      const answered = await consumeText(response as Readable);
      expect(JSON.parse(answered)).toMatchObject({ refusal: { code: "file_too_large", values: { megabytes: 100 } } });
      upload.destroy();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
