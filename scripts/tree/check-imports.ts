import { posix } from "node:path";
import { nounOf, nounRank, nouns, sharedComponents } from "./nouns.ts";
import { type Place, placeOf, testExtras } from "./places.ts";
import { resolveImport, type Target } from "./resolve-import.ts";
import type { ImportFact, SourceFile } from "./source-file.ts";

export type Finding = { readonly path: string; readonly line: number; readonly message: string };

/** Tests, and what they share (`.test-data.ts`): it may import what they may, and they alone import it. */
const testFile = /\.test(?:-data)?\.tsx?$/;
const sharedByTests = /\.test-data\.tsx?$/;

/** Holds one file's imports against the table: default deny, each finding says where the code belongs. */
export function checkImports(source: SourceFile, exists: (path: string) => boolean): Finding[] {
  const isTest = testFile.test(source.path);
  const place = placeOf(source.path) ?? (isTest ? rootTest : null);
  if (!place) return [{ path: source.path, line: 1, message: unknownPlace(source.path) }];
  return source.imports.flatMap((fact) => {
    const target = resolveImport(source.path, fact.specifier, exists);
    const message =
      importFault(source.path, place, isTest, fact, target) ?? writtenFault(source.path, place, isTest, fact, target);
    return message === null ? [] : [{ path: source.path, line: fact.line, message }];
  });
}

/** A test that belongs to no single place, as app/public-doors.test.ts: it sees what a script sees. */
const rootTest: Place = {
  name: "test",
  match: testFile,
  files: ["*"],
  packages: ["*"],
  node: true,
  plainNode: false,
};

function importFault(path: string, place: Place, isTest: boolean, fact: ImportFact, target: Target): string | null {
  const refused = (what: string, advice: string) => `imports ${what}, which ${place.name} may not: ${advice}`;
  switch (target.kind) {
    case "missing":
      return `imports ${fact.specifier}, which leads nowhere (${target.path})`;
    case "node":
      return place.node || isTest ? null : refused(target.name, adviceForWorld(place));
    case "package": {
      const allowed = isTest ? [...place.packages, ...testExtras.packages] : place.packages;
      return covers(allowed, target.name) ? null : refused(`the package ${target.name}`, adviceForPackage(target.name));
    }
    case "file":
      return fileFault(path, place, isTest, fact, target.path, refused);
  }
}

function fileFault(
  path: string,
  place: Place,
  isTest: boolean,
  fact: ImportFact,
  target: string,
  refused: (what: string, advice: string) => string,
): string | null {
  const isForTests = sharedByTests.test(target) && !isTest && !place.files.includes("*");
  if (isForTests || !isAllowedFile(path, place, isTest, fact, target)) return refused(target, adviceForFile(target));
  return isTest ? null : nounFault(path, target);
}

function isAllowedFile(path: string, place: Place, isTest: boolean, fact: ImportFact, target: string): boolean {
  if (covers(place.files, target)) return true;
  if (fact.typeOnly && covers(place.types ?? [], target)) return true;
  if (place.files.includes("schema of a noun") && /^lib\/[^/]+\/(?:[a-z-]+-)?schema\.ts$/.test(target)) return true;
  if (place.files.includes("own segment") && isOwnSegment(path, target)) return true;
  if (!isTest) return false;
  if (posix.dirname(target) === posix.dirname(path)) return true;
  const extras = path.startsWith("app/") ? [...testExtras.files, ...testExtras.filesUnderApp] : testExtras.files;
  return covers(extras, target);
}

/** A route uses the actions of its own segment or of one around it, and its own style sheet. */
function isOwnSegment(path: string, target: string): boolean {
  const folder = posix.dirname(target);
  if (target.endsWith(".css")) return folder === posix.dirname(path);
  return posix.basename(target) === "actions.ts" && `${path}/`.startsWith(`${folder}/`);
}

