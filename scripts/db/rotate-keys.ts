import { closeDatabase } from "#db/client";
import { environment } from "#server/environment";
import { addRingKey, forgetRingKeys } from "#server/key-ring-file";
import { isRotationOpen, type Rotation, rotateKeys } from "#server/operations/rotate-keys";
import { keyRing } from "#server/vault";
import { beginProcess, fail } from "../processes/begin.ts";
import { startUnlessRunning } from "./start-unless-running.ts";

/**
 * `npm run db:rotate-keys`: seals every secret anew with another key. On the embedded installation the key is made here;
 * with ALP_KEY_RING the ring is taken as it is given, its current key being the new one. May be stopped and run again, also
 * while ALP runs. `-- --forget-old` makes no key: it takes those out of the ring with which nothing is sealed any more.
 */
beginProcess("rotate-keys");
const { isEmbedded, dataFolder } = environment();
const isOwnRing = isEmbedded && !process.env.ALP_KEY_RING?.trim();
const [option, ...rest] = process.argv.slice(2);
const forgetsOld = option === "--forget-old";
if ((option !== undefined && !forgetsOld) || rest.length > 0) {
  console.error("Usage: npm run db:rotate-keys [-- --forget-old]");
  process.exit(64);
}

try {
  const stop = isEmbedded ? await startUnlessRunning(dataFolder) : async () => undefined;
  try {
    if (isOwnRing && !forgetsOld) await makeKey();
    const rotation = await rotateKeys(Date.now());
    report(rotation);
    if (forgetsOld) console.log(forget(rotation));
    else if (rotation.idle.length > 0) sayWhatNext(rotation.idle);
    process.exitCode = rotation.broken.length > 0 ? 1 : 0;
  } finally {
    await closeDatabase();
    await stop();
  }
  process.exit();
} catch (error) {
  fail(error);
}

/** A rotation that was cut off is ended with the key that it made, before there is another one. */
async function makeKey(): Promise<void> {
  if (await isRotationOpen()) console.log(`Going on with the rotation to key ${keyRing().current}.`);
  else console.log(`Made key ${addRingKey(dataFolder).current}; running processes use it from now on.`);
}

function report({ resealed, sealedBy, broken }: Rotation): void {
  for (const [table, count] of Object.entries(resealed)) console.log(`  ${table}: ${count} sealed anew`);
  for (const [id, count] of sealedBy) console.log(`  key ${id} seals ${count}`);
  for (const place of broken) console.log(`  DOES NOT OPEN, left as it is: ${place}`);
}

function sayWhatNext(idle: readonly string[]): void {
  console.log(`Nothing is sealed with ${idle.join(", ")} any more. Older backups still need it: keep it beside them.`);
  console.log("Once what ran during the rotation has ended: npm run db:rotate-keys -- --forget-old");
}

function forget({ idle, broken }: Rotation): string {
  const { keys, current } = keyRing();
  const others = [...keys.keys()].filter((id) => id !== current);
  const stillNeeded = others.filter((id) => !idle.includes(id));
  const why = broken.length > 0 ? "what does not open (see above)" : "what was sealed meanwhile: run it again";
  if (others.length === 0) return "The ring holds its current key alone.";
  if (stillNeeded.length > 0) return `Nothing was forgotten: ${stillNeeded.join(", ")} still seals ${why}.`;
  if (!isOwnRing) return `Take ${idle.join(", ")} out of ALP_KEY_RING now, for every process.`;
  return `The ring holds key ${forgetRingKeys(dataFolder).current} alone.`;
}
