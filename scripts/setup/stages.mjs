import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./place.mjs";

/** What the tests count; a stage that crashes is one failure more. */
export class Stages {
  passed = 0;
  failed = 0;
  #failures = [];
  #reports;

  constructor(folder = join(root, "test-results")) {
    this.#reports = join(folder, "reports");
    rmSync(this.#reports, { recursive: true, force: true });
    mkdirSync(this.#reports, { recursive: true });
  }

  /** A stage that counts itself: `work` answers {passed, failed}. What it throws counts as one failure. */
  async run(name, work) {
    console.log(`\n── ${name} ──`);
    let counted = { passed: 0, failed: 1 };
    try {
      counted = await work();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    this.passed += counted.passed;
    this.failed += counted.failed;
    if (counted.failed > 0) this.#failures.push(`${name}: ${counted.failed} failed`);
  }

  /** A stage that passes or fails as one. */
  async check(name, work) {
    await this.run(name, async () => ((await work()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));
  }

  /** Where a program writes its machine-readable report. */
  report(name) {
    return join(this.#reports, `${name}.json`);
  }

  /** The last words: what failed, then the one line that machines read. */
  finish() {
    if (this.#failures.length > 0) console.log(`\n${this.#failures.join("\n")}`);
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

/** Runs a program before the person's eyes; answers whether it ended well. */
export async function show(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return await new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
}

/** Counts a report of Vitest's; a file that could not be loaded is one failure. */
export function countVitest(report, isWell) {
  const counted = { passed: 0, failed: 0 };
  for (const file of readReport(report)?.testResults ?? []) {
    const states = file.assertionResults.map((test) => test.status);
    const failed = states.filter((state) => state === "failed").length;
    counted.passed += states.filter((state) => state === "passed").length;
    counted.failed += file.status === "failed" ? Math.max(1, failed) : failed;
  }
  return orOneFailure(counted, isWell);
}

/** Counts a report of Playwright's; a test that only passed when repeated has failed. */
export function countPlaywright(report, isWell) {
  const stats = readReport(report)?.stats ?? { expected: 0, unexpected: 0, flaky: 0 };
  return orOneFailure({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, isWell);
}

function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
}

/** A program that ended badly without a failed test, or that ran none, has failed itself. */
function orOneFailure(counted, isWell) {
  const isSilent = counted.failed === 0 && (!isWell || counted.passed === 0);
  return isSilent ? { ...counted, failed: 1 } : counted;
}
