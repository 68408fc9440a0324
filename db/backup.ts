import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Sql } from "postgres";
import { connect } from "./client.ts";
import { newFacts, writeFacts } from "./embedded/facts.ts";
import { takeLock } from "./embedded/lock.ts";
import { findPlace, giveTo, type Place, type PlaceOptions, type ServerUser } from "./embedded/place.ts";
import { dataFolderOf, resetPassword, serverVersion } from "./embedded/server.ts";
import { AlreadyRunning } from "./embedded.ts";
import { scramVerifier } from "./roles.ts";
import { readFacts } from "./settings.ts";

type CopiedFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** `alp-backup.json` beside the copied data: what is there, so that a damaged backup is found before it is needed. */
export type BackupManifest = {
  readonly format: 1;
  readonly postgres: string;
  readonly createdAt: string;
  readonly endedAtWal: string;
  readonly files: readonly CopiedFile[];
};

const manifestName = "alp-backup.json";

/** Left out as PostgreSQL's documentation of base backups says: the server makes these anew ("Making a Base Backup"). */
const emptied = [
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
];
const leftOut = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*|pgsql_tmp.*)$/;

export type BackUpOptions = {
  /** A superuser's address on the running server. */
  readonly adminUrl: string;
  /** The server's data folder, on this machine. */
  readonly dataFolder: string;
  /** Made by this call; it must not be there yet. */
  readonly target: string;
  readonly createdAt: string;
};

/**
 * Copies a running server's data into `target`, consistently: all that is committed when it ends is in it. PostgreSQL's
 * low-level way (`pg_backup_start`, copy, `pg_backup_stop`, all in one session), since the package has no dump program.
 * The key ring is not part of the server's data, so it is never in a backup.
 */
export async function backUp(options: BackUpOptions): Promise<BackupManifest> {
  const { dataFolder, createdAt } = options;
  const target = resolve(options.target);
  if (existsSync(target)) throw new Error(`${target} is there already: a backup needs a new folder`);
  const draft = `${target}.partial`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const session = connect(options.adminUrl, { max: 1, name: "backup", isLong: true });
  try {
    const copy = join(draft, "data");
    const { files, end } = await copyOnline(session, dataFolder, copy);
    const manifest: BackupManifest = { format: 1, postgres: serverVersion, createdAt, endedAtWal: end, files };
    await writeSynced(join(draft, manifestName), Buffer.from(JSON.stringify(manifest)));
    renameSync(draft, target);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await session.end();
  }
}

async function copyOnline(session: Sql, data: string, copy: string): Promise<{ files: CopiedFile[]; end: string }> {
  // The slot keeps the WAL of the copy's time from being recycled; temporary: it goes with the session.
  const slot = `alp_backup_${randomBytes(4).toString("hex")}`;
  await session`select pg_create_physical_replication_slot(${slot}, true, true)`;
  await session`select pg_backup_start(${slot}, true)`;
  const copied = await sixteenAtOnce(listFiles(data, copy, ""), (path) => copyIfThere(data, copy, path));
  const files = copied.flat();
  files.push(await copyFile(join(data, "global/pg_control"), copy, "global/pg_control"));
  const [stopped] = await session<{ end: string; label: string; last: string }[]>`
    select lsn::text as end, labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)`;
  if (!stopped) throw new Error("PostgreSQL did not end the backup");
  const first = /START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/.exec(stopped.label)?.[1];
  if (!first) throw new Error("PostgreSQL's backup label names no WAL file");
  files.push(...(await copyWal(data, copy, first, stopped.last)));
  const label = Buffer.from(stopped.label);
  await writeSynced(join(copy, "backup_label"), label);
  files.push({ path: "backup_label", size: label.length, sha256: hashOf(label) });
  return { files, end: stopped.end };
}

/** Makes the folders in `copy` and answers the files to be copied. */
function listFiles(data: string, copy: string, folder: string): string[] {
  mkdirSync(join(copy, folder), { recursive: true, mode: 0o700 });
  return readdirSync(join(data, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (leftOut.test(entry.name) || path === "global/pg_control") return [];
    if (entry.isFile()) return [path];
    if (!entry.isDirectory()) throw new Error(`${path} is no plain file: ALP's backup knows no tablespaces or links`);
    if (!emptied.includes(path)) return listFiles(data, copy, path);
    mkdirSync(join(copy, path), { mode: 0o700 });
    return [];
  });
}

