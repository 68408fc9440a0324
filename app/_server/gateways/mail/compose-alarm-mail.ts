import type { AlarmPost } from "#lib/alarms/alarm-text";
import { textLanguage, wordsOf } from "#server/text";
import type { MailReader } from "./compose-mail.ts";
import { escapeHtml } from "./escape-html.ts";
import type { Mail } from "./mailer.ts";

export type AlarmsToMail = {
  /** The same for every try. */
  readonly id: string;
  readonly post: AlarmPost;
  readonly seller: { readonly id: string; readonly name: string };
};

/** Alarms that go to one reader together, as one mail. */
export function composeAlarmMail({ id, post, seller }: AlarmsToMail, reader: MailReader, baseUrl: string): Mail {
  const about = wordsOf("inbox", reader.locale)("mail.about", { seller: seller.name });
  const text = post.lines.map(({ title, facts, href }) =>
    [title, ...facts.map(({ name, value }) => `${name}: ${value}`), `${post.open}: ${href}`].join("\n"),
  );
  const html = post.lines.map(
    ({ title, isRed, facts, href }) => `<section style="margin:0 0 20px">
<p style="margin:0 0 6px;font-weight:600;color:${isRed ? "#b42318" : "#93370d"}">${escapeHtml(title)}</p>
<p style="margin:0 0 6px;font-size:14px">${facts.map(({ name, value }) => `${escapeHtml(name)}: ${escapeHtml(value)}`).join("<br>")}</p>
<p style="margin:0"><a href="${escapeHtml(href)}" style="color:#3538cd">${escapeHtml(post.open)}</a></p>
</section>`,
  );
  return {
    id: `alarm.${id}@${new URL(baseUrl).hostname}`,
    to: { name: reader.name, address: reader.email },
    subject: wordsOf("inbox", reader.locale)("mail.subject", { text: post.title }),
    text: `${text.join("\n\n")}\n\n--\n${about}\n`,
    html: `<!doctype html>
<html lang="${textLanguage(reader.locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(post.title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1f2328;background:#ffffff">
${html.join("\n")}
<p style="margin:0;color:#57606a;font-size:14px">${escapeHtml(about)}</p>
</body>
</html>
`,
  };
}
