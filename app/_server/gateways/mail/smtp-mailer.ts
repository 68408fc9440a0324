import { createTransport, type NodemailerError, type SMTPTransportOptions } from "nodemailer";
import type { MailSettings } from "#server/environment";
import type { Mail, MailAnswer, Mailer } from "./mailer.ts";

/** Longest time of one mail from the first packet to the server's last word. */
export const mailTimeoutMs = 60_000;

const limits = {
  connectionTimeout: 10_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
  // what is in a mail comes from ALP's own words alone, never from a file or an address
  disableFileAccess: true,
  disableUrlAccess: true,
} as const satisfies SMTPTransportOptions;

const loopback = ["127.0.0.1", "[::1]", "localhost"];

/** Letters, digits and the signs of an ordinary address: no quotes, brackets, commas or controls that could make two of one. */
const plainAddress = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}.-]+$/u;

/** Sends over SMTP. A password never goes over an unencrypted connection, except to this very machine. */
export function smtpMailer(settings: MailSettings): Mailer {
  const url = new URL(settings.smtpUrl);
  const requireTLS = url.protocol === "smtp:" && url.username !== "" && !loopback.includes(url.hostname);
  const transport = createTransport({ url: settings.smtpUrl, requireTLS, ...limits });
  return {
    send: async (mail, signal) => {
      if (!plainAddress.test(mail.to.address)) {
        return { kind: "refused", code: "bad_address", text: "not the shape of an address" };
      }
      const timer = AbortSignal.timeout(mailTimeoutMs);
      try {
        await transport.sendMail({
          ...contentOf(mail),
          from: settings.from,
          signal: signal ? AbortSignal.any([timer, signal]) : timer,
        });
        return { kind: "accepted" };
      } catch (error) {
        return answerOf(error);
      }
    },
  };
}

function contentOf(mail: Mail) {
  return {
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    messageId: `<${oneLine(mail.id)}>`,
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    // written by a machine: no automatic answers, please (RFC 3834)
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  };
}

/** Line breaks and controls would end a header and begin another one; none of them belongs into a name or a subject. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** A reply to RCPT TO or DATA judges this mail; to anything before, it judges ALP's sender, password or setting. */
function answerOf(error: unknown): MailAnswer {
  const { code = "unknown", command = "", responseCode, response, message } = error as Partial<NodemailerError>;
  const text = (response || message || "").slice(0, 300);
  if (responseCode === undefined) {
    return { kind: "fault", fault: "unknown_outcome", saidBy: "road", code: code.toLowerCase(), text };
  }
  if (responseCode >= 500 && command === "RCPT TO") return { kind: "refused", code: "recipient_refused", text };
  if (responseCode >= 500 && command === "DATA") return { kind: "refused", code: "content_refused", text };
  return { kind: "fault", fault: "transient", saidBy: "service", code: `smtp_${responseCode}`, text };
}
