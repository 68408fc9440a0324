import type { OutsideFault } from "#lib/kit/outside-fault";

/** One mail to one person. `id` is the same for every try, so that a receiving server can drop what it has already. */
export type Mail = {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/**
 * What a mail server can answer. `refused` is its final no to this mail (5xx at the recipient or the content): the same
 * mail would be refused again. Everything else is a fault, also a wrong password or sender: staff put that right.
 */
export type MailAnswer =
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      readonly code: "bad_address" | "recipient_refused" | "content_refused";
      readonly text: string;
    }
  | OutsideFault;

/** The way out for mail; answers a value whatever the network does. */
export type Mailer = { readonly send: (mail: Mail, signal?: AbortSignal) => Promise<MailAnswer> };
