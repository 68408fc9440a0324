import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "./client.ts";
import { newFacts, writeFacts } from "./embedded/facts.ts";
import { takeLock } from "./embedded/lock.ts";
import { findPlace, type Place, type PlaceOptions } from "./embedded/place.ts";
import {
  dataFolderOf,
  freePort,
  initialise,
  launch,
  resetPassword,
  ServerRefused,
  stopLeftOver,
  stopServer,
} from "./embedded/server.ts";
import { ensureDatabase, ensureOwnership, ensureRoles, scramVerifier } from "./roles.ts";
import { type EmbeddedFacts, embeddedUrl, readFacts } from "./settings.ts";

export type EmbeddedOptions = {
  /** ALP's data folder; the server's data lies inside unless the server's user cannot get there. */
  readonly folder: string;
  /** False for tests only: nothing is synced to disk. */
  readonly isDurable?: boolean;
  readonly onProgress?: (step: EmbeddedStep) => void;
} & Pick<PlaceOptions, "elsewhere" | "programs">;

export type EmbeddedStep = "stopping_left_over" | "set_aside" | "creating" | "starting" | "restarting";

export type EmbeddedDatabase = {
  readonly facts: EmbeddedFacts;
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly queueUrl: string;
  /** The server's process now; another one after a restart. */
  readonly serverPid: () => number;
  /** Settles when the server ended by itself and could not be started again. */
  readonly failed: Promise<Error>;
  readonly stop: () => Promise<void>;
};

/** Another ALP holds this data folder. */
export class AlreadyRunning extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `another ALP (process ${pid}) is using the database in ${folder}: stop it first, or give this one its own folder with ALP_DATA_DIR`,
    );
    this.pid = pid;
  }
}

/**
 * Starts ALP's own PostgreSQL: makes it on first use, clears up after a killed ALP, makes logins, roles and the database,
 * and leaves the facts for other processes. Throws `AlreadyRunning` when another ALP has the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = resolve(options.folder);
  const remembered = readFacts(folder);
  const place = findPlace({ ...options, folder, remembered: remembered?.serverFolder });
  const taken = takeLock(join(folder, "database.lock"));
  if ("holder" in taken) throw new AlreadyRunning(folder, taken.holder.pid);
  const server = new Supervised(folder, place, options);
  try {
    const facts = await server.open(remembered);
    await prepare(facts).catch(async (error: { readonly code?: string }) => {
      // Another data folder was put in place, by hand or from a copy: whoever can write it may also open it.
      if (error.code !== wrongPassword) throw error;
      await server.takeOver(facts);
      await prepare(facts);
    });
    return server.handle(facts, taken.lock.release);
  } catch (error) {
    await server.stop();
    taken.lock.release();
    throw error;
  }
}

const wrongPassword = "28P01";

/** Logins, roles, the database and its owner. */
async function prepare(facts: EmbeddedFacts): Promise<void> {
  const { owner, app, queue } = facts.passwords;
  const admin = connect(embeddedUrl(facts, "postgres", "postgres"), { max: 1, name: "supervisor" });
  try {
    await ensureRoles(admin, { owner, app, queue });
    await ensureDatabase(admin, facts.database);
  } finally {
    await admin.end();
  }
  const inside = connect(embeddedUrl(facts, "postgres"), { max: 1, name: "supervisor" });
  try {
    await ensureOwnership(inside);
  } finally {
    await inside.end();
  }
}

/** One server process and the will to keep it running. */
class Supervised {
  readonly #folder: string;
  readonly #place: Place;
  readonly #options: EmbeddedOptions;
  #child: ChildProcess | null = null;
  #port = 0;
  #isStopping = false;
  #restarts: number[] = [];
  readonly #failure = Promise.withResolvers<Error>();

  constructor(folder: string, place: Place, options: EmbeddedOptions) {
    this.#folder = folder;
    this.#place = place;
    this.#options = options;
  }

