import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./setup/browser.mjs";
import { buildIfStale } from "./setup/build.mjs";
import { installIfNeeded, nodeBinary } from "./setup/install.mjs";
import { root } from "./setup/place.mjs";
import { freePair } from "./setup/ports.mjs";
import { countPlaywright, countVitest, Stages, show } from "./setup/stages.mjs";

/**
 * `npm test`: everything, from the installation to the journeys in a browser, on any Node from 20. A stage that fails does
 * not keep the others from running; the last line is `N passed, N failed`. TEST_DATABASE_URL lets the database tests run on
 * another server.
 */
process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
const stages = new Stages();
let node;

await stages.check("Packages", async () => {
  await installIfNeeded();
  node = nodeBinary();
  return true;
});

if (node) await runStages();
stages.finish();

async function runStages() {
  await stages.check(
    "Types",
    async () => (await tool("next/dist/bin/next", "typegen")) && (await tool("typescript/bin/tsc", "--noEmit")),
  );
  await stages.check("Lint", () => tool("@biomejs/biome/bin/biome", "ci", "--colors=off", "."));
  await stages.check("Tree", () => show(node, ["scripts/check-tree.ts"]));
  await stages.run("Pure tests", () => vitest("pure", "apart"));
  await stages.run("Database tests", () => vitest("db"));
  await stages.check("Build", async () => {
    await buildIfStale(node);
    return true;
  });
  await stages.run("Journeys in a browser", journeys);
}

function tool(path, ...args) {
  return show(node, [join("node_modules", path), ...args]);
}

async function vitest(...projects) {
  const report = stages.report(projects[0]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const isWell = await tool("vitest/vitest.mjs", "run", ...projects.map((one) => `--project=${one}`), ...reporters);
  return countVitest(report, isWell);
}

/** On the production build, with data of its own: whatever `.env` says, nothing of the person's is touched. */
async function journeys() {
  const browser = await findBrowser();
  const folder = mkdtempSync(join(tmpdir(), "alp-journeys-"));
  chmodSync(folder, 0o755);
  const report = stages.report("journeys");
  try {
    const isWell = await show(node, ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
      ALP_BROWSER: browser,
      ALP_JOURNEYS_DATA: folder,
      ALP_JOURNEYS_PORT: String(await freePair()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return countPlaywright(report, isWell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
