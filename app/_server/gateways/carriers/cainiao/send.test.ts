import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { callOutside, withRetries } from "../../http.ts";
import { decodeBooking } from "./decode.ts";
import { sendLink } from "./send.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/gateway/link.do`;
}

const message = { name: "createOrder", content: '{"outOrderId":"w1"}' } as const;
const account = (url: string) => ({ url, providerId: "app", secret: "s3cret-key" });

describe("a call to LINK", () => {
  it("posts a signed form and keeps the exchange without anything to sign or replay with", async () => {
    const got: { type?: string; body: string } = { body: "" };
    const url = await listen(async (request, response) => {
      got.type = request.headers["content-type"] ?? "";
      for await (const part of request) got.body += part;
      response.end('{"success":"true","data":{"orderCode":"LP00096553139264","waybillPdfData":"JVBERi0xLjQ="}}');
    });
    const { reply, exchange } = await sendLink(account(url), message);
    expect(decodeBooking(reply)).toMatchObject({ kind: "accepted", orderCode: "LP00096553139264" });
    expect(got.type).toContain("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(got.body))).toMatchObject({
      msg_type: "cnge.order.create",
      to_code: "CNGCP-OPEN",
      logistic_provider_id: "app",
      logistics_interface: message.content,
    });
    expect(exchange).toMatchObject({ messageType: "cnge.order.create", status: 200 });
    const kept = JSON.stringify(exchange);
    for (const secret of ["s3cret-key", "data_digest", "JVBERi0xLjQ="]) expect(kept).not.toContain(secret);
  });

  it("cut off after the request arrived: the waybill may exist", async () => {
    const url = await listen((request, _response) => {
      request.resume();
      request.on("end", () => request.socket.destroy());
    });
    const { reply, exchange } = await sendLink(account(url), message);
    expect(decodeBooking(reply)).toMatchObject({ kind: "fault", fault: "unknown_outcome", code: "cut_off" });
    expect(exchange).toMatchObject({ status: null });
  });

  it("cut off in the middle of the answer: the waybill may exist", async () => {
    const url = await listen((_request, response) => {
      response.writeHead(200, { "content-length": "500" });
      response.write('{"success":"true","data":{"orderCode":"LP0', () => response.destroy());
    });
    expect(decodeBooking((await sendLink(account(url), message)).reply)).toMatchObject({ fault: "unknown_outcome" });
  });

  it("no answer in time: the waybill may exist", async () => {
    const url = await listen(() => {});
    const { reply } = await sendLink(account(url), message, { timeoutMs: 80 });
    expect(decodeBooking(reply)).toMatchObject({ fault: "unknown_outcome", code: "timeout" });
  });

  it("nobody there: nothing happened", async () => {
    const url = await listen(() => {});
    await new Promise((done) => servers.pop()?.close(done));
    expect(decodeBooking((await sendLink(account(url), message)).reply)).toMatchObject({
      fault: "transient",
      code: "connection_refused",
    });
  });

  it("told to stop: ends at once", async () => {
    const stop = new AbortController();
    const url = await listen(() => stop.abort());
    expect((await sendLink(account(url), message, { signal: stop.signal })).reply).toMatchObject({
      kind: "failed",
      failure: "aborted",
    });
  });

  it("never reads more than it was allowed, never follows a redirect", async () => {
    const url = await listen((request, response) => {
      if (request.url?.endsWith("elsewhere")) response.end("reached");
      else response.writeHead(302, { location: "/elsewhere" }).end("x".repeat(2000));
    });
    const call = { url, method: "POST", body: "x", timeoutMs: 2000 } as const;
    expect(await callOutside({ ...call, maxResponseBytes: 1000 })).toMatchObject({
      kind: "failed",
      failure: "too_large",
    });
    expect(await callOutside({ ...call, maxResponseBytes: 3000 })).toMatchObject({ kind: "answered", status: 302 });
  });
});

describe("repeating a call that may be repeated", () => {
  it("stops at the first good answer and never exceeds the policy", async () => {
    const answers = ["bad", "bad", "good", "good"];
    const tries: string[] = [];
    const attempt = async () => {
      const answer = answers[tries.length] ?? "none";
      tries.push(answer);
      return answer;
    };
    const policy = { waitsMs: [1, 1, 1, 1], jitter: 1 };
    expect(
      await withRetries(
        attempt,
        (answer) => answer === "bad",
        policy,
        () => 0.5,
      ),
    ).toBe("good");
    expect(tries).toEqual(["bad", "bad", "good"]);
    expect(
      await withRetries(
        attempt,
        () => true,
        { waitsMs: [1], jitter: 0 },
        () => 0,
      ),
    ).toBe("none");
    expect(tries.length).toBe(5);
  });
});
