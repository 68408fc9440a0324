import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { startOf } from "./processes.ts";

export type LockHolder = { readonly pid: number; readonly start: string; readonly since: string };

export type Lock = { readonly release: () => void };

/**
 * Takes a lock file for this process, or says who holds it. A file whose process is gone (also one whose number has been
 * given to another process since) is taken over.
 */
export function takeLock(path: string): { readonly lock: Lock } | { readonly holder: LockHolder } {
  const mine: LockHolder = { pid: process.pid, start: startOf(process.pid) ?? "", since: new Date().toISOString() };
  const content = JSON.stringify(mine);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (isLinked(path, content)) return { lock: { release: () => removeIf(path, content) } };
    const current = read(path);
    if (current === null) continue;
    const holder = parse(current);
    if (holder && startOf(holder.pid) === holder.start) return { holder };
    removeIf(path, current);
  }
  throw new Error(`the lock ${path} could not be taken: remove it by hand if no ALP runs here`);
}

/** Link and not open: the file appears whole or not at all. */
function isLinked(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the file only if it still says `content`: moved aside first, so that nobody else's new lock is lost. */
function removeIf(path: string, content: string): void {
  if (read(path) !== content) return;
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== content) {
    try {
      linkSync(aside, path);
    } catch {
      // Another one has taken the free place in the meantime: its lock stands.
    }
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse(content: string): LockHolder | null {
  try {
    return JSON.parse(content) as LockHolder;
  } catch {
    return null;
  }
}
