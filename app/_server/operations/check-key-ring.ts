import { keepFact } from "#db/queries/installation";
import { inScope } from "#db/scope";
import { mintDoorScope } from "../scope.ts";
import { holdsCheckedKey, type KeyRing, keyRing, keyRingCheck } from "../vault.ts";

/**
 * Every process of an installation must hold the same ring, or what one seals the other cannot open. The first one leaves
 * a check value in the database; all others are compared with it. Throws with what to do.
 */
export async function checkKeyRing(ring: KeyRing = keyRing()): Promise<void> {
  const kept = await inScope(mintDoorScope("key-ring"), (db) => keepFact(db, "key_ring_check", keyRingCheck(ring)));
  if (holdsCheckedKey(kept, ring)) return;
  const id = kept.split(":")[0];
  throw new Error(
    `the key ring of this process is not the one that this database was begun with (key ${id}): ` +
      "give it the same ALP_KEY_RING, or the keys folder of the same installation",
  );
}
