import type { Finding } from "./check-imports.ts";
import { isSyntaxNode, type SourceFile, type SyntaxNode, walk } from "./source-file.ts";

const scopeTypes = ["SellerScope", "StaffScope", "JobScope", "PersonScope", "DoorScope", "Scope"];
const scopeMakers = ["app/_server/scope.ts", "db/testing/scopes.ts"];

/** A scope is made from facts in one place; a cast or a type guard elsewhere would be a door in the wall. */
export function checkScopes(source: SourceFile): Finding[] {
  if (scopeMakers.includes(source.path)) return [];
  const guarded = source.path === "db/scope.ts" ? scopeTypes : [...scopeTypes, "ScopedDb"];
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    const name = castTarget(node, guarded);
    if (name === null) return;
    const message = `makes a ${name} by a cast: scopes are made from facts in app/_server/scope.ts (db/testing/scopes.ts for tests), a ScopedDb by inScope`;
    findings.push({ path: source.path, line: source.lineAt(node.start), message });
  });
  return findings;
}

function castTarget(node: SyntaxNode, guarded: readonly string[]): string | null {
  const isCast = ["TSAsExpression", "TSTypeAssertion", "TSTypePredicate"].includes(node.type);
  if (!isCast || !isSyntaxNode(node.typeAnnotation)) return null;
  let found: string | null = null;
  walk(node.typeAnnotation, (inner) => {
    if (inner.type !== "Identifier" || typeof inner.name !== "string") return;
    if (guarded.includes(inner.name)) found = inner.name;
  });
  return found;
}
