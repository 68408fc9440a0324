import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Child } from "./child.mjs";
import { during, say, Trouble } from "./say.mjs";

const steps = {
  stopping_left_over: "A database of a killed ALP was found and stopped",
  set_aside: "The database of an ALP that was removed from this folder was set aside (docs/operations.md)",
  creating: "Making the database",
  starting: "Starting the database",
  restarting: "The database ended by itself and is started again",
  migrating: "Bringing the database to this version",
};

/** Everything that runs while ALP runs; ended in the order of `#children`. */
export class Stack {
  #plan;
  #children = [];
  #isStopping = false;
  #isHasty = false;
  #restarts = [];
  #isNew = false;
  /** Called when ALP cannot go on. */
  onFailed = () => undefined;

  /** `plan`: node, folder, host, port, sandboxPort (null: none), isDev. */
  constructor(plan) {
    this.#plan = plan;
  }

  get address() {
    const { host, port } = this.#plan;
    return `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  }

  get sandboxAddress() {
    return this.#plan.sandboxPort ? `http://127.0.0.1:${this.#plan.sandboxPort}` : null;
  }

  /** The database, migrated. */
  async startDatabase() {
    const database = this.#add("database", "scripts/processes/database.ts", 60_000);
    database.onMessage = (message) => {
      if (message.step === "creating") this.#isNew = true;
      if (message.step && steps[message.step]) say(steps[message.step]);
      if (message.failed && database.wasReady) this.#fail(`The database failed: ${message.failed}`);
    };
    database.onLost = (why) =>
      database.wasReady && why !== "code 0" && this.#fail(`The database ended (${why}):\n${database.lastWords()}`);
    await database.start().ready();
  }

  /** Sandbox, worker, web server and, in a new database, the demo; returns the demo's sign-ins. */
  async startRest() {
    say("Starting the web server and the worker");
    const sandbox = this.#plan.sandboxPort ? this.#keep("sandbox", "scripts/processes/sandbox.ts", 5_000) : null;
    const worker = this.#keep("worker", "scripts/processes/worker.ts", 25_000);
    const web = this.#keep("web", "scripts/processes/web.ts", 10_000);
    const [accounts] = await Promise.all([
      this.#seed(),
      sandbox && answers(sandbox, `${this.sandboxAddress}/_sandbox/state`),
      worker.ready(),
      answers(web, `${this.address}/api/health`),
    ]);
    return accounts;
  }

  /** Starts a process again whose sources changed. */
  async renew(name) {
    const index = this.#children.findIndex((child) => child.name === name);
    const old = this.#children[index];
    if (!old || this.#isStopping) return;
    await old.stop();
    this.#children.splice(index, 1);
    this.#keep(name, old.args.at(-1), old.graceMs);
  }

  /** Ends all: web, worker, sandbox, then the database. Asked a second time it does not wait for work to finish. */
  async stop() {
    if (this.#isStopping) {
      this.#isHasty = true;
      return;
    }
    this.#isStopping = true;
    for (const name of ["web", "seed", "worker", "sandbox", "database"]) {
      const isHasty = () => this.#isHasty && name !== "database";
      await Promise.all(this.#children.filter((child) => child.name === name).map((child) => child.stop(isHasty)));
    }
  }

  #add(name, script, graceMs) {
    const { node, folder, host, port, sandboxPort, isDev } = this.#plan;
    const env = {
      ALP_PROCESS: name,
      ALP_DATA_DIR: folder,
      NODE_COMPILE_CACHE: join(folder, "cache"),
      HOST: host,
      PORT: String(port),
      ...(isDev ? { ALP_WEB_MODE: "dev" } : {}),
      ...(sandboxPort
        ? {
            SANDBOX_PORT: String(sandboxPort),
            SANDBOX_URL: this.sandboxAddress,
            SANDBOX_DATA_DIR: join(folder, "sandbox"),
          }
        : {}),
    };
    const child = new Child(name, node, [script], env, graceMs);
    this.#children.push(child);
    return child;
  }

  /** A process that is started again when it ends by itself. */
  #keep(name, script, graceMs) {
    const child = this.#add(name, script, graceMs);
    child.onLost = async (why) => {
      if (this.#isStopping) return;
      const now = performance.now();
      this.#restarts = [...this.#restarts.filter((at) => now - at < 60_000), now];
      if (this.#restarts.length > 5) return this.#fail(`${name} keeps ending (${why}):\n${child.lastWords()}`);
      if (!child.wasReady) return;
      say(
        `${name} ended by itself (${why}) and is started again; see ${join(this.#plan.folder, "log", `${name}.log`)}`,
      );
      await child.restart();
    };
    child.start();
    return child;
  }

  /** Makes the demo in an empty database; later it tells the sandbox where this ALP takes pushes now. */
  async #seed() {
    const file = join(this.#plan.folder, "demo.json");
    if (process.env.ALP_DEMO === "0" || process.env.DATABASE_URL?.trim()) return [];
    const seed = this.#add("seed", "scripts/db/seed.ts", 2_000);
    let accounts = [];
    seed.onMessage = (message) => {
      if (message.accounts) accounts = message.accounts;
    };
    const isFirst = this.#isNew || !existsSync(file);
    await (isFirst ? during("Making the demo (first start only)", () => seed.start().done()) : seed.start().done());
    if (isFirst) writeFileSync(file, JSON.stringify(accounts, null, 2), { mode: 0o600 });
    return accounts;
  }

  #fail(message) {
    if (this.#isStopping) return;
    this.onFailed(new Trouble(message));
  }
}

/** Resolves when the address answers without a server's fault; rejects when the process ends before. */
async function answers(child, address) {
  const deadline = performance.now() + 120_000;
  for (;;) {
    if (!child.isRunning) throw new Trouble(`${child.name} ended at its start:\n${child.lastWords()}`);
    try {
      const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
      if (answer.status < 500) break;
    } catch {
      // Not there yet.
    }
    if (performance.now() > deadline)
      throw new Trouble(`${child.name} does not answer at ${address}:\n${child.lastWords()}`);
    await wait(100);
  }
  child.wasReady = true;
}