function nounFault(path: string, target: string): string | null {
  const [own, other] = [nounOf(path), nounOf(target)];
  if (own === null || other === null || own === other) return null;
  const [from, to] = [nounRank(own), nounRank(other)];
  const [fromLib, toLib] = [path.startsWith("lib/"), target.startsWith("lib/")];
  if (fromLib && toLib && to > from) {
    return `imports ${target}: ${other} stands below ${own} in the order of nouns; take its facts as data, or move what both share to ${nouns[from - 1] ?? "kit"} or above`;
  }
  const bothComponents = !fromLib && !toLib && path.startsWith("components/") && target.startsWith("components/");
  if (bothComponents && !isShared(own) && !isShared(other) && to > from) {
    return `imports ${target}: ${other} stands below ${own} in the order of nouns; let the page pass it in as children`;
  }
  return null;
}

function isShared(folder: string): boolean {
  return (sharedComponents as readonly string[]).includes(folder);
}

/** How an import is written, where plain Node must find it without a bundler. */
function writtenFault(path: string, place: Place, isTest: boolean, fact: ImportFact, target: Target): string | null {
  if (!place.plainNode || isTest || fact.typeOnly || target.kind !== "file") return null;
  if (fact.specifier.startsWith("@/"))
    return `imports ${fact.specifier}: plain Node knows only #… and relative imports`;
  if (/\.tsx$/.test(target.path)) return `imports ${target.path}: plain Node runs no tsx`;
  if (target.path.endsWith(".json")) {
    return fact.attributes ? null : `imports ${fact.specifier} without { type: "json" }, which plain Node refuses`;
  }
  const written = posix.join(posix.dirname(path), fact.specifier);
  if (fact.specifier.startsWith(".") && written !== target.path) {
    return `imports ${fact.specifier} without its ending, which plain Node refuses`;
  }
  return null;
}

/** `name` is covered by a list of folders, files and packages; an entry with `!` wins over those without. */
export function covers(list: readonly string[], name: string): boolean {
  const matches = (entry: string) =>
    entry === "*" || entry === name || name.startsWith(entry.endsWith("/") ? entry : `${entry}/`);
  if (list.some((entry) => entry.startsWith("!") && matches(entry.slice(1)))) return false;
  return list.some((entry) => !entry.startsWith("!") && matches(entry));
}

function unknownPlace(path: string): string {
  if (path.startsWith("lib/")) return `lies in no noun: lib knows ${nouns.join(", ")}`;
  if (path.startsWith("components/")) {
    return `lies in no known folder: components knows ${[...sharedComponents, ...nouns.slice(1)].join(", ")}`;
  }
  if (path.startsWith("app/")) {
    return "is neither a route file nor actions.ts: what is drawn belongs in components/<noun>, what acts in app/_server";
  }
  return "lies at a place that the table does not know (scripts/tree/places.ts)";
}

function adviceForFile(target: string): string {
  if (target.startsWith("db/testing/") || sharedByTests.test(target)) return "test tools belong to tests";
  if (target.startsWith("app/_server/web/")) return "what knows a request belongs in app/_server/web or a route";
  if (target.startsWith("app/_server/")) return "what acts on the world belongs in app/_server, called by app";
  if (target.startsWith("app/"))
    return "take it as a property or argument; only a segment's own routes import its files";
  if (target.startsWith("db/client")) return "connections are made for you: take the ScopedDb of inScope";
  if (target.startsWith("db/"))
    return "what reads or writes rows belongs in db/queries, called by app/_server or a page";
  if (target.startsWith("components/")) return "what draws belongs in components, composed by a page";
  if (target.startsWith("lib/"))
    return "take facts as data, types with `import type`, schemas from lib/<noun>/schema.ts";
  if (target.startsWith("sandbox/")) return "the sandbox is the outside world: it is met over HTTP";
  if (target.startsWith("data/")) return "app/_server/data.ts loads it and hands it on as an argument";
  return "move the code to the place whose work it is (scripts/tree/places.ts)";
}

function adviceForPackage(name: string): string {
  if (/^(?:next|react)/.test(name))
    return "what knows Next or React belongs in app routes, app/_server/web or components";
  if (/^(?:drizzle|postgres|pg)/.test(name)) return "what speaks SQL belongs in db";
  return "bring the package in where the world is acted on (app/_server), or list it in scripts/tree/places.ts with its reason";
}

function adviceForWorld(place: Place): string {
  if (place.name.startsWith("lib"))
    return "lib is pure; files, hashes and clocks are used in app/_server and come in as data";
  return "what needs Node belongs in app/_server or scripts";
}
