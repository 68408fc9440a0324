import type { RobotForm } from "./channels.ts";

export type RobotFormFacts = {
  /** Where the vendor's robots live; null: any public address. */
  readonly hosts: readonly string[] | null;
  /** What an address of the vendor looks like behind its host; null: anything. */
  readonly path: RegExp | null;
  /** `none`: the form knows no signature. */
  readonly secret: "none" | "optional" | "required";
  readonly secretShape: RegExp;
  /** Alarms that one post tells together; 1: each is a post of its own. */
  readonly perPost: number;
  /** Between two posts, so that the vendor's limit is not met. */
  readonly paceMs: number;
};

/**
 * Facts of the vendors' own pages:
 * WeCom, developer.work.weixin.qq.com/document/path/91770: 20 posts a minute and robot, Markdown up to 4,096 bytes, no signature.
 * DingTalk, open.dingtalk.com/document/orgapp/custom-robot-access: 20 a minute, then ten minutes' silence; secret "SEC…".
 * Feishu, open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: 100 a minute and 5 a second, 20 kB a post.
 * Plain: Standard Webhooks 1.0.0, www.standardwebhooks.com; its secret is base64 of 24 to 64 bytes behind "whsec_".
 */
export const robotFormFacts: Readonly<Record<RobotForm, RobotFormFacts>> = {
  wecom: {
    hosts: ["qyapi.weixin.qq.com"],
    path: /^\/cgi-bin\/webhook\/send\?key=[\w-]{10,100}$/,
    ...{ secret: "none", secretShape: /^$/, perPost: 10, paceMs: 3_200 },
  },
  dingtalk: {
    hosts: ["oapi.dingtalk.com"],
    path: /^\/robot\/send\?access_token=[\w-]{10,200}$/,
    ...{ secret: "optional", secretShape: /^SEC[0-9a-zA-Z]{10,100}$/, perPost: 10, paceMs: 3_200 },
  },
  feishu: {
    hosts: ["open.feishu.cn", "open.larksuite.com", "open.larkoffice.com"],
    path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{10,100}$/,
    ...{ secret: "optional", secretShape: /^[\w+/=-]{10,100}$/, perPost: 10, paceMs: 700 },
  },
  plain: {
    ...{ hosts: null, path: null, secret: "required", secretShape: /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/ },
    // a machine reads it: each alarm under an id of its own
    ...{ perPost: 1, paceMs: 0 },
  },
};

export const robotAddressMax = 500;

/** Why an address cannot be a robot's; null: it can. `sandboxUrl`: the outside world on this machine, where there is one. */
export function robotAddressFault(
  form: RobotForm,
  text: string,
  sandboxUrl: string | null,
): "address_invalid" | "address_not_https" | "address_not_public" | "address_other_vendor" | null {
  if (text.length > robotAddressMax || !URL.canParse(text)) return "address_invalid";
  const url = new URL(text);
  if (url.username || url.password || url.hash) return "address_invalid";
  if (sandboxUrl !== null && text.startsWith(`${sandboxUrl}/robots/${form}/`)) return null;
  if (url.protocol !== "https:") return "address_not_https";
  const { hosts, path } = robotFormFacts[form];
  if (hosts) {
    if (!hosts.includes(url.hostname) || url.port) return "address_other_vendor";
    return path?.test(`${url.pathname}${url.search}`) ? null : "address_invalid";
  }
  // by a name of the public tree only; where the name leads is looked at when it is called
  const isName = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z]$/.test(url.hostname);
  const isInternal = /\.(local|internal|localhost|lan|home|corp|intranet|arpa|onion)$/.test(url.hostname);
  return isName && !isInternal && (url.port === "" || url.port === "8443") ? null : "address_not_public";
}

/** What may be shown of an address: it is a key itself. */
export function shownAddress(text: string): string {
  const url = new URL(text);
  const key = `${url.pathname}${url.search}`;
  return `${url.host}/…${key.length > 8 ? key.slice(-4) : ""}`;
}
