import { sql } from "drizzle-orm";
import type { Scope, ScopedDb } from "./scope.ts";

const replanFrom = 200;

/**
 * Call it before many rows are written into a table with foreign keys. Their checks keep plans per connection, and one made
 * while the table they look into was small scans it for every row: 10,000 orders took a minute instead of five seconds.
 */
export async function replanChecks(db: ScopedDb<Scope>, rows: number): Promise<void> {
  if (rows >= replanFrom) await db.execute(sql`discard plans`);
}
