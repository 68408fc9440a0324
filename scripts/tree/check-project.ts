import { checkImports, type Finding } from "./check-imports.ts";
import { checkBarrel, checkName } from "./check-names.ts";
import { checkPurity } from "./check-purity.ts";
import { checkScopes } from "./check-scopes.ts";
import { checkWeight } from "./check-weight.ts";
import { parseSource, type SourceFile } from "./source-file.ts";

const code = /\.(?:ts|tsx|mjs)$/;

/**
 * Holds a whole project against its tree. `files` are its paths (code, styles, data) with their text; the text of what is
 * not code is not read. Gives findings in the order of paths.
 */
export function checkProject(files: ReadonlyMap<string, string>): Finding[] {
  const sources = new Map<string, SourceFile>();
  for (const [path, text] of files) if (code.test(path)) sources.set(path, parseSource(path, text));
  const exists = (path: string) => files.has(path);
  const findings = [...sources.values()].flatMap((source) => [
    ...source.errors.map((error) => ({ path: source.path, line: 1, message: `cannot be parsed: ${error}` })),
    ...checkName(source.path),
    ...checkBarrel(source),
    ...checkImports(source, exists),
    ...checkScopes(source),
    ...(isPure(source.path) ? checkPurity(source) : []),
  ]);
  return [...findings, ...checkWeight(sources)].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line,
  );
}

function isPure(path: string): boolean {
  return path.startsWith("lib/") && !/\.test\.ts$/.test(path);
}
