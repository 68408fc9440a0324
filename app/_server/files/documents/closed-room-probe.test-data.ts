import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** Run in place of the room's own script: tries what a file that took the room over would try, and says what it got. */
const tries: Record<string, () => unknown> = {
  system: () => readFileSync("/etc/passwd"),
  settings: () => readFileSync("./.env.example"),
  data: () => readFileSync("./db/settings.ts"),
  // opened to be written, never written: where the walls are missing, the try itself must do no harm
  temporary: () => rmdirSync(mkdtempSync(join(tmpdir(), "alp-probe-"))),
  overwrite: () => closeSync(openSync("./package.json", "r+")),
  program: () => {
    const { error } = spawnSync("/bin/true");
    if (error) throw error;
  },
  thread: () => new Worker("", { eval: true }),
};
const got = Object.entries(tries).flatMap(([name, attempt]) => {
  try {
    attempt();
    return [name];
  } catch {
    return [];
  }
});
const code = readFileSync("./package.json").length > 0;
process.stdout.write(JSON.stringify({ got, code, variables: Object.keys(process.env) }));
