import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { dataFolder, root } from "./place.mjs";
import { Trouble } from "./say.mjs";

/** Opens a log of ALP's for appending; a large one makes room first. */
function openLog(name) {
  const path = join(dataFolder(), "log", `${name}.log`);
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`);
  const file = openSync(path, "a", 0o600);
  return { path, file, from: statSync(path).size };
}

function tail(log, lines = 30) {
  const text = readFileSync(log.path).subarray(log.from).toString().trim();
  return text.split("\n").slice(-lines).join("\n");
}

/** Runs a program to its end, its output in a log of its own; throws with the end of that log when it fails. */
export async function runToEnd(name, command, args, env) {
  const log = openLog(name);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", log.file, log.file],
  });
  closeSync(log.file);
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
  process.off("exit", stop);
  if (code !== 0) throw new Trouble(`${name} failed (${code}):\n${tail(log)}\n\nThe whole log: ${log.path}`);
}

/**
 * A long-running process of ALP. It has a process group of its own, so that Ctrl-C reaches the command alone, which ends
 * its children in order; it ends itself when the command is killed (the IPC channel closes).
 */
export class Child {
  #process = null;
  #log;
  #isStopping = false;
  #ends = [];
  wasReady = false;
  /** Called with each message that the process sends. */
  onMessage = () => undefined;
  /** Called when it ended although nobody asked. */
  onLost = () => undefined;

  constructor(name, command, args, env, graceMs) {
    Object.assign(this, { name, command, args, env, graceMs });
  }

  start() {
    this.#log = openLog(this.name);
    this.#process = spawn(this.command, this.args, {
      cwd: root,
      env: { ...process.env, ...this.env },
      detached: true,
      stdio: ["ignore", this.#log.file, this.#log.file, "ipc"],
    });
    closeSync(this.#log.file);
    const started = this.#process;
    const ended = (why) => {
      if (this.#process !== started) return;
      this.#process = null;
      for (const end of this.#ends.splice(0)) end(why);
      if (!this.#isStopping) this.onLost(why);
    };
    started.once("error", (error) => ended(error.message));
    started.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
    started.on("message", (message) => this.onMessage(message));
    return this;
  }

  get isRunning() {
    return this.#process !== null;
  }

  /** The last lines it has written since its start. */
  lastWords() {
    return `${tail(this.#log)}\n\nThe whole log: ${this.#log.path}`;
  }

  /** Resolves when it says that it is ready; rejects when it ends or says what failed. */
  async ready() {
    await new Promise((resolve, reject) => {
      const before = this.onMessage;
      this.onMessage = (message) => {
        before(message);
        if (message.ready) {
          this.wasReady = true;
          resolve();
        }
        if (message.failed) reject(new Trouble(message.failed));
      };
      this.onceEnded((why) => reject(new Trouble(`${this.name} ended at its start (${why}):\n${this.lastWords()}`)));
    });
  }

  /** Resolves when it ended by itself with success; rejects otherwise. */
  async done() {
    const why = this.isRunning ? await new Promise((resolve) => this.onceEnded(resolve)) : "code 0";
    if (why !== "code 0") throw new Trouble(`${this.name} failed (${why}):\n${this.lastWords()}`);
  }

  onceEnded(call) {
    if (this.isRunning) this.#ends.push(call);
    else call("ended");
  }

  /** Asks it to end, waits its grace, then kills it; `isHasty` leaves the grace out. */
  async stop(isHasty = () => false) {
    this.#isStopping = true;
    const asked = this.#process;
    if (!asked) return;
    asked.kill("SIGTERM");
    const deadline = performance.now() + this.graceMs;
    while (this.isRunning && performance.now() < deadline && !isHasty()) await wait(25);
    if (this.isRunning) asked.kill("SIGKILL");
    while (this.isRunning) await wait(25);
  }

  /** Starts it again after it was lost. */
  async restart() {
    await wait(500);
    if (!this.#isStopping) this.start();
  }
}
