import type { Finding } from "./check-imports.ts";
import { resolveImport } from "./resolve-import.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * What a component imports as a value is sent to the browser with all that stands behind it: files of `lib` that reach
 * zod or a code table stay on the server, their types may be used freely.
 */
export function checkWeight(sources: ReadonlyMap<string, SourceFile>): Finding[] {
  const known = new Map<string, string | null>();
  const exists = (path: string) => sources.has(path);
  const heavy = (path: string): string | null => {
    const before = known.get(path);
    if (before !== undefined) return before;
    known.set(path, null);
    const found = /^lib\/[^/]+\/tables\//.test(path) ? path : heavyImport(path);
    known.set(path, found);
    return found;
  };
  const heavyImport = (path: string): string | null => {
    for (const fact of sources.get(path)?.imports ?? []) {
      if (fact.typeOnly) continue;
      const target = resolveImport(path, fact.specifier, exists);
      if (target.kind === "package" && /^zod(?:\/|$)/.test(target.name)) return `zod (in ${path})`;
      const behind = target.kind === "file" && target.path.startsWith("lib/") ? heavy(target.path) : null;
      if (behind) return behind;
    }
    return null;
  };
  return [...sources.values()].flatMap((source) => componentFindings(source, exists, heavy));
}

function componentFindings(
  source: SourceFile,
  exists: (path: string) => boolean,
  heavy: (path: string) => string | null,
): Finding[] {
  if (!source.path.startsWith("components/") || /\.test\.tsx?$/.test(source.path)) return [];
  return source.imports.flatMap((fact) => {
    const target = resolveImport(source.path, fact.specifier, exists);
    if (fact.typeOnly || target.kind !== "file" || !target.path.startsWith("lib/")) return [];
    const weight = heavy(target.path);
    if (weight === null) return [];
    const message = `imports ${target.path}, which brings ${weight} into the browser: use its types, or take the values as properties`;
    return [{ path: source.path, line: fact.line, message }];
  });
}
