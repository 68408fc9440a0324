import { describe, expect, it } from "vitest";
import type { OutsideReply } from "../http.ts";
import { withoutSecrets } from "./mask.ts";
import { signedMessage } from "./message.ts";
import { readReply } from "./read-reply.ts";

const answered = (status: number, body: unknown): OutsideReply => ({
  kind: "answered",
  status,
  text: typeof body === "string" ? body : JSON.stringify(body),
  elapsedMs: 5,
});
const error = (code: string, message = "words") => ({ error: { code, message } });

describe("reading a reply", () => {
  it.each<[string, OutsideReply, object]>([
    ["a result", answered(200, { result: "ok" }), { kind: "answered", result: "ok" }],
    ["a caller nobody knows", answered(401, error("unknown_caller")), { kind: "refused", code: "wrong_credentials" }],
    ["another key", answered(401, error("bad_signature")), { kind: "refused", code: "wrong_credentials" }],
    ["our clock", answered(401, error("stale_timestamp")), { kind: "refused", code: "wrong_setup" }],
    ["a wrong address", answered(404, error("unknown_call")), { kind: "refused", code: "wrong_setup" }],
    ["content", answered(400, error("invalid_request")), { kind: "refused", code: "invalid_request", text: "words" }],
    ["busy", answered(429, error("busy")), { kind: "fault", fault: "throttled", saidBy: "service", code: "busy" }],
    ["down", answered(503, error("unavailable")), { kind: "fault", fault: "transient", saidBy: "service" }],
    ["broken", answered(500, error("internal")), { kind: "fault", fault: "unknown_outcome", saidBy: "service" }],
    ["a code of tomorrow", answered(409, error("moon")), { kind: "fault", fault: "garbage", saidBy: "service" }],
    ["a result with an error's status", answered(500, { result: "ok" }), { fault: "unknown_outcome", saidBy: "road" }],
    ["a proxy's page", answered(200, "<html>"), { kind: "fault", fault: "garbage", saidBy: "road" }],
    ["a proxy's error", answered(502, "<html>"), { fault: "unknown_outcome", code: "http_502" }],
    ["a redirect", answered(302, ""), { fault: "garbage", code: "http_302" }],
    ["nothing", answered(200, ""), { fault: "garbage", code: "empty_answer" }],
    ["half an answer", answered(200, '{"result":"o'), { fault: "garbage", code: "unreadable_answer" }],
    ["a list", answered(200, "[]"), { fault: "garbage" }],
    ["an empty object", answered(200, "{}"), { fault: "garbage" }],
  ])("%s", (_, reply, meaning) => {
    expect(readReply(reply, [])).toMatchObject(meaning);
  });

  it("keeps no secret that came back: not in words, and nothing of what cannot be read", () => {
    const secret = `p"a<s>s&w 7`;
    for (const reply of [
      answered(400, error("invalid_request", `not a password: ${secret}`)),
      answered(200, { result: "ok", message: `hello ${secret}` }),
      answered(200, `<html>you sent p%22a%3Cs%3Es%26w 7 or ${[...secret].reverse().join("")}</html>`),
    ])
      expect(JSON.stringify({ ...readReply(reply, [secret]), data: null })).not.toMatch(/p\\?"a<s>|p%22a|w>s/);
  });
});

describe("what is kept of a message", () => {
  it("hides what is sealed elsewhere, and remembers it for the answer", () => {
    const message = signedMessage(
      "person-check",
      { name: "王芳", idNumber: "440306199003071232", phone: "1380013", pin: "4821", amount: 37, nothing: null },
      { idNumber: "shows_last_four", phone: "shows_last_four", pin: "never_shown", amount: "never_shown" },
    );
    expect(JSON.parse(message.body)).toEqual({
      ...{ name: "王芳", idNumber: "440306199003071232", phone: "1380013", pin: "4821", amount: 37 },
    });
    expect(JSON.parse(message.kept)).toEqual({
      name: "王芳",
      idNumber: "…1232",
      phone: "***",
      pin: "***",
      amount: "***",
    });
    expect(message.secrets).toEqual(["440306199003071232", "1380013", "4821"]);
  });

  it.each([
    ["as it is", "x 48 10&5 y"],
    ["in JSON", JSON.stringify("48 10&5")],
    ["in an address", "?p=48%2010%265"],
    ["in a form", "p=48+10%265"],
    ["in HTML", "<b>48 10&amp;5</b>"],
    ["in Base64", Buffer.from("48 10&5").toString("base64")],
    ["in hexadecimal", Buffer.from("48 10&5").toString("hex")],
  ])("masks a secret %s", (_, text) => {
    expect(withoutSecrets(text, ["48 10&5"])).toContain("***");
    expect(withoutSecrets(text, ["48 10&5"])).not.toMatch(/10/);
  });
});
