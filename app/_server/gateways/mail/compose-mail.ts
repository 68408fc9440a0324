import type { MessageKind } from "#lib/sellers/message-kinds";
import { textLanguage, wordsOf } from "#server/text";
import { escapeHtml } from "./escape-html.ts";
import type { Mail } from "./mailer.ts";

/** A message of the inbox on its way to one of its readers. */
export type MessageToMail = {
  readonly id: number;
  readonly kind: MessageKind;
  readonly values: Readonly<Record<string, string | number>>;
  /** A path inside ALP. */
  readonly link: string;
  readonly seller: { readonly id: string; readonly name: string };
};

export type MailReader = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
};

/** The mail that says what the inbox says, in the reader's language. `baseUrl`: where people reach ALP. */
export function composeMail(message: MessageToMail, reader: MailReader, baseUrl: string): Mail {
  const words = wordsOf("inbox", reader.locale);
  const text = words(`kinds.${message.kind}`, message.values);
  const link = new URL(message.link, baseUrl).href;
  const about = words("mail.about", { seller: message.seller.name });
  const open = words("mail.open");
  return {
    id: `${message.seller.id}.${message.id}.${reader.personId}@${new URL(baseUrl).hostname}`,
    to: { name: reader.name, address: reader.email },
    subject: words("mail.subject", { text }),
    text: `${text}\n\n${open}: ${link}\n\n--\n${about}\n`,
    html: page(textLanguage(reader.locale), { text, link, open, about }),
  };
}

type Parts = { readonly text: string; readonly link: string; readonly open: string; readonly about: string };

/** Plain HTML that every mail program reads: language and title for screen readers, the link's address as text below. */
function page(language: string, { text, link, open, about }: Parts): string {
  const [said, to] = [escapeHtml(text), escapeHtml(link)];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${said}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1f2328;background:#ffffff">
<p style="margin:0 0 16px">${said}</p>
<p style="margin:0 0 16px"><a href="${to}" style="color:#3538cd">${escapeHtml(open)}</a></p>
<p style="margin:0 0 16px;color:#57606a;font-size:14px;word-break:break-all">${to}</p>
<p style="margin:0;color:#57606a;font-size:14px">${escapeHtml(about)}</p>
</body>
</html>
`;
}
