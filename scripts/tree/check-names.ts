import type { Finding } from "./check-imports.ts";
import type { SourceFile, SyntaxNode } from "./source-file.ts";

const forbidden = /^(?:utils?|helpers?|misc|commons?)$/;
const kebab =
  /^_?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:db|property|test|test-data|spec|config|setup|d))*\.(?:ts|tsx|mjs|css|json)$/;

/** drizzle, the walls and drizzle-kit need all tables under one name. */
const allowedBarrels = ["db/schema/all.ts"];

/** Names that say nothing: utils, helpers, misc, common, index; and names that are not kebab-case. */
export function checkName(path: string): Finding[] {
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";
  const stems = [...parts.slice(0, -1), file.replace(/\..*$/, "")];
  const bad = stems.find((part) => forbidden.test(part));
  const finding = (message: string): Finding[] => [{ path, line: 1, message }];
  if (bad !== undefined) return finding(`is named "${bad}", which says nothing: name it by what it decides or does`);
  if (/^index\.tsx?$/.test(file)) return finding("is an index file: import each file by its own name");
  if (!kebab.test(file)) return finding("is not named in kebab-case");
  return [];
}

/** A file of nothing but re-exports hides where things live. */
export function checkBarrel(source: SourceFile): Finding[] {
  const body = Array.isArray(source.program.body) ? (source.program.body as readonly SyntaxNode[]) : [];
  const passesOn = (node: SyntaxNode) => /^Export(?:All|Named)Declaration$/.test(node.type) && Boolean(node.source);
  if (body.length < 2 || !body.every(passesOn) || allowedBarrels.includes(source.path)) return [];
  return [{ path: source.path, line: 1, message: "only passes others' exports on: import each file by its own name" }];
}
