import { isAccount } from "./control/accounts.ts";
import { readDelays } from "./customs/delays.ts";
import { startSandbox } from "./start.ts";

/** Settings are read once; a wrong one ends the process with its name. */
function fail(message: string): never {
  process.stderr.write(`sandbox: ${message}\n`);
  process.exit(1);
}

function numberOf(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : fail(`${name} must be a number, zero or more, not "${text}"`);
}

function accountsOf(text: string | undefined) {
  if (!text) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every(isAccount)) return list;
  } catch {
    // Falls through to the same message.
  }
  return fail("SANDBOX_ACCOUNTS must be a JSON list of {providerId, secret, pushUrl?}");
}

function eventTimesOf(text: string | undefined) {
  if (!text || text === "played" || text === "scheduled") return text === "scheduled" ? "scheduled" : "played";
  return fail('SANDBOX_EVENT_TIMES must be "played" or "scheduled"');
}

function delaysOf(text: string | undefined) {
  if (!text) return {};
  try {
    const delays = readDelays(JSON.parse(text));
    if (typeof delays !== "string") return delays;
    return fail(`SANDBOX_CUSTOMS_DELAYS: ${delays}`);
  } catch {
    return fail("SANDBOX_CUSTOMS_DELAYS must be JSON");
  }
}

const accounts = accountsOf(process.env.SANDBOX_ACCOUNTS);
const sandbox = await startSandbox({
  port: numberOf("SANDBOX_PORT", 4600),
  dataDir: process.env.SANDBOX_DATA_DIR ?? ".data/sandbox",
  hoursPerSecond: numberOf("SANDBOX_HOURS_PER_SECOND", 0.5),
  eventTimes: eventTimesOf(process.env.SANDBOX_EVENT_TIMES),
  customsDelays: delaysOf(process.env.SANDBOX_CUSTOMS_DELAYS),
  ...(process.env.SANDBOX_SEED ? { seed: process.env.SANDBOX_SEED } : {}),
  ...(accounts ? { accounts } : {}),
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

process.stdout.write(
  `${JSON.stringify({ sandbox: "outside-world", url: sandbox.url, orders: sandbox.world.book.byCode.size })}\n`,
);

let closing = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (closing) process.exit(1);
    closing = true;
    sandbox.close().then(() => process.exit(0));
  });
}
