import { buildIfStale } from "./setup/build.mjs";
import { installIfNeeded, nodeBinary } from "./setup/install.mjs";
import { dataFolder, readEnvFile, root } from "./setup/place.mjs";
import { sandboxPort, webPort } from "./setup/ports.mjs";
import { takeRunLock } from "./setup/run-lock.mjs";
import { giveUp, say, seconds } from "./setup/say.mjs";
import { Stack } from "./setup/stack.mjs";

/**
 * `npm start`: installs what is missing, builds what is stale, starts the database, the carrier sandbox, the worker and the
 * web server, and says where to sign in. Runs on any Node from 20, before anything is installed.
 */
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
  const isEmbedded = !process.env.DATABASE_URL?.trim();
  const plan = { node: nodeBinary(), folder, host, port: await webPort(host), isDev: false };
  stack = new Stack({ ...plan, sandboxPort: isEmbedded ? await sandboxPort(folder) : null });
  stack.onFailed = (error) => end(error);
  await Promise.all([buildIfStale(plan.node), stack.startDatabase()]);
  const accounts = await stack.startRest();
  lock.setAddress(stack.address);
  summarise(folder, accounts);
}

function summarise(folder, accounts) {
  const widthOf = (name) => Math.max(0, ...accounts.map((account) => account[name].length));
  const [roles, emails] = [widthOf("role"), widthOf("email")];
  const lines = accounts.map((one) => `    ${one.role.padEnd(roles)}  ${one.email.padEnd(emails)}  ${one.password}`);
  console.log(`
  ALP is ready after ${seconds()} s:  ${stack.address}
${lines.length > 0 ? `\n  Sign in as\n${lines.join("\n")}\n` : ""}
  Data and logs   ${folder}${stack.sandboxAddress ? `\n  Carrier sandbox ${stack.sandboxAddress}` : ""}
  Stop            Ctrl-C
`);
}

async function end(error) {
  if (isEnding) return stack?.stop();
  isEnding = true;
  if (error) giveUp(error);
  else say("Stopping");
  await stack?.stop();
  lock?.release();
  if (!error) say("Stopped");
  process.exit(process.exitCode ?? 0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());
main().catch((error) => isEnding || end(error));