/** A file that vanishes meanwhile belonged to a dropped table: the WAL says so too. */
async function copyIfThere(data: string, copy: string, path: string): Promise<CopiedFile[]> {
  try {
    return [await copyFile(join(data, path), copy, path)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return [];
  }
}

/** Most of the time goes into waiting for the disk, which takes many files at once as well as one. */
async function sixteenAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += 16) {
    results.push(...(await Promise.all(items.slice(at, at + 16).map(work))));
  }
  return results;
}

async function copyWal(data: string, copy: string, first: string, last: string): Promise<CopiedFile[]> {
  const names = readdirSync(join(data, "pg_wal")).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const needed = names.filter((name) => name >= first && name <= last).sort();
  if (needed[0] !== first || needed.at(-1) !== last) throw new Error(`WAL from ${first} to ${last} is not all there`);
  return sixteenAtOnce(needed, (name) => copyFile(join(data, "pg_wal", name), copy, `pg_wal/${name}`));
}

async function copyFile(from: string, copy: string, path: string): Promise<CopiedFile> {
  const source = await open(from, "r");
  try {
    const target = await open(join(copy, path), "w", 0o600);
    try {
      return { path, ...(await pump(source, target)) };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Copies to the end; what is hashed is what is written. */
async function pump(source: FileHandle, target: FileHandle | null): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  let size = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await target?.writeFile(chunk);
    size += bytesRead;
  }
  await target?.sync();
  return { size, sha256: hash.digest("hex") };
}

async function writeSynced(path: string, content: Buffer): Promise<void> {
  writeFileSync(path, content, { mode: 0o600, flush: true });
}

function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Reads a backup through and compares it with its manifest; throws naming the first file that is not as it was. */
export async function checkBackup(source: string): Promise<BackupManifest> {
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(join(source, manifestName), "utf8")) as BackupManifest;
  } catch {
    throw new Error(`${source} is no backup of ALP's: it has no readable ${manifestName}`);
  }
  if (manifest.postgres !== serverVersion) {
    throw new Error(
      `the backup is of PostgreSQL ${manifest.postgres}, this ALP brings ${serverVersion}: restore it with the ALP that made it`,
    );
  }
  for (const file of manifest.files) {
    const handle = await open(join(source, "data", file.path), "r").catch(() => null);
    const found = handle ? await pump(handle, null).finally(() => handle.close()) : null;
    if (found?.sha256 !== file.sha256)
      throw new Error(`the backup is damaged: ${file.path} ${found ? "has changed" : "is missing"}`);
  }
  return manifest;
}

export type RestoreOptions = { readonly source: string; readonly folder: string } & Pick<PlaceOptions, "elsewhere">;

/**
 * Makes a backup the database of an ALP data folder that has none; the passwords are new, the key ring stays as it is.
 * Throws when there is a database, when an ALP runs there, and when the backup is damaged.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const folder = resolve(options.folder);
  const remembered = readFacts(folder)?.serverFolder;
  const place = findPlace({ folder, remembered, elsewhere: options.elsewhere });
  const taken = takeLock(join(folder, "database.lock"));
  if ("holder" in taken) throw new AlreadyRunning(folder, taken.holder.pid);
  try {
    const data = dataFolderOf(place);
    if (existsSync(data))
      throw new Error(`${data} holds a database already: move it away first, it is not overwritten`);
    const manifest = await checkBackup(options.source);
    await bringBack(join(options.source, "data"), manifest, place);
    const facts = newFacts(place.serverFolder);
    await resetPassword(place, scramVerifier(facts.passwords.postgres));
    writeFacts(folder, facts);
    return manifest;
  } finally {
    taken.lock.release();
  }
}

/** Copied beside and renamed when whole, as a new database is. */
async function bringBack(source: string, manifest: BackupManifest, place: Place): Promise<void> {
  const draft = `${dataFolderOf(place)}.new`;
  rmSync(draft, { recursive: true, force: true });
  const folders = new Set(["", ...emptied, "pg_wal/archive_status", "pg_wal/summaries", ...foldersIn(source)]);
  for (const folder of folders) makeFor(place.user, join(draft, folder));
  await sixteenAtOnce(manifest.files, async ({ path }) => {
    await copyFile(join(source, path), draft, path);
    giveTo(place.user, join(draft, path));
  });
  renameSync(draft, dataFolderOf(place));
}

function foldersIn(source: string): string[] {
  return readdirSync(source, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(source).length + 1));
}

function makeFor(user: ServerUser, folder: string): void {
  if (existsSync(folder)) return;
  makeParent(user, folder);
  mkdirSync(folder, { mode: 0o700 });
  giveTo(user, folder);
}

function makeParent(user: ServerUser, folder: string): void {
  if (!existsSync(dirname(folder))) makeFor(user, dirname(folder));
}
