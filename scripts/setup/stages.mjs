import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
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

  /** A stage that counts itself: `work` answers {passed, failed, faults?}. What it throws counts as one failure. */
  async run(name, work) {
    console.log(`\n── ${name} ──`);
    let counted = { passed: 0, failed: 1 };
    try {
      counted = await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      console.error(message);
      counted = { ...counted, faults: [message] };
    }
    this.passed += counted.passed;
    this.failed += counted.failed;
    if (counted.failed > 0) this.#failures.push(`${name}: ${counted.failed} failed`, ...(counted.faults ?? []));
  }

  /** A stage that passes or fails as one. */
  async check(name, work) {
    await this.run(name, async () => ((await work()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));
  }

  /** Where a program writes its machine-readable report. */
  report(name) {
    return join(this.#reports, `${name}.json`);
  }

  /** The last words: what failed and why (whoever reads only the end must find it), then the one line that machines read. */
  finish() {
    if (this.#failures.length > 0) console.log(`\n── What failed ──\n${this.#failures.join("\n\n")}`);
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
  const counted = { passed: 0, failed: 0, faults: [] };
  for (const file of readReport(report)?.testResults ?? []) {
    const states = file.assertionResults.map((test) => test.status);
    const red = file.assertionResults.filter((test) => test.status === "failed");
    counted.passed += states.filter((state) => state === "passed").length;
    counted.failed += file.status === "failed" ? Math.max(1, red.length) : red.length;
    for (const test of red) counted.faults.push(fault(file.name, test.fullName, test.failureMessages));
    if (file.status === "failed" && red.length === 0) counted.faults.push(fault(file.name, "", [file.message]));
  }
  return orOneFailure(counted, isWell);
}

/** Counts a report of Playwright's; a test that only passed when repeated has failed. */
export function countPlaywright(report, isWell) {
  const { stats, suites = [], errors = [] } = readReport(report) ?? {};
  const { expected, unexpected, flaky } = stats ?? { expected: 0, unexpected: 0, flaky: 0 };
  const faults = [...errors.map((error) => fault("", "", [error.message])), ...suites.flatMap(faultsOfSuite)];
  return orOneFailure({ passed: expected, failed: unexpected + flaky, faults }, isWell);
}

function faultsOfSuite(suite) {
  const red = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        fault(
          suite.file,
          spec.title,
          results.flatMap(({ errors = [] }) => errors.map(({ message }) => message)),
        ),
      ),
  );
  return [...red, ...(suite.suites ?? []).flatMap(faultsOfSuite)];
}

/** Where it failed, and the beginning of why. */
function fault(file, title, messages = []) {
  const place = file?.startsWith(root) ? relative(root, file) : file;
  const why = stripVTControlCharacters(messages.find(Boolean) ?? "")
    .split("\n")
    .slice(0, 25)
    .join("\n")
    .slice(0, 2_000);
  return `${[place, title].filter(Boolean).join(" › ")}\n${why}`.trim();
}

function readReport(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
}

/** A program that ended badly without a failed test, or that ran none, has failed itself. */
function orOneFailure(counted, isWell) {
  const isSilent = counted.failed === 0 && (!isWell || counted.passed === 0);
  return isSilent ? { ...counted, failed: 1 } : counted;
}
