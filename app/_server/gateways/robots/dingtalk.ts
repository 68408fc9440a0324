import { createHmac } from "node:crypto";
import { markdownLine, plainForMarkdown, withinBytes } from "./markdown.ts";
import { jsonRequest, type RobotGateway, readCode } from "./robot.ts";

/** `timestamp` in milliseconds; HMAC-SHA256 over "timestamp LF secret" under the secret, base64, to be written into the address. */
export function dingtalkSign(secret: string, timestamp: number): string {
  return createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
}

/**
 * DingTalk's custom robots, open.dingtalk.com/document/orgapp/custom-robot-access and …/customize-robot-security-settings:
 * `timestamp` (within an hour) and `sign` beside the token, Markdown with a title of its own, answers `{errcode, errmsg}`.
 * 130101: more than 20 in a minute, silence for ten. 310000: keyword, signature or address list does not fit. -1: busy.
 */
export const dingtalkRobot: RobotGateway = {
  encode: ({ address, secret }, { post }, now) => {
    const url = new URL(address);
    if (secret !== null) {
      url.searchParams.set("timestamp", String(now));
      url.searchParams.set("sign", dingtalkSign(secret, now));
    }
    const mark = (title: string, isRed: boolean) =>
      `<font color="${isRed ? "#d92d20" : "#b54708"}">**${title}**</font>`;
    const text = withinBytes(post, 16_000, (line) => markdownLine(line, post.open, mark));
    return jsonRequest(url.href, {
      msgtype: "markdown",
      markdown: { title: plainForMarkdown(post.title), text },
      at: { isAtAll: false },
    });
  },
  read: (reply) =>
    readCode(reply, { code: "errcode", words: "errmsg" }, { "130101": 600_000, "410100": 600_000 }, ["-1"]),
};
