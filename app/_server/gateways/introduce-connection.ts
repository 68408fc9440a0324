import { environment } from "#server/environment";
import type { GatewayAccount } from "#server/gateways/call";
import { log } from "#server/log";
import { callOutside } from "./http.ts";

const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Tells our own sandbox where a connection takes pushes, as a carrier's staff do by hand for a real account: only when the
 * account leads to the sandbox of this installation, on loopback. Without it pushes stay away and events are asked for.
 */
export async function introduceConnection(
  account: GatewayAccount,
  connectionId: string,
): Promise<"introduced" | "not_ours" | "not_taken"> {
  const { sandboxUrl, baseUrl } = environment();
  if (sandboxUrl === null || !isOurs(sandboxUrl, account.baseAddress)) return "not_ours";
  const addPushUrl = `${baseUrl}/api/carriers/${account.gateway}/${connectionId}`;
  const reply = await callOutside({
    url: `${sandboxUrl}/_sandbox/accounts`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ providerId: account.providerId, addPushUrl }),
    timeoutMs: 5_000,
    maxResponseBytes: 64 * 1024,
  });
  if (reply.kind === "answered" && reply.status === 200) return "introduced";
  log().warn({ connectionId, reply: reply.kind }, "the sandbox takes no push address");
  return "not_taken";
}

function isOurs(sandboxUrl: string, baseAddress: string): boolean {
  const [sandbox, account] = [new URL(sandboxUrl), new URL(baseAddress)];
  return loopback.has(sandbox.hostname) && sandbox.origin === account.origin;
}
