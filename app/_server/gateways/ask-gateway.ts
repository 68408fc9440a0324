import type { GatewayCode, GatewayEnvironment } from "#lib/carriers/connection";
import type { OutsideAnswer } from "#lib/kit/outside-fault";
import type { Called, GatewayAccount } from "./call.ts";
import { callGateway, callsPausedUntil, openAccount } from "./open-gateway.ts";

/** What became of a question: asked and answered somehow, or not asked at all. */
export type Asked<Answer> =
  | ({ readonly kind: "asked" } & Called<Answer>)
  /** Staff have not set ALP's account there. */
  | { readonly kind: "no_account" }
  /** The gateway's circuit is open until then. */
  | { readonly kind: "paused"; readonly until: number };

/**
 * One question at a gateway from beginning to end: account, circuit, call, counted. Whoever asks many things at one
 * gateway opens it once instead (`openGateway`).
 */
export async function askGateway<Answer extends OutsideAnswer>(
  gateway: GatewayCode,
  environment: GatewayEnvironment,
  ask: (account: GatewayAccount) => Promise<Called<Answer>>,
  clock: () => number,
): Promise<Asked<Answer>> {
  const opened = await openAccount(gateway, environment);
  if (opened === "no_account") return { kind: "no_account" };
  const until = await callsPausedUntil(opened, clock());
  if (until !== null) return { kind: "paused", until };
  return { kind: "asked", ...(await callGateway(opened, () => ask(opened.account), clock)) };
}
