/** `node scripts/hs/build.ts`: builds data/hs/model.json from our own texts in data/hs; with `--check` only says whether it is up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildModel, hashOfSources } from "./build-model.ts";
import { sourceFolder } from "./read-sources.ts";

const path = join(sourceFolder, "model.json");

if (process.argv.includes("--check")) {
  const built = (JSON.parse(readFileSync(path, "utf8")) as { inputs: string }).inputs;
  const isCurrent = built === hashOfSources();
  console.log(
    isCurrent ? "HS model: built from these sources" : "HS model: older than its sources, run scripts/hs/build.ts",
  );
  process.exitCode = isCurrent ? 0 : 1;
} else {
  const text = `${JSON.stringify(buildModel())}\n`;
  writeFileSync(path, text);
  console.log(`HS model: ${(text.length / 1_000_000).toFixed(1)} MB`);
}
