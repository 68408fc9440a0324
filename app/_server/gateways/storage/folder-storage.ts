import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { checkStorageKey, isStorageKey, type Storage, StorageUnavailable } from "./storage.ts";

/** Files in a folder of this machine, open to ALP's own user alone. */
export function folderStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    checkStorageKey(key);
    return join(folder, ...key.split("/"));
  };
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      await guarded("put", () => write(path, bytes));
    },
    get: async (key) => {
      const path = pathOf(key);
      return guarded("get", async () => new Uint8Array(await readFile(path)));
    },
    remove: async (key) => {
      const path = pathOf(key);
      await guarded("remove", () => rm(path, { force: true }));
    },
    list: async (prefix) => {
      const start = prefix === undefined ? folder : pathOf(prefix);
      return (await guarded("list", () => keysBelow(folder, start))) ?? [];
    },
  };
}

/** Under another name first, so that nobody ever reads half a file, and forced to the disk before it gets its own. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const parent = await open(dirname(path), "r");
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function keysBelow(folder: string, start: string): Promise<string[]> {
  const entries = await readdir(start, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(isStorageKey)
    .sort();
}

/** What is not there is null; every other trouble of the disk is told without the path. */
async function guarded<T>(verb: keyof Storage, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (code === "ENOENT" && verb !== "put") return null;
    throw new StorageUnavailable(verb, code, { cause: error });
  }
}
