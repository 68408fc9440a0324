import { defineConfig } from "vitest/config";

const db = ["**/*.db.test.ts"];
const never = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["**/*.test.ts"],
          exclude: [...never, ...db],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "db",
          include: db,
          exclude: never,
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
