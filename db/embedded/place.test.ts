import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPlace, packagedPrograms } from "./place.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "alp-place-"));
  chmodSync(base, 0o755);
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

/** A stand-in for PostgreSQL's programs: a script that answers `--version`. */
function programsIn(folder: string): { folder: string; version: string } {
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "bin", "postgres"), "#!/bin/sh\necho postgres\n", { mode: 0o755 });
  return { folder, version: "18.0" };
}

const isRoot = process.getuid?.() === 0;

it("keeps everything in the checkout when the server's user can enter it", () => {
  const programs = programsIn(join(base, "node_modules"));
  const place = findPlace({ folder: join(base, ".data"), elsewhere: join(base, "elsewhere"), programs });
  expect(place).toMatchObject({ serverFolder: join(base, ".data"), programs: programs.folder });
  expect(place.user === null).toBe(!isRoot);
  expect(existsSync(join(base, "elsewhere"))).toBe(false);
});

it("finds PostgreSQL in the packages", () => {
  expect(existsSync(join(packagedPrograms().folder, "bin", "initdb"))).toBe(true);
});

describe.runIf(isRoot)("as root, below a folder that only root can enter", () => {
  function inClosedFolder() {
    const closed = join(base, "root");
    mkdirSync(closed, { mode: 0o700 });
    const programs = programsIn(join(closed, "alp", "node_modules"));
    const options = { folder: join(closed, "alp", ".data"), elsewhere: join(base, "elsewhere"), programs };
    return { closed, options };
  }

  it("goes to a place that the server's user can enter, programs and data", () => {
    const { options } = inClosedFolder();
    const place = findPlace(options);
    expect(place.serverFolder).toMatch(new RegExp(`^${join(base, "elsewhere")}/[0-9a-f]{12}$`));
    expect(place.programs).toBe(join(base, "elsewhere", "postgresql-18.0"));
    const run = spawnSync(join(place.programs, "bin", "postgres"), { ...place.user, cwd: place.serverFolder });
    expect(run.stdout.toString()).toBe("postgres\n");
  });

  it("comes to the same place again, and to another one for another checkout", () => {
    const { options } = inClosedFolder();
    const first = findPlace(options);
    const made = statSync(join(first.programs, "bin", "postgres")).ino;
    expect(findPlace(options)).toEqual(first);
    expect(statSync(join(first.programs, "bin", "postgres")).ino).toBe(made);
    const other = findPlace({ ...options, folder: `${options.folder}2` });
    expect(other.serverFolder).not.toBe(first.serverFolder);
  });

  it("stays where the data is when the folder is opened later", () => {
    const { closed, options } = inClosedFolder();
    const first = findPlace(options);
    chmodSync(closed, 0o755);
    expect(findPlace({ ...options, remembered: first.serverFolder }).serverFolder).toBe(first.serverFolder);
  });

  it("says so when the data's folder was closed later", () => {
    const { closed, options } = inClosedFolder();
    expect(() => findPlace({ ...options, remembered: join(closed, "alp", ".data") })).toThrow(/cannot be entered/);
  });

  it("is not disturbed by a strict umask", () => {
    const { options } = inClosedFolder();
    const before = process.umask(0o077);
    try {
      expect(() => findPlace(options)).not.toThrow();
    } finally {
      process.umask(before);
    }
  });
});
