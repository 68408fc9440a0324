import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./child.mjs";
import { root } from "./place.mjs";
import { during } from "./say.mjs";

/** What the build is made from. Data and messages are read into it too. */
const folders = ["app", "components", "db", "lib", "data", "messages", "i18n", "public"];
const isOfTests = /(^|\/)testing\/|\.test\.tsx?$|\.md$/;
const stampFile = join(root, ".next", "alp-build");

/** Builds the web application unless the build at hand is of exactly these sources. */
export async function buildIfStale(node) {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return false;
  rmSync(stampFile, { force: true });
  await during("Building the web application", () =>
    runToEnd("build", node, ["node_modules/next/dist/bin/next", "build"], quiet),
  );
  writeFileSync(stampFile, wanted);
  return true;
}

/** The lock file leaves out other platforms' compilers; Next would go looking for them. */
const quiet = { NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1", NODE_ENV: "production" };

function fingerprint() {
  const hash = createHash("sha256");
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name) && entry.name !== "next-env.d.ts")
    .map((entry) => entry.name);
  for (const path of [...atRoot, ...folders.flatMap(listFiles)].sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(path);
    return isOfTests.test(path) ? [] : [path];
  });
}
