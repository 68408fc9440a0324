import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** These modules run on the system's Node before anything is installed, so they are tried from outside, as programs. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alp-setup-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(program: string): { out: string; code: number | null } {
  const module = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
  const text = program.replace(/from "\.\/([a-z-]+\.mjs)"/g, (_, name: string) => `from ${module(name)}`);
  const ended = spawnSync(process.execPath, ["--input-type=module", "-e", text], { cwd: folder, encoding: "utf8" });
  return { out: `${ended.stderr}${ended.stdout}`, code: ended.status };
}

function report(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return JSON.stringify(path);
}

describe("counting", () => {
  const file = (status: string, ...states: string[]) => ({
    status,
    assertionResults: states.map((state) => ({ status: state })),
  });

  it.each([
    ["all green", [file("passed", "passed", "passed")], true, { passed: 2, failed: 0 }],
    ["one red", [file("failed", "passed", "failed")], false, { passed: 1, failed: 1 }],
    ["a file that does not load", [file("passed", "passed"), file("failed")], false, { passed: 1, failed: 1 }],
    ["a failed hook after green tests", [file("failed", "passed")], false, { passed: 1, failed: 1 }],
    ["skipped ones", [file("passed", "passed", "skipped", "pending")], true, { passed: 1, failed: 0 }],
    ["a crash behind green tests", [file("passed", "passed")], false, { passed: 1, failed: 1 }],
    ["nothing run", [], true, { passed: 0, failed: 1 }],
  ])("vitest: %s", (_, testResults, isWell, expected) => {
    const path = report("vitest.json", { testResults });
    const { out } = run(
      `import { countVitest } from "./stages.mjs"; console.log(JSON.stringify(countVitest(${path}, ${isWell})))`,
    );
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it.each([
    ["all green", { expected: 3, unexpected: 0, flaky: 0 }, true, { passed: 3, failed: 0 }],
    ["green only when repeated", { expected: 3, unexpected: 0, flaky: 1 }, true, { passed: 3, failed: 1 }],
    ["a server that did not start", { expected: 0, unexpected: 0, flaky: 0 }, false, { passed: 0, failed: 1 }],
  ])("playwright: %s", (_, stats, isWell, expected) => {
    const path = report("playwright.json", { stats });
    const { out } = run(
      `import { countPlaywright } from "./stages.mjs"; console.log(JSON.stringify(countPlaywright(${path}, ${isWell})))`,
    );
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it("counts a missing report as a failure", () => {
    const { out } = run(
      `import { countVitest } from "./stages.mjs"; console.log(JSON.stringify(countVitest("none", false)))`,
    );
    expect(JSON.parse(out)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("vitest: names what failed and why, also a file that does not load", () => {
    const red = { status: "failed", fullName: "book once", failureMessages: ["expected 2\n    at here"] };
    const path = report("vitest.json", {
      testResults: [
        { name: "a.test.ts", status: "failed", assertionResults: [red, { ...red, status: "passed" }] },
        { name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
      ],
    });
    const { out } = run(
      `import { countVitest } from "./stages.mjs"; console.log(JSON.stringify(countVitest(${path}, false).faults))`,
    );
    expect(JSON.parse(out)).toEqual(["a.test.ts › book once\nexpected 2\n    at here", "b.test.ts\nno such module"]);
  });

  it("playwright: names what failed and why, however deep it stands", () => {
    const spec = (status: string, message: string) => ({
      title: "a morning",
      tests: [{ status, results: [{ errors: [{ message }] }] }],
    });
    const path = report("playwright.json", {
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      suites: [{ file: "m.ts", suites: [{ file: "m.ts", specs: [spec("unexpected", "\u001b[31mlate\u001b[39m")] }] }],
      errors: [{ message: "the server died" }],
    });
    const { out } = run(
      `import { countPlaywright } from "./stages.mjs"; console.log(JSON.stringify(countPlaywright(${path}, false).faults))`,
    );
    expect(JSON.parse(out)).toEqual(["the server died", "m.ts › a morning\nlate"]);
  });
});

describe("stages", () => {
  // What the stages write must not disturb the report of this very run.
  const begin = `import { Stages } from "./stages.mjs"; const stages = new Stages(${JSON.stringify("REPORTS")});`;

  it("go on after one that throws, and end with one line", () => {
    const { out, code } = run(`${begin.replace("REPORTS", folder)}
      await stages.run("first", async () => { throw new Error("it broke"); });
      await stages.run("second", async () => ({ passed: 5, failed: 1, faults: ["place › why"] }));
      await stages.check("third", async () => true);
      stages.finish();`);
    const [, ending = ""] = out.split("What failed");
    expect(ending).toContain("it broke");
    expect(ending).toContain("place › why");
    expect(out.trimEnd().split("\n").at(-1)).toBe("6 passed, 2 failed");
    expect(code).toBe(1);
  });

  it("end well when all did", () => {
    const { out, code } = run(
      `${begin.replace("REPORTS", folder)} await stages.check("one", async () => true); stages.finish();`,
    );
    expect(out.trimEnd().split("\n").at(-1)).toBe("1 passed, 0 failed");
    expect(code).toBe(0);
  });
});

describe("the lock of a run", () => {
  const take = (then: string) =>
    run(`import { takeRunLock } from "./run-lock.mjs"; const lock = takeRunLock(${JSON.stringify(folder)}); ${then}`);

  it("names the address of the one that runs", () => {
    const { out } = take(
      `lock.setAddress("http://127.0.0.1:3000"); try { takeRunLock(${JSON.stringify(folder)}); } catch (error) { console.log(error.message); }`,
    );
    expect(out).toMatch(/ALP runs already, at http:\/\/127\.0\.0\.1:3000 \(process \d+\).*ALP_DATA_DIR/);
  });

  it("is taken over from one that was killed", () => {
    take("process.kill(process.pid, 'SIGKILL')");
    expect(JSON.parse(readFileSync(join(folder, "alp.lock"), "utf8"))).toHaveProperty("pid");
    expect(take(`console.log("taken")`).out).toContain("taken");
  });

  it("is gone after a good end", () => {
    take("lock.release()");
    expect(() => readFileSync(join(folder, "alp.lock"))).toThrow();
  });
});

describe("ports", () => {
  it("names the variable when the port asked for is taken or none", () => {
    const { out } = run(
      `process.env.PORT = "none"; import { webPort } from "./ports.mjs"; await webPort("127.0.0.1").catch((error) => console.log(error.message));`,
    );
    expect(out).toContain("PORT is no port: none");
  });

  it("keeps the sandbox's port from start to start", () => {
    const ask = `delete process.env.SANDBOX_PORT; import { sandboxPort } from "./ports.mjs"; console.log(await sandboxPort(${JSON.stringify(folder)}));`;
    const first = run(ask).out;
    expect(Number(first)).toBeGreaterThanOrEqual(4600);
    expect(run(ask).out).toBe(first);
  });
});
