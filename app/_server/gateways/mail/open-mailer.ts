import { environment } from "#server/environment";
import type { Mailer } from "./mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

let opened: Mailer | undefined;

/** The mail server of this installation; null where none is configured. */
export function openMailer(): Mailer | null {
  const { mail } = environment();
  if (mail === null) return null;
  opened ??= smtpMailer(mail);
  return opened;
}
