import { type FileHandle, mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";

export type Journal<T> = {
  /** Resolves when the record and all before it are on the disk. */
  readonly append: (record: T) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * An append-only file of JSON lines. Records that wait together share one sync. A line cut by a crash was never
 * answered for, so opening drops it.
 */
export async function openJournal<T>(path: string): Promise<{ journal: Journal<T>; records: T[] }> {
  await mkdir(dirname(path), { recursive: true });
  const records = await readLines<T>(path);
  const file = await open(path, "a", 0o600);
  await syncFolder(dirname(path));
  return { journal: journalOn<T>(file), records };
}

async function readLines<T>(path: string): Promise<T[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) await truncate(path, end);
  const lines = bytes.subarray(0, end).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

type Waiting = { readonly line: string; readonly resolve: () => void; readonly reject: (error: unknown) => void };

function journalOn<T>(file: FileHandle): Journal<T> {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;

  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await file.appendFile(batch.map((item) => item.line).join(""));
        await file.datasync();
        for (const item of batch) item.resolve();
      } catch (error) {
        for (const item of batch) item.reject(error);
      }
    }
    writing = null;
  };

  return {
    append: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
        writing ??= write();
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
}
