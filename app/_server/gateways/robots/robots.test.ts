import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AlarmPost, type AlarmToTell, alarmPost } from "#lib/alarms/alarm-text";
import { type RobotForm, robotForms } from "#lib/alarms/channels";
import { robotAddressFault, robotFormFacts, shownAddress } from "#lib/alarms/robot-forms";
import { type Sandbox, startSandbox } from "../../../../sandbox/start.ts";
import { alarmWords } from "../../operations/alarm-words.ts";
import { dingtalkSign } from "./dingtalk.ts";
import { feishuSign } from "./feishu.ts";
import { webhookSign } from "./plain.ts";
import { postOutside } from "./post-outside.ts";
import { isPublicAddress } from "./public-address.ts";
import { robotGateways } from "./registry.ts";
import type { RobotMessage } from "./robot.ts";

const folder = mkdtempSync(join(tmpdir(), "alp-robots-"));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ dataDir: folder });
});
afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

const control = (name: string, body: unknown) =>
  fetch(`${sandbox.url}/_sandbox/robots${name}`, { method: "POST", body: JSON.stringify(body) });
type Shown = { readonly posts: readonly { outcome: string; isIn: boolean; isDouble: boolean; body: unknown }[] };
const shown = async () => ((await (await fetch(`${sandbox.url}/_sandbox/robots`)).json()) as Shown).posts;
beforeEach(async () => {
  await control("/forget", {});
  await control("/faults", { clear: true });
});

const alarm = (change: Partial<AlarmToTell> = {}): AlarmToTell => ({
  ...{ kind: "declaration_returned", severity: "high", change: "opened", parcels: 1 },
  ...{ waybillNo: "LX700000001CN", orderNumber: "8170000000000001", link: "/s/x/incidents" },
  ...{ happenedAt: Date.UTC(2026, 10, 20, 1), dueAt: Date.UTC(2026, 10, 20, 5), ...change },
});
const post = (alarms: readonly AlarmToTell[], locale = "zh-CN"): AlarmPost =>
  alarmPost(alarms, {
    words: alarmWords(locale),
    locale,
    timeZone: "Asia/Shanghai",
    baseUrl: "https://alp.example.com",
  });
const message = (alarms: readonly AlarmToTell[] = [alarm()], id = "m-1"): RobotMessage => ({
  ...{ id, post: post(alarms), isTest: false, seller: { id: "s", name: "深圳市一号有限公司" } },
  alarms: alarms.map((one, index) => ({ ...one, incidentId: "i", number: index + 1 })),
});

const key = "0123456789abcdef";
const addresses: Readonly<Record<RobotForm, string>> = {
  wecom: `/robots/wecom/send?key=${key}`,
  dingtalk: `/robots/dingtalk/send?access_token=${key}`,
  feishu: `/robots/feishu/${key}`,
  plain: `/robots/plain/${key}`,
};
const secrets: Readonly<Record<RobotForm, string | null>> = {
  wecom: null,
  dingtalk: "SECf0123456789abcdef",
  feishu: "demoDemoDemo",
  plain: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};

async function send(
  form: RobotForm,
  to: Partial<{ message: RobotMessage; secret: string | null; now: number; path: string }> = {},
) {
  const account = {
    address: `${sandbox.url}${to.path ?? addresses[form]}`,
    secret: to.secret === undefined ? secrets[form] : to.secret,
  };
  const request = robotGateways[form].encode(account, to.message ?? message(), to.now ?? Date.now());
  const posted = await postOutside(request, { sandboxUrl: sandbox.url });
  return posted.kind === "answered" ? robotGateways[form].read(posted.reply) : { kind: "failed", code: posted.code };
}

