import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/**
 * The long form of the kill test: 1,000 orders, twenty kills of web, worker and carrier, as often as SOAK_RUNS says. Prints
 * the seed of each run; SOAK_SEED repeats one.
 */
const runs = Number(process.env.SOAK_RUNS ?? 1);
let failed = 0;
for (let run = 1; run <= runs; run++) {
  const seed = process.env.SOAK_SEED ?? randomBytes(4).toString("hex");
  process.stdout.write(`soak ${run}/${runs}: SOAK_SEED=${seed}\n`);
  const env = { SOAK_ORDERS: "1000", SOAK_KILLS: "20", ...process.env, SOAK_SEED: seed };
  const { status } = spawnSync("npx", ["vitest", "run", "--project", "db", "scripts/soak"], { stdio: "inherit", env });
  if (status !== 0) failed += 1;
}
process.stdout.write(`soak: ${runs - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
