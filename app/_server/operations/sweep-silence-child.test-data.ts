import { closeDatabase } from "#db/client";
import { sweepSilence } from "./sweep-silence.ts";

/** A worker of its own: sweeps until nothing is due, waiting for the moment that it is told so that two begin together. */
const [now = "0", at = "0"] = process.argv.slice(2);
while (Date.now() < Number(at)) await new Promise((done) => setTimeout(done, 5));
const judged = await sweepSilence(Number(now));
process.stdout.write(`${judged}\n`);
await closeDatabase();
