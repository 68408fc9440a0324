import { getSealedAccount } from "#db/queries/gateway-calls";
import { inScope } from "#db/scope";
import { mintDoorScope } from "#server/scope";

/** Where the sandbox's bank shows what arrived, in place of online banking; null where a real bank pays, or none. */
export async function findSandboxStatement(): Promise<string | null> {
  return inScope(mintDoorScope("bank"), async (db) => {
    const [real, sandbox] = await Promise.all([
      getSealedAccount(db, "bank", "production"),
      getSealedAccount(db, "bank", "sandbox"),
    ]);
    return real || !sandbox ? null : `${sandbox.baseAddress.replace(/\/+$/, "")}/statement`;
  });
}
