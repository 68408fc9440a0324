import { createHmac } from "node:crypto";
import { plainForMarkdown } from "./markdown.ts";
import { jsonRequest, type RobotGateway, readCode } from "./robot.ts";

/** `timestamp` in seconds; HMAC-SHA256 over nothing under the key "timestamp LF secret", base64: not DingTalk's way round. */
export function feishuSign(secret: string, timestamp: number): string {
  return createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
}

/**
 * Feishu's and Lark's custom bots, open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: a card, `timestamp` (seconds, as
 * text, within an hour) and `sign` in the body, 20 kB at most, answers `{code, msg}`. 11232: too many, 9499: bad request, 19001:
 * no such bot, 19021: signature or time, 19022: address list, 19024: keyword.
 */
export const feishuRobot: RobotGateway = {
  encode: ({ address, secret }, { post }, now) => {
    const timestamp = Math.floor(now / 1000);
    const elements = post.lines.flatMap(({ title, facts, href }) => [
      {
        tag: "div",
        text: {
          tag: "lark_md",
          content: [
            ...(post.lines.length > 1 ? [`**${plainForMarkdown(title)}**`] : []),
            ...facts.map(({ name, value }) => `**${plainForMarkdown(name)}**：${plainForMarkdown(value)}`),
          ].join("\n"),
        },
      },
      { tag: "action", actions: [{ tag: "button", type: "primary", text: plain(post.open), url: href }] },
    ]);
    const signed = secret === null ? {} : { timestamp: String(timestamp), sign: feishuSign(secret, timestamp) };
    const header = { template: post.isRed ? "red" : "orange", title: plain(plainForMarkdown(post.title)) };
    return jsonRequest(address, { ...signed, msg_type: "interactive", card: { header, elements } });
  },
  read: (reply) => readCode(reply, { code: "code", words: "msg" }, { "11232": 60_000, "11233": 60_000 }, ["11253"]),
};

function plain(content: string) {
  return { tag: "plain_text", content };
}
