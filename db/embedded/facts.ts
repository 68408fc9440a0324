import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { type EmbeddedFacts, factsFile } from "../settings.ts";

/** Facts of a new embedded server: passwords nobody has to know. */
export function newFacts(serverFolder: string): EmbeddedFacts {
  const password = () => randomBytes(24).toString("base64url");
  return {
    port: 0,
    database: "alp",
    serverFolder,
    passwords: { postgres: password(), owner: password(), app: password(), queue: password() },
  };
}

/** Written beside and renamed: a reader sees the old facts or the new ones, readable by ALP's user alone. */
export function writeFacts(folder: string, facts: EmbeddedFacts): void {
  const path = factsFile(folder);
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
