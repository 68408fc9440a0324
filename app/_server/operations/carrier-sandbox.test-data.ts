import { aGatewayAccount } from "#db/testing/gateways";
import { demoAccount } from "#sandbox/control/accounts";
import { sandboxForTest } from "#sandbox/testing/caller";
import { type OpenGateway, openGateway } from "#server/gateways/open-gateway";

export type CarrierSandbox = Awaited<ReturnType<typeof sandboxForTest>>;

/** The carrier's sandbox, with ALP's account at it set and its gateway open; whoever opens it ends it. */
export async function openCarrierSandbox(): Promise<{ sandbox: CarrierSandbox; gateway: OpenGateway }> {
  const sandbox = await sandboxForTest();
  await aGatewayAccount(sandbox.gatewayUrl, demoAccount.providerId, demoAccount.secret);
  const gateway = await openGateway("cainiao", "sandbox");
  if (typeof gateway === "string") throw new Error(gateway);
  return { sandbox, gateway };
}
