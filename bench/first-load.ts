import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const build = join(import.meta.dirname, "..", ".next");
const page = "s/[seller]/dispatch/page";

/**
 * JavaScript that the dispatch screen loads at first, compressed: the framework's own files and those of its layouts, its
 * loading state and itself, as the last build names them. What opens later (review, panel, import) is not among them.
 */
export function benchFirstLoad(): { name: string; value: number; unit: string; limit: number }[] {
  const manifest = join(build, "build-manifest.json");
  if (!existsSync(manifest)) throw new Error("no build here: run npm run build first");
  const { rootMainFiles } = JSON.parse(readFileSync(manifest, "utf8")) as { rootMainFiles: string[] };
  const framework = sizeOf(new Set(rootMainFiles));
  const all = sizeOf(new Set([...rootMainFiles, ...entryFiles()]));
  return [
    { name: "first-load JavaScript of the dispatch screen, gzip", value: all, unit: "kB", limit: 200 },
    { name: "of which the framework", value: framework, unit: "kB", limit: 150 },
  ];
}

/** The manifest is a script that assigns JSON. Error and not-found screens load only when they are shown. */
function entryFiles(): string[] {
  const text = readFileSync(join(build, "server/app", `${page}_client-reference-manifest.js`), "utf8");
  const json = text.slice(text.indexOf("{", text.indexOf("]")), text.lastIndexOf("}") + 1);
  const { entryJSFiles } = JSON.parse(json) as { entryJSFiles: Record<string, string[]> };
  return Object.entries(entryJSFiles)
    .filter(([entry]) => /\/(layout|loading|page)$/.test(entry))
    .flatMap(([, files]) => files);
}

function sizeOf(files: ReadonlySet<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(build, file)), { level: 9 }).length;
  return bytes / 1000;
}
