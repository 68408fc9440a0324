import { describe, expect, test } from "vitest";
import { checkProject } from "./check-project.ts";

/** A small house that is in order; each case adds one file and expects what is said about it. */
const house: Readonly<Record<string, string>> = {
  "lib/kit/money.ts": "export const minor = 1;",
  "lib/orders/schema.ts": 'import { z } from "zod";\nexport const schema = z.string();',
  "lib/orders/search.ts": 'import { schema } from "./schema.ts";\nexport const parse = schema.parse;',
  "lib/orders/states.ts": 'export const states = ["open"];\nexport type State = string;',
  "lib/orders/tables/codes.ts": "export const codes = [1];",
  "lib/dispatch/plan.ts": 'import { states } from "#lib/orders/states";\nexport const plan = states;',
  "db/client.ts": 'import postgres from "postgres";\nexport const client = postgres;',
  "db/scope.ts": "export type SellerScope = { readonly seller: string };",
  "db/schema/orders.ts": 'import { pgTable } from "drizzle-orm/pg-core";\nexport const orders = pgTable;',
  "db/queries/orders.ts": 'import { orders } from "../schema/orders.ts";\nexport const list = orders;',
  "db/testing/scopes.ts": 'import type { SellerScope } from "#db/scope";\nexport const scope = {} as SellerScope;',
  "app/_server/log.ts": 'import pino from "pino";\nexport const log = pino;',
  "app/_server/scope.ts": 'import type { SellerScope } from "#db/scope";\nexport const mint = {} as SellerScope;',
  "app/_server/web/session.ts": 'import "server-only";\nexport const session = 1;',
  "app/s/orders/actions.ts": 'import { session } from "#server/web/session";\nexport const act = session;',
  "app/s/orders/page.tsx":
    'import { Button } from "@/components/ui/button";\nimport { act } from "./actions.ts";\nexport default [Button, act];',
  "app/s/other/actions.ts": "export const act = 1;",
  "components/ui/button.tsx": 'import { clsx } from "clsx";\nexport const Button = clsx;',
  "components/orders/row.tsx": 'import { Button } from "@/components/ui/button";\nexport const Row = Button;',
  "components/dispatch/board.tsx": 'import { Row } from "@/components/orders/row";\nexport const Board = Row;',
  "app/_server/shared.test-data.ts":
    'import { scope } from "#db/testing/scopes";\nimport { server } from "#sandbox/server";\nexport const shared = [scope, server];',
  "sandbox/server.ts": "export const server = 1;",
  "data/lexicon.json": "",
  "messages/en/orders.json": "",
};

function said(added: Readonly<Record<string, string>>): string[] {
  return checkProject(new Map(Object.entries({ ...house, ...added }))).map(
    ({ path, line, message }) => `${path}:${line} ${message}`,
  );
}

test("a house in order is green", () => {
  expect(said({})).toEqual([]);
});

