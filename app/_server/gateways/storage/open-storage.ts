import { join } from "node:path";
import { environment } from "#server/environment";
import { folderStorage } from "./folder-storage.ts";
import { s3Storage } from "./s3-storage.ts";
import type { Storage } from "./storage.ts";

let opened: Storage | undefined;

/** The storage of this installation: `STORAGE_URL`, else `documents` in the data folder. Nothing is called yet. */
export function openStorage(): Storage {
  if (!opened) {
    const { storage, dataFolder } = environment();
    opened = storage ? s3Storage(storage.address, storage) : folderStorage(join(dataFolder, "documents"));
  }
  return opened;
}
