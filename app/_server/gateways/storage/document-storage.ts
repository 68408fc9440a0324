import { join } from "node:path";
import { dataFolder } from "#db/settings";
import { folderStorage } from "./folder-storage.ts";
import type { Storage } from "./storage.ts";

let opened: { readonly folder: string; readonly storage: Storage } | undefined;

/** Where this installation keeps its sealed documents: `documents` in the data folder. */
export function documentStorage(): Storage {
  const folder = join(dataFolder(), "documents");
  if (opened?.folder !== folder) opened = { folder, storage: folderStorage(folder) };
  return opened.storage;
}
