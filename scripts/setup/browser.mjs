import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { during, Trouble } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const macs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The Chromium that journeys run in: `ALP_BROWSER`, an installed one, or Debian's package where this is root. Chinese
 * letters need no package: the journeys bring their own font.
 */
export async function findBrowser() {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    await during("Installing Chromium from Debian's packages", installFromDebian);
    const now = installed();
    if (now) return now;
  }
  throw new Trouble(
    "The browser journeys need Chromium or Chrome, and none was found.\n" +
      "Debian, Ubuntu: sudo apt-get install chromium\nFedora: sudo dnf install chromium\nmacOS: brew install --cask chromium\n" +
      "Or name one that is installed elsewhere: ALP_BROWSER=/path/to/chrome npm test",
  );
}

function installed() {
  const given = process.env.ALP_BROWSER?.trim();
  if (given) {
    if (existsSync(given)) return given;
    throw new Trouble(`ALP_BROWSER names ${given}, which is not there`);
  }
  return names.map(onPath).find(Boolean) ?? macs.find((path) => existsSync(path)) ?? null;
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => execFileSync("apt-get", args, { env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    // Old lists name packages that are gone from the mirror.
    spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
  } catch (error) {
    throw new Trouble(`apt-get install chromium failed:\n${error.stderr?.toString().trim() ?? error.message}`);
  }
}
