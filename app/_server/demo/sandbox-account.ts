import { type GatewayCode, gatewayCodes } from "#lib/carriers/connection";
import type { SaveGatewayAccountInput } from "#lib/carriers/gateway-schema";
import { environment } from "../environment.ts";

/** The account that ALP uses at the sandbox which `npm start` runs; never valid anywhere else. */
export const sandboxAccount = { providerId: "ALP-DEMO", secret: "alp-demo-secret" };

/** Below the sandbox's address. */
const places: Readonly<Record<GatewayCode, string>> = {
  cainiao: "gateway/link.do",
  single_window: "single-window",
  bank: "bank",
  register: "register",
};

/** ALP's accounts at everything that the sandbox plays. */
export function sandboxAccounts(): readonly SaveGatewayAccountInput[] {
  const url = environment().sandboxUrl ?? "http://127.0.0.1:4600";
  return gatewayCodes.map((gateway) => ({
    ...sandboxAccount,
    gateway,
    environment: "sandbox",
    baseAddress: `${url}/${places[gateway]}`,
  }));
}

/** Tells the sandbox where this installation takes pushes; the port may differ from start to start. */
export async function introduceToSandbox(connectionId: string): Promise<void> {
  const { sandboxUrl, baseUrl } = environment();
  if (sandboxUrl === null) return;
  await answersSoon(`${sandboxUrl}/_sandbox/state`);
  const pushUrl = `${baseUrl}/api/carriers/cainiao/${connectionId}`;
  const answer = await fetch(`${sandboxUrl}/_sandbox/accounts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...sandboxAccount, pushUrl }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the sandbox does not take the demo's account: ${answer.status}`);
}

/** The sandbox starts beside us: waits until it answers, ten seconds at most. Nothing to wait for where there is none. */
export async function sandboxIsThere(): Promise<void> {
  const { sandboxUrl } = environment();
  if (sandboxUrl !== null) await answersSoon(`${sandboxUrl}/_sandbox/state`);
}

async function answersSoon(url: string): Promise<void> {
  for (const until = Date.now() + 10_000; ; ) {
    const isThere = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > until) throw new Error(`the sandbox does not answer at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
