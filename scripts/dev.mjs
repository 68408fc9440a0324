import { watch } from "node:fs";
import { join } from "node:path";
import { installIfNeeded, nodeBinary } from "./setup/install.mjs";
import { dataFolder, readEnvFile, root } from "./setup/place.mjs";
import { sandboxPort, webPort } from "./setup/ports.mjs";
import { takeRunLock } from "./setup/run-lock.mjs";
import { giveUp, say } from "./setup/say.mjs";
import { Stack } from "./setup/stack.mjs";

/** `npm run dev`: as `npm start`, with Next's development server and a worker that is renewed when its sources change. */
process.chdir(root);
readEnvFile();
const host = process.env.HOST?.trim() || "127.0.0.1";
let stack = null;
let lock = null;
let isEnding = false;

async function main() {
  const folder = dataFolder();
  lock = takeRunLock(folder);
  await installIfNeeded();
  const plan = {
    node: nodeBinary(),
    folder,
    host,
    port: await webPort(host),
    sandboxPort: await sandboxPort(folder),
    isDev: true,
  };
  stack = new Stack(plan);
  stack.onFailed = (error) => end(error);
  await stack.startDatabase();
  const accounts = await stack.startRest();
  lock.setAddress(stack.address);
  renewWorkerOnChange();
  for (const { role, email, password } of accounts) console.log(`  ${role}  ${email}  ${password}`);
  say(`ALP for development: ${stack.address}; logs in ${join(folder, "log")}`);
}

function renewWorkerOnChange() {
  let timer;
  const changed = (_, file) => {
    if (!/\.(ts|json)$/.test(file ?? "") || /\.test\.ts$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => stack.renew("worker"), 300);
  };
  for (const folder of ["lib", "db", "app/_server"]) watch(join(root, folder), { recursive: true }, changed);
}

async function end(error) {
  if (isEnding) return stack?.stop();
  isEnding = true;
  if (error) giveUp(error);
  await stack?.stop();
  lock?.release();
  process.exit(process.exitCode ?? 0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());
main().catch((error) => isEnding || end(error));
