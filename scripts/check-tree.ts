/** `npm run tree`: holds the table of imports, the purity of lib, the order of nouns, names, and who may make a scope. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkProject } from "./tree/check-project.ts";

const skipped = new Set(["node_modules", "docs", "test-results", "playwright-report", "public", "migrations"]);
const ours = /\.(?:ts|tsx|mjs|css|json)$/;
const generated = new Set(["next-env.d.ts"]);

function listFiles(folder: string): string[] {
  return readdirSync(folder || ".", { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.name.startsWith(".") || skipped.has(entry.name) || generated.has(path)) return [];
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() && ours.test(entry.name) ? [path] : [];
  });
}

process.chdir(join(import.meta.dirname, ".."));
const files = new Map(
  listFiles("").map((path) => [path, /\.(?:css|json)$/.test(path) ? "" : readFileSync(path, "utf8")]),
);
const findings = checkProject(files);
for (const { path, line, message } of findings) console.error(`${path}:${line} ${message}`);
console.log(
  findings.length === 0 ? `tree: ${files.size} files, all in their place` : `tree: ${findings.length} findings`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
