import { createHmac, timingSafeEqual } from "node:crypto";

/** A post as it came. */
export type Post = {
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>> | null;
  /** What this robot signs with; null: it asks for no signature. */
  readonly secret: string | null;
  readonly now: number;
  /** Posts that were let in during the last minute and the last second. */
  readonly lately: { readonly minute: number; readonly second: number };
};

/** `in`: it stands in the group now. */
export type Verdict = {
  readonly outcome: string;
  readonly isIn: boolean;
  readonly status: number;
  readonly answer: string;
};

type Vendor = (post: Post) => Verdict;

const hourMs = 3_600_000;
const say = (outcome: string, isIn: boolean, answer: object, status = 200): Verdict => ({
  ...{ outcome, isIn, status, answer: JSON.stringify(answer) },
});

function same(given: unknown, wanted: string): boolean {
  if (typeof given !== "string" || given.length !== wanted.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

const textAt = (value: unknown, ...path: readonly string[]): string => {
  let at: unknown = value;
  for (const name of path)
    at = at !== null && typeof at === "object" ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === "string" ? at : "";
};

/** 企业微信群机器人: the key alone lets in; 20 posts a minute; Markdown up to 4,096 bytes. */
const wecom: Vendor = ({ key, body, lately }) => {
  const no = (errcode: number, errmsg: string) => say(String(errcode), false, { errcode, errmsg });
  if (key.length < 10) return no(93_000, "invalid webhook url, hint: [1]");
  if (!body) return no(40_008, "invalid message type, hint: [2]");
  if (lately.minute >= 20) return no(45_009, "api freq out of limit");
  const content = body.msgtype === "markdown" ? textAt(body, "markdown", "content") : textAt(body, "text", "content");
  if (content === "") return no(44_004, "content is empty");
  const limit = body.msgtype === "markdown" ? 4_096 : 2_048;
  if (Buffer.byteLength(content) > limit)
    return no(40_058, `${String(body.msgtype)}.content exceed max length ${limit}`);
  return say("ok", true, { errcode: 0, errmsg: "ok" });
};

/** 钉钉自定义机器人: 加签 in the address, within an hour; 20 posts a minute. */
const dingtalk: Vendor = ({ key, query, body, secret, now, lately }) => {
  const no = (errcode: number, errmsg: string) => say(String(errcode), false, { errcode, errmsg });
  if (key.length < 10) return no(300_001, "token is not exist");
  if (secret !== null) {
    const timestamp = query.get("timestamp") ?? "";
    if (Math.abs(Number(timestamp) - now) > hourMs) return no(310_000, "description:机器人发送签名过期");
    const wanted = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    if (!same(query.get("sign"), wanted)) return no(310_000, "description:机器人发送签名不匹配");
  }
  if (lately.minute >= 20) return no(130_101, "send too fast, exceed 20 times per minute");
  if (textAt(body, "markdown", "title") === "" || textAt(body, "markdown", "text") === "") {
    return no(40_035, "缺少参数 markdown");
  }
  return say("ok", true, { errcode: 0, errmsg: "ok" });
};

/** 飞书自定义机器人: signature and seconds in the body, within an hour; 5 a second and 100 a minute; 20 kB. */
const feishu: Vendor = ({ key, text, body, secret, now, lately }) => {
  const no = (code: number, msg: string) => say(String(code), false, { code, msg, data: {} });
  if (key.length < 10) return no(19_001, "param invalid: incoming webhook access token invalid");
  if (!body || Buffer.byteLength(text) > 20 * 1024) return no(9_499, "Bad Request");
  if (secret !== null) {
    const timestamp = textAt(body, "timestamp");
    const wanted = createHmac("sha256", `${timestamp}\n${secret}`).update(Buffer.alloc(0)).digest("base64");
    const isLate = Math.abs(Number(timestamp) * 1000 - now) > hourMs;
    if (isLate || !same(body.sign, wanted)) {
      return no(19_021, "sign match fail or timestamp is not within one hour from current time");
    }
  }
  if (lately.second >= 5 || lately.minute >= 100)
    return no(11_232, "frequency limited psm[lark.oapi.app_platform_runtime]");
  if (body.msg_type === "interactive" ? !body.card : textAt(body, "content", "text") === "")
    return no(9_499, "Bad Request");
  return say("ok", true, { StatusCode: 0, StatusMessage: "success", code: 0, data: {}, msg: "success" });
};

/** A receiver of Standard Webhooks: signature over id, time and body, within five minutes. */
const plain: Vendor = ({ headers, text, secret, now }) => {
  const id = String(headers["webhook-id"] ?? "");
  const timestamp = String(headers["webhook-timestamp"] ?? "");
  if (id === "" || timestamp === "")
    return say("unsigned", false, { error: "webhook-id and webhook-timestamp are missing" }, 400);
  if (Math.abs(Number(timestamp) * 1000 - now) > 300_000) return say("too_old", false, { error: "too old" }, 401);
  const bytes = Buffer.from((secret ?? "").replace("whsec_", ""), "base64");
  const wanted = `v1,${createHmac("sha256", bytes).update(`${id}.${timestamp}.${text}`).digest("base64")}`;
  const given = String(headers["webhook-signature"] ?? "").split(" ");
  if (secret !== null && !given.some((one) => same(one, wanted)))
    return say("bad_signature", false, { error: "signature" }, 401);
  return say("ok", true, { ok: true });
};

export const vendors: Readonly<Record<string, Vendor>> = { wecom, dingtalk, feishu, plain };
