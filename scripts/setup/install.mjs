import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./place.mjs";
import { during, say, Trouble } from "./say.mjs";

const stampFile = join(root, "node_modules", ".alp-install");

/** Installs the packages unless exactly these are installed already. */
export async function installIfNeeded() {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  await during("Installing packages", runNpm);
  // Read again: npm adds to the lock file what another platform needs.
  writeFileSync(stampFile, fingerprint());
  if (fingerprint() !== wanted) say("npm changed package-lock.json: look at it before you commit");
}

function fingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** `install` and not `ci`: the lock file lists only the platforms that the registry had when it was made. */
async function runNpm() {
  const args = ["install", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"];
  const { NODE_ENV: _, ...env } = process.env;
  const cli = process.env.npm_execpath;
  const isScript = cli?.endsWith(".js");
  const child = isScript
    ? spawn(process.execPath, [cli, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] })
    : spawn("npm", args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  const said = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", stop);
  if (code !== 0) throw new Trouble(`npm install failed:\n${Buffer.concat(said).toString().trim()}`);
}

/**
 * The Node that runs ALP: version 24 from the packages, since the system's may be older. Only Linux has it as a package;
 * elsewhere the system's own must be able to run TypeScript (22.18 or newer).
 */
export function nodeBinary() {
  const packaged = join(root, "node_modules", ".bin", "node");
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Trouble(
    `ALP needs Node 22.18 or newer on this platform; this is ${process.version}. Install Node 24 (nodejs.org).`,
  );
}
