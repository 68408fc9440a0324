import type { AlarmLine, AlarmPost } from "#lib/alarms/alarm-text";

/**
 * Text for a chat's Markdown: what would be a link, a mention, a tag or a heading there is written with the wide form of its
 * sign, so that a number or a name that came from outside stays a number or a name.
 */
export function plainForMarkdown(text: string): string {
  const wide: Readonly<Record<string, string>> = {
    ...{ "<": "＜", ">": "＞", "[": "［", "]": "］", "(": "（", ")": "）", "*": "＊", _: "＿", "`": "｀", "~": "～" },
    ...{ "#": "＃", "@": "＠", "|": "｜", "\\": "＼", "!": "！", "&": "＆" },
  };
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/[<>[\]()*_`~#@|\\!&]/g, (sign) => wide[sign] ?? sign);
}

/** One alarm as Markdown: a bold title, its facts as a quotation, the link. `mark`: how the vendor colours a title. */
export function markdownLine(line: AlarmLine, open: string, mark: (title: string, isRed: boolean) => string): string {
  const facts = line.facts.map(({ name, value }) => `> ${plainForMarkdown(name)}：${plainForMarkdown(value)}`);
  return [mark(plainForMarkdown(line.title), line.isRed), ...facts, `[${plainForMarkdown(open)}](${line.href})`].join(
    "\n\n",
  );
}

/** Lines until the bytes are used up; the last says how many more there are. */
export function withinBytes(post: AlarmPost, mostBytes: number, write: (line: AlarmLine) => string): string {
  const parts: string[] = post.lines.length > 1 ? [`**${plainForMarkdown(post.title)}**`] : [];
  const size = () => Buffer.byteLength(parts.join("\n\n"), "utf8");
  const reserve = 60;
  for (const [index, line] of post.lines.entries()) {
    const text = write(line);
    if (index > 0 && size() + Buffer.byteLength(text, "utf8") + reserve > mostBytes) {
      parts.push(`… +${post.lines.length - index}`);
      break;
    }
    parts.push(text);
  }
  return parts.join("\n\n");
}
