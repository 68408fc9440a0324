import { builtinModules } from "node:module";
import { posix } from "node:path";

/** Where an import leads: a file of ours, a package, a module of Node, or nowhere. */
export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "missing"; readonly path: string };

const aliases: readonly (readonly [prefix: string, folder: string, suffix: string])[] = [
  ["#lib/", "lib/", ".ts"],
  ["#db/", "db/", ".ts"],
  ["#server/", "app/_server/", ".ts"],
  ["#sandbox/", "sandbox/", ".ts"],
  ["#data/", "data/", ""],
  ["#messages/", "messages/", ""],
  ["@/", "", ""],
];

const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx", ".d.ts", ".mjs"];

/** Resolves a specifier as package.json's `imports` and tsconfig's `paths` do. `exists` answers for a path of the project. */
export function resolveImport(from: string, specifier: string, exists: (path: string) => boolean): Target {
  if (specifier.startsWith(".")) return onDisk(posix.join(posix.dirname(from), specifier), exists);
  for (const [prefix, folder, suffix] of aliases) {
    if (specifier.startsWith(prefix)) return onDisk(folder + specifier.slice(prefix.length) + suffix, exists);
  }
  if (specifier.startsWith("#") || specifier.startsWith("/")) return { kind: "missing", path: specifier };
  const bare = specifier.replace(/^node:/, "");
  if (specifier.startsWith("node:") || builtinModules.includes(bare)) return { kind: "node", name: `node:${bare}` };
  return { kind: "package", name: specifier };
}

function onDisk(path: string, exists: (path: string) => boolean): Target {
  const found = endings.map((ending) => path + ending).find(exists);
  return found === undefined ? { kind: "missing", path } : { kind: "file", path: found };
}