describe("signatures", () => {
  // by the Python that both vendors' pages show, and the example of the Standard Webhooks
  it("are those of the vendors", () => {
    expect(dingtalkSign("this is secret", 1577262236757)).toBe("hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=");
    expect(feishuSign("demo", 1599360473)).toBe("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    expect(webhookSign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}')).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it("are written into DingTalk's address so that a plus sign stays one", () => {
    const account = { address: "https://oapi.dingtalk.com/robot/send?access_token=a", secret: "this is secret" };
    const { url } = robotGateways.dingtalk.encode(account, message(), 1577262236757);
    expect(url).toBe(
      "https://oapi.dingtalk.com/robot/send?access_token=a&timestamp=1577262236757&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D",
    );
  });
});

describe.each(robotForms)("a %s robot", (form) => {
  beforeEach(async () => {
    await control("/secrets", Object.fromEntries(robotForms.map((one) => [`${one}/${key}`, secrets[one] ?? ""])));
  });

  it("takes an alarm, one of many and a test", async () => {
    const many = Array.from({ length: robotFormFacts[form].perPost }, (_, n) =>
      alarm({ waybillNo: `LX70000000${n}CN` }),
    );
    expect(await send(form)).toMatchObject({ kind: "delivered" });
    expect(await send(form, { message: message(many, "m-2") })).toMatchObject({ kind: "delivered" });
    expect((await shown()).filter(({ isIn }) => isIn)).toHaveLength(2);
    expect(JSON.stringify(await shown())).toContain("LX700000001CN");
  });

  it.runIf(secrets[form] !== null)("refuses another secret, none, and one used hours ago", async () => {
    const other = form === "plain" ? "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" : "SECanotherother";
    for (const wrong of [{ secret: other }, { secret: null }, { now: Date.now() - 2 * 3_600_000 }]) {
      expect(await send(form, wrong)).toMatchObject({ kind: "refused" });
    }
    expect((await shown()).filter(({ isIn }) => isIn)).toEqual([]);
  });

  it.each([
    [{ kind: "cut" }, { kind: "failed" }],
    [{ kind: "html" }, { kind: form === "plain" ? "delivered" : "fault" }],
    [{ kind: "empty" }, { kind: form === "plain" ? "delivered" : "fault" }],
    [
      { kind: "error", status: 503 },
      { kind: "fault", code: "http_503" },
    ],
    [
      { kind: "error", status: 429 },
      { kind: "throttled", waitMs: 60_000 },
    ],
    [
      { kind: "error", status: 404 },
      { kind: "refused", code: "http_404" },
    ],
    [
      { kind: "error", status: 410 },
      { kind: "refused", code: "http_410" },
    ],
  ])("%j is %j", async (fault, answer) => {
    expect((await control("/faults", { add: [{ on: form, times: 1, ...fault }] })).status).toBe(200);
    expect(await send(form)).toMatchObject(answer);
  });
});

describe("what the vendors answer", () => {
  it.each<[RobotForm, number, string, object]>([
    ["wecom", 200, '{"errcode":0,"errmsg":"ok"}', { kind: "delivered", code: "0" }],
    ["wecom", 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', { kind: "throttled", waitMs: 60_000 }],
    ["wecom", 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', { kind: "refused", code: "93000" }],
    ["wecom", 200, '{"errcode":-1,"errmsg":"system busy"}', { kind: "fault", code: "-1" }],
    ["dingtalk", 200, '{"errcode":0,"errmsg":"ok"}', { kind: "delivered" }],
    [
      "dingtalk",
      200,
      '{"status":1111,"wait":5,"punish":"deny","errcode":130101,"errmsg":"send too fast"}',
      { kind: "throttled", waitMs: 600_000 },
    ],
    [
      "dingtalk",
      200,
      '{"errcode":310000,"errmsg":"sign not match"}',
      { kind: "refused", code: "310000", text: "sign not match" },
    ],
    ["dingtalk", 200, '{"errcode":300001,"errmsg":"token is not exist"}', { kind: "refused" }],
    ["feishu", 200, '{"code":0,"msg":"success","data":{}}', { kind: "delivered" }],
    ["feishu", 200, '{"code":11232,"msg":"frequency limited"}', { kind: "throttled" }],
    ["feishu", 400, '{"code":9499,"msg":"Bad Request","data":{}}', { kind: "refused", code: "9499" }],
    ["feishu", 200, '{"code":19024,"msg":"Key Words Not Found"}', { kind: "refused", text: "Key Words Not Found" }],
    ["plain", 204, "", { kind: "delivered", code: "http_204" }],
    ["plain", 302, "", { kind: "refused", code: "http_302" }],
    ["plain", 500, "", { kind: "fault" }],
  ])("%s %d %s is %j", (form, status, text, answer) => {
    expect(robotGateways[form].read({ status, text, retryAfter: null })).toMatchObject(answer);
  });

  it.each([
    ["120", 120_000],
    ["0", 1_000],
    ["999999", 3_600_000],
    ["Wed, 21 Oct 2026 07:28:00 GMT", 60_000],
    [null, 60_000],
  ])("a Retry-After of %j is %d ms", (retryAfter, waitMs) => {
    expect(robotGateways.plain.read({ status: 429, text: "", retryAfter })).toMatchObject({
      kind: "throttled",
      waitMs,
    });
  });
});

describe("the words in a group", () => {
  it("stay words: no mention, link, tag or heading comes from outside", () => {
    const evil = "[点我](http://evil) <@all> <at user_id=all></at> # `x` *y*\n\n> z";
    for (const form of robotForms) {
      const { body } = robotGateways[form].encode(
        { address: `https://x.example/${key}`, secret: null },
        message([alarm({ waybillNo: evil })]),
        0,
      );
      if (form === "plain") continue;
      expect(body).not.toMatch(/<@all|<at user|\]\(http:\/\/evil/);
      expect(body).toContain("［点我］");
    }
  });

  it("never leave WeCom's 4,096 bytes, and say how many did not fit", () => {
    const many = Array.from({ length: 40 }, (_, n) => alarm({ waybillNo: `LX7000000${n}CN` }));
    const { body } = robotGateways.wecom.encode({ address: "https://x.example", secret: null }, message(many), 0);
    const { content } = (JSON.parse(body) as { markdown: { content: string } }).markdown;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096);
    expect(content).toMatch(/… \+\d+$/);
  });

  it("are in the robot's language and name no buyer", () => {
    expect(post([alarm()]).title).toBe("【红色】海关退单 · LX700000001CN");
    expect(post([alarm({ severity: "normal", change: "escalated" })], "en").title).toMatch(
      /^\[Amber\] Worse: .+ · LX700000001CN$/,
    );
    expect(post([alarm(), alarm({ severity: "normal" })]).title).toBe("2 个新异常，其中 1 个红色");
    expect(post([alarm()]).lines[0]?.facts[1]?.value).toBe("11/20 09:00");
  });
});

describe("where a robot may be", () => {
  const own = "http://127.0.0.1:4600";
  it.each<[RobotForm, string, string | null]>([
    ["wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", null],
    ["wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "address_invalid"],
    ["wecom", "https://oapi.dingtalk.com/robot/send?access_token=0123456789ab", "address_other_vendor"],
    ["wecom", "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=0123456789", "address_other_vendor"],
    ["wecom", "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=0123456789", "address_other_vendor"],
    ["dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=0123456789ab", null],
    ["feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/0123456789ab", null],
    ["feishu", "https://open.larksuite.com/open-apis/bot/v2/hook/0123456789ab", null],
    ["plain", "https://hooks.example.com/alp", null],
    ["plain", "https://hooks.example.com:8443/alp", null],
    ["plain", "http://hooks.example.com/alp", "address_not_https"],
    ["plain", "https://user:pass@hooks.example.com/alp", "address_invalid"],
    ["plain", "https://10.0.0.1/alp", "address_not_public"],
    ["plain", "https://[::1]/alp", "address_not_public"],
    ["plain", "https://2130706433/alp", "address_not_public"],
    ["plain", "https://0x7f.1/alp", "address_not_public"],
    ["plain", "https://localhost/alp", "address_not_public"],
    ["plain", "https://metadata.google.internal/", "address_not_public"],
    ["plain", "https://hooks.example.com:22/alp", "address_not_public"],
    ["plain", "ftp://hooks.example.com/alp", "address_not_https"],
    ["plain", "hooks", "address_invalid"],
    ["plain", `${own}/robots/plain/one`, null],
    ["plain", `${own}/_sandbox/robots`, "address_not_https"],
    ["plain", `${own}.evil.example/robots/plain/one`, "address_invalid"],
    ["wecom", `${own}/robots/plain/one`, "address_not_https"],
  ])("%s %s: %s", (form, address, fault) => expect(robotAddressFault(form, address, own)).toBe(fault));

  it("this machine only where the outside world runs on it", () => {
    expect(robotAddressFault("plain", `${own}/robots/plain/one`, null)).toBe("address_not_https");
  });

  it("is shown without its key", () => {
    expect(shownAddress("https://oapi.dingtalk.com/robot/send?access_token=0123456789ab")).toBe(
      "oapi.dingtalk.com/…89ab",
    );
  });

  it.each([
    ["8.8.8.8", true],
    ["2606:4700::1111", true],
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"].map(
      (one) => [one, false] as const,
    ),
    ...["100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1"].map((one) => [one, false] as const),
    ...["::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1"].map(
      (one) => [one, false] as const,
    ),
    ["example.com", false],
  ] as const)("%s is public: %s", (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));
});

describe("a post to an address that leads into the house", () => {
  const request = (url: string) => ({ url, headers: {}, body: "{}" });
  it.each([
    ["https://127.0.0.1/x", "address_not_public"],
    ["https://[::1]/x", "address_not_public"],
    // resolves to loopback without any server being asked
    ["https://localhost/x", "address_not_public"],
    ["http://hooks.example.com/x", "not_https"],
  ])("%s is not made: %s", async (url, code) => {
    expect(await postOutside(request(url), { sandboxUrl: null })).toMatchObject({ kind: "failed", code });
  });

  it("reaches the outside world on this machine by its own paths alone", async () => {
    const { url } = sandbox;
    expect(await postOutside(request(`${url}/robots/plain/x`), { sandboxUrl: null })).toMatchObject({
      code: "not_https",
    });
    expect(await postOutside(request(`${url}/_sandbox/robots/forget`), { sandboxUrl: url })).toMatchObject({
      code: "not_https",
    });
    expect(await postOutside(request(`${url}/robots/plain/x`), { sandboxUrl: url })).toMatchObject({
      kind: "answered",
    });
  });
});
