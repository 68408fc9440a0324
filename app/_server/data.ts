import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HsModel } from "#lib/products/hs/model";
import { type HsModelFile, readModel } from "#lib/products/hs/read-model";

let model: Promise<HsModel> | undefined;

/** The HS recognition model, read once per process (under a second) from the artefact that scripts/hs/build.ts made. */
export function hsModel(): Promise<HsModel> {
  model ??= readFile(join(/* turbopackIgnore: true */ process.cwd(), "data/hs/model.json"), "utf8").then((text) =>
    readModel(JSON.parse(text) as HsModelFile),
  );
  return model;
}
