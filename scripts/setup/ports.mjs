import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Trouble } from "./say.mjs";

/** The web server's port: the one asked for, which must be free, or 3000 and up. */
export async function webPort(host) {
  const asked = process.env.PORT?.trim();
  if (asked) {
    const port = Number(asked);
    if (!(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Trouble(`PORT is no port: ${asked}; example: 3000`);
    if (await isFreeSoon(port, host)) return port;
    throw new Trouble(`port ${port} is in use by another program: set PORT to a free one`);
  }
  for (let port = 3000; port < 3100; port += 1) if (await isFree(port, host)) return port;
  throw new Trouble("none of the ports 3000 to 3099 is free: set PORT");
}

/** The sandbox's port, kept from start to start since the database remembers its address. */
export async function sandboxPort(folder) {
  const asked = Number(process.env.SANDBOX_PORT);
  if (asked > 0) return asked;
  const file = join(folder, "sandbox-port");
  const kept = Number(readIfThere(file));
  if (kept > 0) {
    if (await isFreeSoon(kept, "127.0.0.1")) return kept;
    throw new Trouble(
      `port ${kept}, on which the carrier sandbox lives, is in use by another program: stop that one, or set SANDBOX_PORT`,
    );
  }
  for (let port = 4600; port < 4700; port += 1) {
    if (!(await isFree(port, "127.0.0.1"))) continue;
    writeFileSync(file, `${port}\n`);
    return port;
  }
  throw new Trouble("none of the ports 4600 to 4699 is free: set SANDBOX_PORT");
}

/** A process of a killed ALP may need a moment to end. */
async function isFreeSoon(port, host) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await isFree(port, host)) return true;
    await wait(250);
  }
  return false;
}

function isFree(port, host) {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * The first of two neighbouring free ports, for a web server and its sandbox. Below the range from which the system takes
 * the ports of outgoing connections, which could occupy the second one before it is used.
 */
export async function freePair() {
  for (let port = 3900; port < 4500; port += 2) {
    if ((await isFree(port, "127.0.0.1")) && (await isFree(port + 1, "127.0.0.1"))) return port;
  }
  throw new Trouble("no two neighbouring ports from 3900 to 4499 are free");
}
