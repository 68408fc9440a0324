import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type CaughtMail = { readonly from: string; readonly to: readonly string[]; readonly source: string };

/** Where a caught mail's server says no, and with which code. `drop` cuts the connection there. */
export type MailRule = {
  readonly at: "auth" | "sender" | "recipient" | "data";
  readonly code: number | "drop";
  /** Only for addresses that contain this. */
  readonly for?: string;
};

export type MailCatcher = {
  readonly url: (login?: string) => string;
  readonly caught: CaughtMail[];
  readonly rules: MailRule[];
  /** Passwords that were sent, whatever became of them. */
  readonly passwords: string[];
  readonly close: () => Promise<void>;
};

/** A real mail server on loopback, for tests: keeps what it takes, refuses what it is told to refuse. */
export async function catchMail(): Promise<MailCatcher> {
  const caught: CaughtMail[] = [];
  const rules: MailRule[] = [];
  const passwords: string[] = [];
  const refusal = (at: MailRule["at"], address = ""): Error | "drop" | null => {
    const rule = rules.find((one) => one.at === at && address.includes(one.for ?? ""));
    if (!rule || rule.code === "drop") return rule ? "drop" : null;
    return Object.assign(new Error(`${at} refused`), { responseCode: rule.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      passwords.push(auth.password ?? "");
      const no = refusal("auth");
      done(no instanceof Error ? no : null, { user: "alp" });
    },
    onMailFrom: ({ address }, _session, done) => {
      const no = refusal("sender", address);
      done(no instanceof Error ? no : null);
    },
    onRcptTo: ({ address }, _session, done) => {
      const no = refusal("recipient", address);
      done(no instanceof Error ? no : null);
    },
    onData: async (stream, session, done) => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
      const no = refusal("data", to.join());
      if (!(no instanceof Error)) caught.push({ from, to, source: Buffer.concat(parts).toString("utf8") });
      // taken in, but the yes is lost on the way: what a server that is cut off looks like from here
      if (no === "drop") for (const one of server.connections) one._socket.destroy();
      else done(no);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: (login) => `smtp://${login ? `${login}@` : ""}127.0.0.1:${port}`,
    caught,
    rules,
    passwords,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The text of a caught mail's parts and its decoded subject. */
export function readMail({ source }: CaughtMail) {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const header = (name: string) =>
    headers
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
      .map((line) => decodeWords(line.slice(name.length + 2)));
  const body = rest.join("\r\n\r\n");
  const part = (type: string) => {
    const found = new RegExp(
      `Content-Type: ${type}[^]*?Content-Transfer-Encoding: ([\\w-]+)[^]*?\\r\\n\\r\\n([^]*?)\\r\\n----`,
    ).exec(body);
    return decodeBody(found?.[1] ?? "", found?.[2] ?? "");
  };
  return {
    names: headers.map((line) => line.split(":")[0]),
    header,
    text: part("text/plain"),
    html: part("text/html"),
  };
}

function decodeBody(encoding: string, body: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? fromQuoted(body.replace(/=\r\n/g, "")) : body;
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** RFC 2047 words; blanks between two of them are none. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b" ? Buffer.from(word, "base64").toString("utf8") : fromQuoted(word.replaceAll("_", " ")),
    );
}
