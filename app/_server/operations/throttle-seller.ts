import { inScope } from "#db/scope";
import type { Result } from "#lib/kit/result";
import type { ThrottleKind } from "#lib/sellers/throttle";
import { mintDoorScope } from "../scope.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

/** What is counted per seller. */
export type SellerThrottleKind = Extract<
  ThrottleKind,
  "card_check" | "account_proof" | "upload" | "msds_upload" | "dossier_upload" | "incident_upload"
>;

/**
 * Counts one attempt of a seller, in a transaction of its own and before anything is tried (never inside another scope).
 * Refused: `too_many_attempts` with the `minutes` to wait.
 */
export function throttleSeller(kind: SellerThrottleKind, sellerId: string, now: number): Promise<Result<null>> {
  return inScope(mintDoorScope("throttle"), (db) => throttleAttempt(db, { [kind]: sellerId }, now));
}

/** After it proved right: the count of a guessed step begins anew, an upload is taken back. */
export async function clearSellerThrottle(kind: SellerThrottleKind, sellerId: string, now: number): Promise<void> {
  await inScope(mintDoorScope("throttle"), (db) => clearAttempt(db, { [kind]: sellerId }, now));
}
