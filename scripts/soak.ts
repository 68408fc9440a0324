import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/**
 * The long form of the kill tests, as often as SOAK_RUNS says: 1,000 orders, twenty kills of web, worker and carrier; 100,000
 * pushes, forty kills. Prints the seed of each run; SOAK_SEED repeats one. An argument runs one of them alone: `kill-run` or
 * `push-run`.
 */
const only = process.argv[2] ?? "";
const runs = Number(process.env.SOAK_RUNS ?? 1);
let failed = 0;
for (let run = 1; run <= runs; run++) {
  const seed = process.env.SOAK_SEED ?? randomBytes(4).toString("hex");
  process.stdout.write(`soak ${run}/${runs}: SOAK_SEED=${seed}\n`);
  const sizes = { SOAK_ORDERS: "1000", SOAK_KILLS: "20", SOAK_PUSHES: "100000", SOAK_PUSH_KILLS: "40" };
  const env = { ...sizes, ...process.env, SOAK_SEED: seed };
  const { status } = spawnSync("npx", ["vitest", "run", "--project", "db", `scripts/soak/${only}`], {
    stdio: "inherit",
    env,
  });
  if (status !== 0) failed += 1;
}
process.stdout.write(`soak: ${runs - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
