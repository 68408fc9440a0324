import { parseSync } from "oxc-parser";

/** One import of a file, however it is written. `typeOnly` imports vanish before anything runs. */
export type ImportFact = {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
  /** JSON imports need `with { type: "json" }` under plain Node. */
  readonly attributes: boolean;
};

/** A node of the syntax tree (ESTree with TypeScript), read generically. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

export type SourceFile = {
  readonly path: string;
  readonly imports: readonly ImportFact[];
  readonly program: SyntaxNode;
  readonly lineAt: (offset: number) => number;
  readonly errors: readonly string[];
};

/** Parses one file: its imports (static, dynamic, export-from, require, import types) and its syntax tree. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { preserveParens: false });
  const program = parsed.program as unknown as SyntaxNode;
  const lineAt = lineFinder(text);
  const imports: ImportFact[] = [];
  walk(program, (node) => {
    const found = readImport(node, lineAt);
    if (found) imports.push(found);
  });
  return { path, imports, program, lineAt, errors: parsed.errors.map((error) => error.message) };
}

/** Visits every node once, parents first; `parent` is null for the program and `key` is the parent's member. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null, key: string) => void,
  parent: SyntaxNode | null = null,
  key = "",
): void {
  visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntaxNode(child)) walk(child, visit, node, name);
    }
  }
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function readImport(node: SyntaxNode, lineAt: (offset: number) => number): ImportFact | null {
  const specifier = specifierOf(node);
  if (specifier === null) return null;
  const attributes = Array.isArray(node.attributes) && node.attributes.length > 0;
  return { specifier, line: lineAt(node.start), typeOnly: isTypeOnly(node), attributes };
}

function specifierOf(node: SyntaxNode): string | null {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return literal(node.source) ?? literal(node.argument);
    case "TSExternalModuleReference":
      return literal(node.expression);
    case "CallExpression":
      return isRequire(node.callee) && Array.isArray(node.arguments) ? literal(node.arguments[0]) : null;
    default:
      return null;
  }
}

function isRequire(callee: unknown): boolean {
  if (!isSyntaxNode(callee)) return false;
  if (callee.type === "Identifier") return callee.name === "require";
  // require.resolve and import.meta.resolve name a module just the same
  return callee.type === "MemberExpression" && isSyntaxNode(callee.object) && callee.object.name === "require";
}

function literal(value: unknown): string | null {
  if (!isSyntaxNode(value)) return null;
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  if (value.type === "TSLiteralType") return literal(value.literal);
  if (value.type === "TemplateLiteral" && Array.isArray(value.quasis) && value.quasis.length === 1) {
    const only = value.quasis[0] as { readonly value: { readonly cooked: string } };
    return only.value.cooked;
  }
  return null;
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === "TSImportType") return true;
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
  return (
    specifiers.length > 0 &&
    specifiers.every((entry: SyntaxNode) => entry.importKind === "type" || entry.exportKind === "type")
  );
}
