import { markdownLine, withinBytes } from "./markdown.ts";
import { jsonRequest, type RobotGateway, readCode } from "./robot.ts";

/**
 * WeCom's group robots, developer.work.weixin.qq.com/document/path/91770: Markdown up to 4,096 bytes of UTF-8, answers
 * `{errcode, errmsg}`. The key in the address is all there is; no signature exists. 45009: more than 20 in a minute.
 * 93000: no such robot. -1: busy (path/90313).
 */
export const wecomRobot: RobotGateway = {
  encode: ({ address }, { post }) => {
    const mark = (title: string, isRed: boolean) =>
      `<font color="${isRed ? "warning" : "comment"}">**${title}**</font>`;
    const content = withinBytes(post, 4_096, (line) => markdownLine(line, post.open, mark).replaceAll("\n\n", "\n"));
    return jsonRequest(address, { msgtype: "markdown", markdown: { content } });
  },
  read: (reply) => readCode(reply, { code: "errcode", words: "errmsg" }, { "45009": 60_000, "45033": 60_000 }, ["-1"]),
};
