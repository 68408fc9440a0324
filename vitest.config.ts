import { defineConfig } from "vitest/config";

const db = ["**/*.db.test.ts"];
/** Modules that keep nothing between calls (`npm run tree` holds lib to it): their files need no process each. */
const shared = ["lib/**/*.test.ts", "components/**/*.test.ts", "i18n/**/*.test.ts"];
const never = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: shared,
          exclude: [...never, ...db],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "apart",
          include: ["**/*.test.ts"],
          exclude: [...never, ...db, ...shared],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "db",
          include: db,
          exclude: never,
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // what is waited for comes; how soon is not a test's business on a busy machine
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
