import type { Finding } from "./check-imports.ts";
import { isSyntaxNode, type SourceFile, type SyntaxNode, walk } from "./source-file.ts";

/** Names through which the world comes in; `lib` takes what they give as data. */
const worldly: Readonly<Record<string, string>> = {
  process: "the process",
  console: "the console",
  fetch: "the network",
  crypto: "randomness",
  performance: "the clock",
  setTimeout: "the clock",
  setInterval: "the clock",
  setImmediate: "the clock",
  queueMicrotask: "the clock",
  globalThis: "everything",
  Buffer: "Node",
  require: "Node",
  window: "the browser",
  document: "the browser",
  localStorage: "the browser",
  navigator: "the browser",
};

const worldlyMembers: Readonly<Record<string, string>> = {
  "Date.now": "the clock: take `now` as data",
  "Math.random": "randomness: take it as data",
  "Temporal.Now": "the clock: take `now` as data",
};

/** Read the machine's own time zone; China time and UTC are in lib/kit/time.ts. */
const localTime = /^[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/;

/** Finds clock, randomness, process, network and local time in a pure file, by its syntax. */
export function checkPurity(source: SourceFile): Finding[] {
  const findings: Finding[] = [];
  walk(source.program, (node, parent, key) => {
    const what = impurity(node, parent, key);
    if (what)
      findings.push({ path: source.path, line: source.lineAt(node.start), message: `is pure code that uses ${what}` });
  });
  return findings;
}

function impurity(node: SyntaxNode, parent: SyntaxNode | null, key: string): string | null {
  switch (node.type) {
    case "Identifier":
      return impureName(node, parent, key);
    case "MemberExpression":
      return impureMember(node, parent, key);
    case "NewExpression":
    case "CallExpression":
      return impureDate(node);
    case "MetaProperty":
      return "import.meta: files are read in app/_server and handed in";
    default:
      return null;
  }
}

function impureName(node: SyntaxNode, parent: SyntaxNode | null, key: string): string | null {
  const name = String(node.name);
  const found = Object.hasOwn(worldly, name) ? worldly[name] : undefined;
  if (found === undefined || parent === null || isMerelyAName(parent, key)) return null;
  return `${name} (${found}): what it gives comes in as data`;
}

/** `a.process`, `{ process: 1 }` and a member of a type name something of their own. */
function isMerelyAName(parent: SyntaxNode, key: string): boolean {
  if (parent.type.startsWith("TS")) return parent.type !== "TSTypeQuery" && parent.type !== "TSAsExpression";
  if (parent.type === "MemberExpression") return key === "property" && parent.computed !== true;
  return key === "key" && parent.computed !== true;
}

function impureMember(node: SyntaxNode, parent: SyntaxNode | null, key: string): string | null {
  const member = memberName(node);
  if (member === null) return null;
  const object = isSyntaxNode(node.object) && node.object.type === "Identifier" ? `${node.object.name}.${member}` : "";
  if (Object.hasOwn(worldlyMembers, object)) return `${object} (${worldlyMembers[object]})`;
  const isCalled = parent?.type === "CallExpression" && key === "callee";
  if (isCalled && localTime.test(member)) return `${member} (the machine's time zone): use UTC or lib/kit/time.ts`;
  return null;
}

function memberName(node: SyntaxNode): string | null {
  if (!isSyntaxNode(node.property)) return null;
  if (node.computed !== true) return String(node.property.name);
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : null;
}

function impureDate(node: SyntaxNode): string | null {
  if (!isSyntaxNode(node.callee) || node.callee.type !== "Identifier" || node.callee.name !== "Date") return null;
  const count = Array.isArray(node.arguments) ? node.arguments.length : 0;
  if (node.type === "CallExpression" || count === 0) return "the clock (Date without arguments): take `now` as data";
  return count > 1 ? "the machine's time zone (new Date(y, m, …)): use Date.UTC or lib/kit/time.ts" : null;
}
