import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** Doors that open without a member's or staff's permission, each with what guards it instead. */
const openDoors: Readonly<Record<string, string>> = {
  "app/(entry)/sign-in/actions.ts signInAction": "throttled per account and address",
  "app/(entry)/sign-up/actions.ts signUpAction": "throttled per address",
  "app/(entry)/join/[seller]/[token]/actions.ts joinAction": "a token of 256 bits, used once",
  "app/actions.ts signOutAction": "ends the caller's own session",
  "app/actions.ts changeLookAction": "the caller's own cookies and language",
  "app/(entry)/account/actions.ts changePasswordAction": "the signed-in person, who knows the password",
  "app/(entry)/account/actions.ts endSessionAction": "the signed-in person, its own sessions",
  "app/(entry)/account/actions.ts savePreferencesAction": "the signed-in person, its own row",
  "app/(entry)/account/actions.ts beginSecondFactorAction": "the signed-in person, who knows the password",
  "app/(entry)/account/actions.ts confirmSecondFactorAction": "the signed-in person, with a code; throttled",
  "app/(entry)/account/actions.ts endSecondFactorAction": "the signed-in person, who knows the password and has a code",
  "app/(entry)/account/actions.ts renewRecoveryCodesAction": "the signed-in person, with a code; throttled",
  "app/api/health/route.ts GET": "tells states and counts, nothing of a seller",
  "app/api/metrics/route.ts GET": "a bearer token, closed without one",
  "app/api/carriers/[carrier]/[connection]/route.ts POST": "the carrier's digest, checked before the body is trusted",
};

/** Wrappers that ask for a permission before anything is read. */
const guards = [
  "sellerAction",
  "sellerReadAction",
  "sellerSaveAction",
  "staffAction",
  "staffSellerAction",
  "sellerRoute",
  "staffRoute",
  "staffSellerRoute",
];

/** What Next reads from a route's file besides its doors. */
const settings = ["dynamic", "runtime", "revalidate", "maxDuration", "fetchCache", "dynamicParams"];

type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const nameOf = (value: unknown): string => (isNode(value) && typeof value.name === "string" ? value.name : "");

type Door = { readonly name: string; readonly guard: string };

/** The exports of an actions.ts or route.ts, each with the wrapper (and its permission) that makes it. */
function doorsOf(path: string, text: string): Door[] {
  const body = nodes((parseSync(path, text).program as unknown as Node).body);
  const made = new Map<string, string>();
  for (const statement of body) {
    const declaration = isNode(statement.declaration) ? statement.declaration : statement;
    if (declaration.type !== "VariableDeclaration") continue;
    for (const one of nodes(declaration.declarations)) made.set(nameOf(one.id), guardOf(one.init, made));
  }
  return body.flatMap((statement): Door[] => {
    if (statement.type === "ExportAllDeclaration") return [{ name: "*", guard: "" }];
    if (statement.type === "ExportDefaultDeclaration") return [{ name: "default", guard: "" }];
    if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") return [];
    const declaration = isNode(statement.declaration) ? statement.declaration : null;
    if (!declaration) {
      return nodes(statement.specifiers).map((one) => ({
        name: nameOf(one.exported),
        guard: made.get(nameOf(one.local)) ?? "",
      }));
    }
    if (declaration.type === "FunctionDeclaration") {
      return [{ name: nameOf(declaration.id), guard: guardOfFunction(declaration, made) }];
    }
    const names = nodes(declaration.declarations).map((one) => nameOf(one.id));
    return names.map((name) => ({ name, guard: made.get(name) ?? "" }));
  });
}

/** `sellerAction("orders.edit", …)` gives "sellerAction orders.edit"; a call of something made so gives the same. */
function guardOf(value: unknown, made: ReadonlyMap<string, string>): string {
  if (!isNode(value) || value.type !== "CallExpression") return "";
  const callee = nameOf(value.callee);
  if (!guards.includes(callee)) return made.get(callee) ?? "";
  const permission = nodes(value.arguments)[0];
  return permission?.type === "Literal" ? `${callee} ${String(permission.value)}` : "";
}

/** A function counts as guarded when all it does is to return the call of a guarded door. */
function guardOfFunction(declaration: Node, made: ReadonlyMap<string, string>): string {
  const statements = isNode(declaration.body) ? nodes(declaration.body.body) : [];
  const [only] = statements;
  return statements.length === 1 && only?.type === "ReturnStatement" ? guardOf(only.argument, made) : "";
}

const root = dirname(import.meta.dirname);
const files = globSync("app/**/{actions,route}.ts", { cwd: root, exclude: ["app/_server/**"] }).sort();
const doors = files.flatMap((path) =>
  doorsOf(path, readFileSync(`${root}/${path}`, "utf8"))
    .filter((door) => !settings.includes(door.name))
    .map((door) => ({ ...door, path })),
);

test("every door asks for a permission, or is named here with what guards it", () => {
  expect(doors.length).toBeGreaterThan(5);
  const open = doors.filter((door) => door.guard === "").map((door) => `${door.path} ${door.name}`);
  expect(open.filter((door) => !Object.hasOwn(openDoors, door))).toEqual([]);
});

test("no door is named here that does not exist or is guarded", () => {
  const open = doors.filter((door) => door.guard === "").map((door) => `${door.path} ${door.name}`);
  expect(Object.keys(openDoors).filter((door) => !open.includes(door))).toEqual([]);
});

test("server functions stand in actions.ts alone, marked at the top", () => {
  const sources = globSync("{app,components,lib,db,i18n}/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.test.ts"] });
  const marked = sources.filter((path) => /["']use server["']/.test(readFileSync(`${root}/${path}`, "utf8")));
  expect(marked.filter((path) => !path.endsWith("/actions.ts"))).toEqual([]);
  for (const path of files.filter((one) => one.endsWith("/actions.ts"))) {
    expect(readFileSync(`${root}/${path}`, "utf8").startsWith('"use server";'), path).toBe(true);
  }
});

test("an unguarded door is found, however it is written", () => {
  const written: readonly (readonly [string, string])[] = [
    ['export const a = sellerAction("orders.edit", i, o);', "sellerAction orders.edit"],
    [
      'const d = staffAction("sellers.read", i, o);\nexport async function a(raw) { return d(raw); }',
      "staffAction sellers.read",
    ],
    ['const a = sellerRoute("orders.read", h);\nexport { a };', "sellerRoute orders.read"],
    ["export async function a() { return 1; }", ""],
    ['const d = sellerAction("x", i, o);\nexport async function a(raw) { await leak(); return d(raw); }', ""],
    ["export const a = sellerAction(permission, i, o);", ""],
    ["export const a = publicAction(i, o);", ""],
    ['export { a } from "./elsewhere.ts";', ""],
  ];
  for (const [text, guard] of written) expect(doorsOf("a.ts", text), text).toEqual([{ name: "a", guard }]);
  expect(doorsOf("a.ts", 'export * from "./x.ts";')).toEqual([{ name: "*", guard: "" }]);
});