  async open(remembered: EmbeddedFacts | null): Promise<EmbeddedFacts> {
    const isDurable = this.#options.isDurable ?? true;
    const facts = remembered ?? newFacts(this.#place.serverFolder);
    if (await stopLeftOver(this.#place)) this.#options.onProgress?.("stopping_left_over");
    if (!remembered) this.#setAsideOrphan();
    const isThere = existsSync(dataFolderOf(this.#place));
    if (!isThere) {
      this.#options.onProgress?.("creating");
      // Written before the server is made, so that no server with a forgotten password can come into being.
      writeFacts(this.#folder, facts);
    }
    await initialise(this.#place, facts.passwords.postgres, isDurable);
    if (isThere && !remembered) {
      await resetPassword(this.#place, scramVerifier(facts.passwords.postgres));
      writeFacts(this.#folder, facts);
    }
    this.#options.onProgress?.("starting");
    this.#port = await freePort(facts.port);
    await this.#launch(true);
    const current = { ...facts, port: this.#port };
    if (current.port !== facts.port) writeFacts(this.#folder, current);
    return current;
  }

  /** Gives the superuser the password of the facts. */
  async takeOver(facts: EmbeddedFacts): Promise<void> {
    const stopping = this.#child;
    this.#child = null;
    if (stopping?.pid) await stopServer(stopping.pid);
    await resetPassword(this.#place, scramVerifier(facts.passwords.postgres));
    await this.#launch(false);
  }

  /**
   * Data that lies outside ALP's folder outlives it: somebody removed the folder, its keys included, and wants to begin
   * anew. The old data is kept under another name.
   */
  #setAsideOrphan(): void {
    const data = dataFolderOf(this.#place);
    const isInside = this.#place.serverFolder === this.#folder;
    if (isInside || !existsSync(data)) return;
    renameSync(data, `${data}.before-${new Date().toISOString().replaceAll(":", "")}`);
    this.#options.onProgress?.("set_aside");
  }

  handle(facts: EmbeddedFacts, release: () => void): EmbeddedDatabase {
    return {
      facts,
      adminUrl: embeddedUrl(facts, "postgres"),
      appUrl: embeddedUrl(facts, "app"),
      ownerUrl: embeddedUrl(facts, "owner"),
      queueUrl: embeddedUrl(facts, "queue"),
      serverPid: () => this.#child?.pid ?? 0,
      failed: this.#failure.promise,
      stop: async () => {
        await this.stop();
        release();
      },
    };
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#child?.pid) await stopServer(this.#child.pid);
    this.#child = null;
  }

  /**
   * Right after a server was killed, its last children still hold its memory and its port: tried again for a while. At a
   * restart the port stays, since everybody has it.
   */
  async #launch(mayMove: boolean): Promise<void> {
    const log = join(this.#folder, "log");
    mkdirSync(log, { recursive: true });
    const settings = {
      place: this.#place,
      logFile: join(log, "postgres.log"),
      isDurable: this.#options.isDurable ?? true,
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const child = await launch({ ...settings, port: this.#port });
        this.#child = child;
        child.once("exit", (code, by) => {
          if (this.#child === child) void this.#ended(`code ${code ?? by}`);
        });
        return;
      } catch (error) {
        if (!(error instanceof ServerRefused) || attempt === 60) throw error;
        const isTaken = /Address already in use/.test(error.said);
        if (isTaken && mayMove) this.#port = await freePort();
        if (!isTaken && !/pre-existing shared memory|lock file/.test(error.said)) throw error;
        await wait(250);
      }
    }
  }

  /** A server that ended by itself (killed for memory, say) is started again, five times in ten minutes at most. */
  async #ended(how: string): Promise<void> {
    if (this.#isStopping) return;
    const now = performance.now();
    this.#restarts = [...this.#restarts.filter((at) => now - at < 600_000), now];
    try {
      if (this.#restarts.length > 5) throw new Error("it ended six times in ten minutes");
      this.#options.onProgress?.("restarting");
      await stopLeftOver(this.#place);
      await this.#launch(false);
    } catch (error) {
      this.#failure.resolve(
        new Error(`the database server ended (${how}) and was not started again: ${String(error)}`),
      );
    }
  }
}
