import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { composeMail } from "./compose-mail.ts";
import { catchMail, type MailCatcher, type MailRule, readMail } from "./mail-catcher.test-data.ts";
import type { Mail } from "./mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

let server: MailCatcher;
beforeAll(async () => {
  server = await catchMail();
});
afterAll(() => server?.close());
beforeEach(() => {
  for (const list of [server.caught, server.rules, server.passwords]) list.length = 0;
});

const from = "ALP 发货 <alp@alp.example>";
const mailer = (login?: string) => smtpMailer({ smtpUrl: server.url(login), from });
const mail = (change: Partial<Mail> = {}): Mail => ({
  ...{ id: "1@alp.example", to: { name: "李雷", address: "li@example.com" }, subject: "营业执照 30 天后到期" },
  ...{ text: "请尽快更新\n.\n完", html: "<p>请尽快更新</p>" },
  ...change,
});

describe("a mail that goes out", () => {
  it("arrives as it was written, as text and as HTML", async () => {
    expect(await mailer("user:pass%40word").send(mail())).toEqual({ kind: "accepted" });
    const [one] = server.caught;
    expect(one).toMatchObject({ from: "alp@alp.example", to: ["li@example.com"] });
    const read = one && readMail(one);
    expect(read?.header("Subject")).toEqual(["营业执照 30 天后到期"]);
    expect(read?.header("From")).toEqual([from]);
    expect(read?.header("Message-ID")).toEqual(["<1@alp.example>"]);
    expect(read?.header("Auto-Submitted")).toEqual(["auto-generated"]);
    expect(read?.text.replaceAll("\r\n", "\n")).toBe("请尽快更新\n.\n完");
    expect(read?.html).toBe("<p>请尽快更新</p>");
    expect(server.passwords).toEqual(["pass@word"]);
  });

  it("has no header that a name, a subject or an id smuggles in", async () => {
    const evil = "\r\nBcc: evil@example.com\r\n\r\nboo";
    for (const line of [evil, evil.replaceAll("\r", ""), evil.replaceAll("\n", ""), `\u2028${evil}`]) {
      const to = { name: `Bob${line}`, address: "li@example.com" };
      expect(await mailer().send(mail({ to, subject: `S${line}`, id: `x${line}@alp.example` }))).toEqual({
        kind: "accepted",
      });
    }
    expect(server.caught).toHaveLength(4);
    for (const one of server.caught) {
      expect(one.to).toEqual(["li@example.com"]);
      const { names, header } = readMail(one);
      expect(names).not.toContain("Bcc");
      expect(header("To")).toHaveLength(1);
      expect(header("Subject").join()).toContain("evil@example.com");
    }
  });

  it.each([
    "li@example.com, evil@example.com",
    "li@example.com\r\nRCPT TO:<evil@example.com>",
    "<evil@example.com>",
    "Li <li@example.com>",
    '"li, evil@example.com"@example.com',
    "li@example.com>",
    "li",
    "",
  ])("is refused at %j: no ordinary address", async (address) => {
    expect(await mailer().send(mail({ to: { name: "x", address } }))).toMatchObject({
      kind: "refused",
      code: "bad_address",
    });
    expect(server.caught).toEqual([]);
  });
});

describe("what the server says no to", () => {
  it.each<[MailRule, object]>([
    [
      { at: "recipient", code: 550 },
      { kind: "refused", code: "recipient_refused" },
    ],
    [
      { at: "data", code: 554 },
      { kind: "refused", code: "content_refused" },
    ],
    [
      { at: "recipient", code: 450 },
      { kind: "fault", fault: "transient", saidBy: "service", code: "smtp_450" },
    ],
    [
      { at: "data", code: 451 },
      { kind: "fault", fault: "transient", saidBy: "service", code: "smtp_451" },
    ],
    // ALP's own sender or password: says nothing about who should read it
    [
      { at: "sender", code: 550 },
      { kind: "fault", saidBy: "service", code: "smtp_550" },
    ],
    [
      { at: "auth", code: 535 },
      { kind: "fault", saidBy: "service", code: "smtp_535" },
    ],
    // cut off after the server had it all: it may have been taken
    [
      { at: "data", code: "drop" },
      { kind: "fault", fault: "unknown_outcome", saidBy: "road" },
    ],
  ])("%j is %j", async (rule, answer) => {
    server.rules.push(rule);
    const given = await mailer("user:secret-word").send(mail());
    expect(given).toMatchObject(answer);
    expect(JSON.stringify(given)).not.toContain("secret-word");
  });
});

describe("a server that is not there", () => {
  it("is a fault of the road", async () => {
    const closed = smtpMailer({ smtpUrl: "smtp://127.0.0.1:1", from });
    expect(await closed.send(mail())).toMatchObject({ kind: "fault", saidBy: "road" });
  });

  it("or that never speaks ends with the job", async () => {
    const mute = createServer(() => {});
    await new Promise<void>((ready) => mute.listen(0, "127.0.0.1", ready));
    const { port } = mute.address() as AddressInfo;
    const stop = new AbortController();
    const sending = smtpMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from }).send(mail(), stop.signal);
    mute.once("connection", () => stop.abort());
    expect(await sending).toMatchObject({ kind: "fault", saidBy: "road" });
    await new Promise((done) => mute.close(done));
  });

  it("or without encryption never hears the password, unless it is this machine", async () => {
    // another spelling of loopback stands for another machine
    const elsewhere = (login?: string) =>
      smtpMailer({ smtpUrl: server.url(login).replace("127.0.0.1", "127.1"), from }).send(mail());
    expect(await elsewhere("user:secret-word")).toMatchObject({ kind: "fault" });
    expect(server.passwords).toEqual([]);
    expect(server.caught).toEqual([]);
    expect(await elsewhere()).toEqual({ kind: "accepted" });
  });
});

describe("the words of a mail", () => {
  const message = {
    ...{ id: 7, kind: "seller_suspended" as const, values: { reason: "<script>alert(1)</script>" } },
    ...{ link: "/s/11111111-1111-4111-8111-111111111111/opening", seller: { id: "s", name: 'A & B "公司"' } },
  };
  const reader = { personId: "p", name: "Li", email: "li@example.com", locale: "en" };

  it("are the inbox's, in the reader's language, with a link into ALP", () => {
    const written = composeMail(message, reader, "https://alp.example.com");
    expect(written.subject).toBe("[ALP] Dispatch is suspended: <script>alert(1)</script>");
    expect(written.text).toContain(`https://alp.example.com${message.link}`);
    expect(written.html).toContain(`href="https://alp.example.com${message.link}"`);
    expect(written.html).toContain('<html lang="en">');
    expect(composeMail(message, { ...reader, locale: "zh-CN" }, "http://127.0.0.1:3000").subject).toContain("已被暂停");
    expect(composeMail(message, { ...reader, locale: "fr" }, "http://127.0.0.1:3000").subject).toContain("已被暂停");
  });

  it("are text in HTML, whatever stands in them", () => {
    const { html } = composeMail(message, reader, "https://alp.example.com");
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("A &amp; B &quot;公司&quot;");
  });

  it("carry the same id at every try", () => {
    const id = () => composeMail(message, reader, "https://alp.example.com").id;
    expect(id()).toBe(id());
    expect(composeMail(message, { ...reader, personId: "q" }, "https://alp.example.com").id).not.toBe(id());
  });
});
