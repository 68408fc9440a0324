import { readFileSync } from "node:fs";
import type { HsModel } from "./model";
import { type HsModelFile, readModel } from "./read-model";

let read: HsModel | undefined;

/** The model that is shipped, read once. */
export function shippedHsModel(): HsModel {
  read ??= readModel(JSON.parse(readFileSync("data/hs/model.json", "utf8")) as HsModelFile);
  return read;
}
