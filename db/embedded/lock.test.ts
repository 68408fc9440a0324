import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeLock } from "./lock.ts";
import { startOf } from "./processes.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alp-lock-"));
  path = join(folder, "lock");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function isTaken(): boolean {
  return "lock" in takeLock(path);
}

it("is held by one and free again after release", () => {
  const taken = takeLock(path);
  expect(takeLock(path)).toMatchObject({ holder: { pid: process.pid } });
  if ("lock" in taken) taken.lock.release();
  expect(isTaken()).toBe(true);
});

it("is taken over from a process that is gone", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  writeFileSync(path, JSON.stringify({ pid: child.pid, start: "boot/1", since: "" }));
  expect(isTaken()).toBe(true);
});

it("is taken over from an earlier process with the number of a living one", () => {
  writeFileSync(path, JSON.stringify({ pid: process.ppid, start: "another boot/1", since: "" }));
  expect(isTaken()).toBe(true);
});

it("is respected while its process lives", () => {
  writeFileSync(path, JSON.stringify({ pid: process.ppid, start: startOf(process.ppid), since: "" }));
  expect(takeLock(path)).toMatchObject({ holder: { pid: process.ppid } });
});

it("is taken over when the file is broken", () => {
  writeFileSync(path, "{");
  expect(isTaken()).toBe(true);
});

it("does not remove the lock of another one", () => {
  const taken = takeLock(path);
  writeFileSync(path, "another");
  if ("lock" in taken) taken.lock.release();
  expect(readFileSync(path, "utf8")).toBe("another");
});
