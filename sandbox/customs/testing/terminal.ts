import { createHmac } from "node:crypto";
import type { Sandbox, SandboxOptions } from "../../start.ts";
import { control, sandboxForTest, standingClock } from "../../testing/caller.ts";
import { envelopeText, messageText, seller, signed } from "./messages.ts";

/** A terminal of the seller at a sandbox of its own, whose clock stands: customs moves by `step` alone. */
export async function openTerminal(options: Partial<SandboxOptions> = {}) {
  const clock = standingClock();
  const sandbox = await sandboxForTest({ now: clock.now, ...options });
  await control(sandbox, "customs/accounts", seller);
  return { ...terminalAt(sandbox, clock.now), sandbox, end: sandbox.end };
}

export type Terminal = ReturnType<typeof terminalAt>;

/** A receipt as read: the message's type and, for each document, its values by name. */
export type Receipt = {
  readonly cursor: string;
  readonly xml: string;
  readonly type: string;
  readonly documents: readonly Readonly<Record<string, string>>[];
};

export function terminalAt(sandbox: Pick<Sandbox, "url"> & Sandbox, now: () => number) {
  const headers = (signed: string, over: Record<string, string> = {}) => {
    const time = new Date(now()).toISOString();
    const signature = createHmac("sha256", seller.secret).update(`${time}\n${signed}`).digest("hex");
    return { "x-dxp-id": seller.dxpId, "x-dxp-time": time, "x-dxp-signature": signature, ...over };
  };
  const post = (envelope: string, over: Record<string, string> = {}) =>
    fetch(`${sandbox.url}/customs/dxp/messages`, { method: "POST", headers: headers(envelope, over), body: envelope });
  const feed = async (after = "", limit = 100) => {
    const target = `/customs/dxp/receipts?after=${after}&limit=${limit}`;
    const response = await fetch(`${sandbox.url}${target}`, { headers: headers(target) });
    return { status: response.status, text: await response.text() };
  };
  const send = async (number: string, documents: readonly string[], isSigned = Number(number) > 600) => {
    const message = messageText(number, documents);
    const response = await post(envelopeText(`CEB${number}Message`, isSigned ? signed(message) : message));
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  };
  const receipts = async (): Promise<readonly Receipt[]> => {
    const all: Receipt[] = [];
    for (;;) {
      const page = readFeed((await feed(all.at(-1)?.cursor)).text);
      if (page.length === 0) return all;
      all.push(...page);
    }
  };
  return {
    ...{ headers, post, feed, send, receipts },
    /** States that receipts told about a document, in order, by any of its numbers. */
    states: async (number: string) => {
      const all = (await receipts()).flatMap((receipt) => receipt.documents);
      return all.filter((one) => Object.values(one).includes(number)).map((one) => one.returnStatus ?? "");
    },
    /** The last news of a document. */
    last: async (number: string) => {
      const all = (await receipts()).flatMap((receipt) => receipt.documents);
      return all.findLast((one) => Object.values(one).includes(number)) ?? {};
    },
    control: <T = Record<string, unknown>>(name: string, input: unknown) =>
      control<T>(sandbox, `customs/${name}`, input),
    ledger: () => control<{ documents: Readonly<Record<string, unknown>>[] }>(sandbox, "customs"),
    step: (seconds?: number) => control(sandbox, "customs/step", seconds === undefined ? {} : { seconds }),
  };
}

/** Reads a feed with nothing but regular expressions: it shares no reader with anybody. */
export function readFeed(text: string): readonly Receipt[] {
  return [...text.matchAll(/<receipt cursor="([^"]+)">([^<]*)<\/receipt>/g)].map(([, cursor = "", content = ""]) => {
    const envelope = Buffer.from(content, "base64").toString("utf8");
    const xml = Buffer.from(/<dxp:Data>([^<]*)</.exec(envelope)?.[1] ?? "", "base64").toString("utf8");
    const type = /<dxp:MsgType>(\w+)</.exec(envelope)?.[1] ?? "";
    const nodes = [...xml.matchAll(/<ceb:(\w+Return|SummaryResultHead|CEB900Message)\b[^>]*>([\s\S]*?)<\/ceb:\1>/g)];
    const documents = nodes.map(([, , body = ""]) =>
      Object.fromEntries(
        [...body.replace(/<!\[CDATA\[[\s\S]*\]\]>/, "").matchAll(/<ceb:(\w+)>([^<]*)<\/ceb:\1>/g)].map(
          ([, name = "", value = ""]) => [name, value],
        ),
      ),
    );
    return { cursor, xml, type, documents };
  });
}