const faults: readonly (readonly [rule: string, path: string, text: string, says: RegExp])[] = [
  [
    "lib knows no db",
    "lib/orders/a.ts",
    'import "#db/queries/orders";',
    /db\/queries\/orders\.ts, .*belongs in db\/queries/,
  ],
  [
    "lib knows no app",
    "lib/orders/a.ts",
    'import { log } from "#server/log";',
    /acts on the world belongs in app\/_server/,
  ],
  [
    "what tests share is no product's",
    "app/_server/a.ts",
    'import { shared } from "./shared.test-data.ts";',
    /test tools belong to tests/,
  ],
  ["lib knows no react", "lib/orders/a.ts", 'import "react";', /the package react/],
  ["lib knows no Node", "lib/orders/a.ts", 'import { join } from "node:path";', /node:path, .*lib is pure/],
  ["Node without its prefix too", "lib/orders/a.ts", 'import fs from "fs";', /node:fs/],
  [
    "lib takes data as an argument",
    "lib/orders/a.ts",
    'import d from "#data/lexicon.json" with { type: "json" };',
    /hands it on/,
  ],
  ["lib/kit knows no noun", "lib/kit/a.ts", 'import "#lib/orders/states";', /lib\/kit may not/],
  [
    "nouns stand in order",
    "lib/orders/a.ts",
    'import { plan } from "#lib/dispatch/plan";',
    /below orders in the order of nouns/,
  ],
  [
    "types keep the order of nouns",
    "lib/orders/a.ts",
    'import type { plan } from "#lib/dispatch/plan";',
    /below orders/,
  ],
  ["nouns are known", "lib/parcels/a.ts", "export const a = 1;", /lies in no noun/],
  ["dynamic imports count", "lib/orders/a.ts", 'export const a = import("#db/client");', /db\/client\.ts/],
  [
    "exports from count",
    "lib/orders/a.ts",
    'export { client } from "#db/client";\nexport const b = 1;',
    /db\/client\.ts/,
  ],
  ["star exports count", "lib/orders/a.ts", 'export * from "#db/client";', /db\/client\.ts/],
  ["require counts", "app/_server/a.ts", 'const r = require("react");', /the package react/],
  [
    "import types count",
    "lib/orders/a.ts",
    'export type A = import("drizzle-orm").SQL;',
    /drizzle-orm, .*SQL belongs in db/,
  ],
  ["a relative way round is seen", "lib/orders/a.ts", 'import "../../db/client.ts";', /db\/client\.ts/],
  ["schema knows no queries", "db/schema/a.ts", 'import "../queries/orders.ts";', /db\/schema may not/],
  ["queries know no app", "db/queries/a.ts", 'import { log } from "#server/log";', /db\/queries may not/],
  ["queries know no test tools", "db/queries/a.ts", 'import "../testing/scopes.ts";', /test tools/],
  ["db knows no next", "db/a.ts", 'import "next/cache";', /the package next\/cache/],
  [
    "shared components know no noun",
    "components/ui/a.tsx",
    'import "@/lib/orders/states";',
    /components \(shared\) may not/,
  ],
  [
    "components know no db",
    "components/orders/a.tsx",
    'import type { SellerScope } from "#db/scope";',
    /db\/scope\.ts/,
  ],
  ["components know no app", "components/orders/a.tsx", 'import "@/app/s/orders/actions";', /a segment's own routes/],
  ["components know no drizzle", "components/orders/a.tsx", 'import type { SQL } from "drizzle-orm";', /drizzle-orm/],
  ["component nouns stand in order", "components/orders/a.tsx", 'import "@/components/dispatch/board";', /as children/],
  ["component folders are known", "components/parcels/a.tsx", "export const a = 1;", /lies in no known folder/],
  [
    "zod stays out of the browser",
    "components/orders/a.tsx",
    'import { parse } from "#lib/orders/search";',
    /brings zod \(in lib\/orders\/schema\.ts\)/,
  ],
  [
    "tables stay out of the browser",
    "components/orders/a.tsx",
    'import { codes } from "#lib/orders/tables/codes";',
    /tables\/codes\.ts into the browser/,
  ],
  ["the server knows no react", "app/_server/a.ts", 'import { cache } from "react";', /app\/_server may not/],
  ["the server knows no next", "app/_server/a.ts", 'import { headers } from "next/headers";', /Next or React/],
  ["the server knows no request", "app/_server/a.ts", 'import "./web/session.ts";', /knows a request/],
  ["the web half draws nothing", "app/_server/web/a.ts", 'import "@/components/ui/button";', /what draws/],
  ["actions know no db", "app/s/x/actions.ts", 'import "#db/queries/orders";', /app actions may not/],
  ["actions know only schemas of lib", "app/s/x/actions.ts", 'import { plan } from "#lib/dispatch/plan";', /schema/],
  ["routes know no client", "app/s/x/page.tsx", 'import "#db/client";', /ScopedDb/],
  ["routes know no tables", "app/s/x/route.ts", 'import "#db/schema/orders";', /app routes may not/],
  ["routes leave others' actions alone", "app/s/x/page.tsx", 'import "../other/actions.ts";', /own routes import/],
  ["app holds routes only", "app/s/orders/row.tsx", "export const a = 1;", /neither a route file nor actions/],
  ["root files know only web", "proxy.ts", 'import "#db/client";', /root may not/],
  ["the sandbox knows nothing of ours", "sandbox/a.ts", 'import "#lib/kit/money";', /sandbox may not/],
  ["the sandbox draws with another library", "sandbox/a.ts", 'import "pdfkit";', /the package pdfkit/],
  ["nobody but tests knows the sandbox", "app/_server/a.ts", 'import "#sandbox/server";', /over HTTP/],
  ["scripts before the install know Node alone", "scripts/a.mjs", 'import "zod";', /the package zod/],
  ["scripts draw nothing", "scripts/a.ts", 'import "../components/ui/button.tsx";', /what draws/],
  ["journeys know no components", "e2e/journeys/a.ts", 'import "../../components/ui/button.tsx";', /e2e may not/],
  ["journeys take types of lib only", "e2e/journeys/a.ts", 'import { plan } from "#lib/dispatch/plan";', /import type/],
  ["tests know what their place knows", "lib/orders/a.test.ts", 'import "#db/client";', /db\/client\.ts/],
  ["imports lead somewhere", "lib/orders/a.ts", 'import "./nowhere.ts";', /leads nowhere/],
  ["plain Node knows no @/", "app/_server/a.ts", 'import "@/lib/kit/money";', /plain Node knows only/],
  ["plain Node wants endings", "lib/orders/a.ts", 'import "./states";', /without its ending/],
  [
    "plain Node wants attributes",
    "app/_server/a.ts",
    'import d from "#data/lexicon.json";',
    /without \{ type: "json" \}/,
  ],
  ["unknown places are refused", "tools/a.ts", "export const a = 1;", /table does not know/],
  ["no utils", "lib/kit/utils.ts", "export const a = 1;", /named "utils"/],
  ["no helpers folder", "app/_server/helpers/a.ts", "export const a = 1;", /named "helpers"/],
  ["no misc", "lib/orders/misc.test.ts", "export const a = 1;", /named "misc"/],
  ["no index", "components/ui/index.tsx", "export const a = 1;", /index file/],
  ["kebab-case", "lib/orders/orderRow.ts", "export const a = 1;", /kebab-case/],
  [
    "no barrels",
    "lib/orders/all.ts",
    'export * from "./states.ts";\nexport { parse } from "./search.ts";',
    /passes others' exports on/,
  ],
  ["syntax", "lib/orders/a.ts", "export const = 1;", /cannot be parsed/],
];

describe("each rule goes red", () => {
  test.each(faults)("%s", (_rule, path, text, says) => {
    const found = said({ [path]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
    expect(found[0]?.startsWith(`${path}:1 `)).toBe(true);
  });
});

const impure: readonly (readonly [text: string, says: RegExp])[] = [
  ["export const a = Date.now();", /Date\.now \(the clock/],
  ["export const now = Date.now;", /Date\.now/],
  ['export const a = Date["now"]();', /Date\.now/],
  ["export const a = new Date();", /Date without arguments/],
  ["export const a = Date();", /Date without arguments/],
  ["export const a = new Date(2026, 1, 2);", /time zone/],
  ["export const a = (d: Date) => d.getHours();", /getHours/],
  ["export const a = Math.random();", /Math\.random/],
  ["export const a = process.env.A;", /process/],
  ["export const a = { process };", /process/],
  ["export const a = typeof process;", /process/],
  ["export type A = typeof process;", /process/],
  ["export const a = crypto.randomUUID();", /crypto/],
  ["export const a = globalThis.fetch;", /globalThis/],
  ["export const a = () => fetch(String(1));", /fetch/],
  ["export const a = (f = fetch) => f;", /fetch/],
  ["console.log(1);", /console/],
  ["setTimeout(String, 1);", /setTimeout/],
  ["export const a = Buffer.from([]);", /Buffer/],
  ["export const a = import.meta.dirname;", /import\.meta/],
];

const pure: readonly string[] = [
  "export const a = (now: number) => new Date(now).toISOString();",
  "export const a = Date.parse(String(1)) + Date.UTC(2026, 1);",
  "export type Ports = { readonly fetch: string; process(): void };",
  "export const a = (ports: { fetch: string }) => ports.fetch;",
  'export const a = { crypto: 1, console: 2 }; export const b = "process.env";',
  "export const a = Math.max(1, 2); // Date.now() in a comment",
  "export class A { fetch() { return 1; } }",
];

describe("lib is pure", () => {
  test.each(impure)("red: %s", (text, says) => {
    const found = said({ "lib/orders/a.ts": text });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });
  test.each(pure)("green: %s", (text) => {
    expect(said({ "lib/orders/a.ts": text })).toEqual([]);
  });
  test("tests and the server may use the world", () => {
    const text = "export const a = Date.now();";
    expect(said({ "lib/orders/a.test.ts": text, "app/_server/a.ts": text })).toEqual([]);
  });
});

describe("scopes are made in one place", () => {
  test.each([
    "export const a = {} as SellerScope;",
    "export const a = {} as unknown as Readonly<SellerScope>;",
    "export const a = <StaffScope>{};",
    "export const a = (x: unknown): x is JobScope => true;",
    "export const a = (db: object) => db as ScopedDb;",
  ])("red: %s", (text) => {
    expect(said({ "app/_server/a.ts": text })[0]).toMatch(/by a cast/);
  });
  test.each(["app/_server/scope.ts", "db/testing/scopes.ts"])("green in %s", (path) => {
    expect(said({ [path]: "export const a = {} as PersonScope;" })).toEqual([]);
  });
  test("db/scope.ts brands its ScopedDb and makes no scope", () => {
    expect(said({ "db/scope.ts": "export const a = (db: object) => db as ScopedDb;" })).toEqual([]);
    expect(said({ "db/scope.ts": "export const a = {} as SellerScope;" })[0]).toMatch(/by a cast/);
  });
});

describe("what is evidently right is green", () => {
  const right: readonly (readonly [path: string, text: string])[] = [
    ["lib/kit/a.ts", 'import { sha256 } from "@noble/hashes/sha2.js";\nexport const a = sha256;'],
    [
      "lib/orders/a.test.ts",
      'import fc from "fast-check";\nimport { readFileSync } from "node:fs";\nimport { states } from "./states.ts";',
    ],
    [
      "app/_server/a.db.test.ts",
      'import { scope } from "#db/testing/scopes";\nimport { server } from "#sandbox/server";',
    ],
    ["app/_server/a.ts", 'import d from "#data/lexicon.json" with { type: "json" };\nexport const a = d;'],
    [
      "app/s/x/actions.ts",
      'import { schema } from "#lib/orders/schema";\nimport type { State } from "#lib/orders/states";',
    ],
    ["app/s/orders/x/page.tsx", 'import { act } from "../actions.ts";\nexport default act;'],
    ["components/orders/a.tsx", 'import type { State } from "#lib/orders/search";\nexport type A = State;'],
    ["i18n/request.ts", 'import m from "../messages/en/orders.json";\nexport default m;'],
    ["bench/a.ts", 'import { plan } from "#lib/dispatch/plan";\nimport { client } from "#db/client";'],
  ];
  test.each(right)("%s", (path, text) => {
    expect(said({ [path]: text })).toEqual([]);
  });
});
