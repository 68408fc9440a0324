import { existsSync, mkdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Reads `.env` as every process of ALP does: what is set already wins. */
export function readEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile?.(file);
}

/** ALP's folder on disk, made if missing, with its folder for logs. */
export function dataFolder() {
  const given = process.env.ALP_DATA_DIR?.trim() || ".data";
  const folder = isAbsolute(given) ? given : join(root, given);
  // As root the database runs as another user, who must be able to pass through.
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
  mkdirSync(join(folder, "log"), { recursive: true });
  return folder;
}
