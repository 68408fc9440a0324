import { type SQL, sql } from "drizzle-orm";
import { getDatabase } from "../client.ts";
import { inScope, type Scope, type ScopedDb } from "../scope.ts";
import { tablesOfKind } from "../walls.ts";

type Heard = { readonly query: string; readonly params: readonly unknown[] };

export type Plan = { readonly query: string; readonly lines: readonly string[] };

/**
 * Runs some reads in a scope and explains each of its statements as the scope's role. Sequential scans
 * and the joins that suit tiny tables are made dear: a scan that is left means that no index fits, and an index condition
 * shows what the policy lets the planner use.
 */
export async function plansOf<S extends Scope>(
  scope: S,
  reads: (db: ScopedDb<S>) => Promise<unknown>,
): Promise<Plan[]> {
  const heard = await listen(() => inScope(scope, reads));
  const selects = heard.filter(({ query }) => /^\s*(?:select|with)\b/i.test(query));
  if (selects.length === 0) throw new Error("these reads sent no statement");
  return inScope(scope, async (db) => {
    for (const way of ["seqscan", "hashjoin", "mergejoin"]) await db.execute(sql.raw(`set local enable_${way} = off`));
    const plans: Plan[] = [];
    for (const one of selects) {
      const rows = await db.execute<{ "QUERY PLAN": string }>(sql`explain ${rebuilt(one)}`);
      plans.push({ query: one.query, lines: Array.from(rows, (row) => row["QUERY PLAN"]) });
    }
    return plans;
  });
}

/** Seller tables that some reads can only read whole, with the statement. */
export async function wholeTableReads<S extends Scope>(
  scope: S,
  reads: (db: ScopedDb<S>) => Promise<unknown>,
): Promise<string[]> {
  const sellerTables = new Set(tablesOfKind("seller"));
  const plans = await plansOf(scope, reads);
  return plans.flatMap(({ query, lines }) =>
    lines.flatMap((line) => {
      const table = /Seq Scan on (\w+)/.exec(line)?.[1];
      return table && sellerTables.has(table) ? [`${table}: ${query.slice(0, 200)}`] : [];
    }),
  );
}

/** The statement with its parameters in their places again. */
function rebuilt({ query, params }: Heard): SQL {
  const parts = query.split(/\$(\d+)/);
  return sql.join(parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${params[Number(part) - 1]}`)));
}

async function listen(work: () => Promise<unknown>): Promise<Heard[]> {
  const session: unknown = Reflect.get(Reflect.get(getDatabase(), "_"), "session");
  const options: unknown = session !== null && typeof session === "object" ? Reflect.get(session, "options") : null;
  if (options === null || typeof options !== "object") throw new Error("drizzle's session has no options to listen at");
  const heard: Heard[] = [];
  const before: unknown = Reflect.get(options, "logger");
  const logQuery = (query: string, params: readonly unknown[]) => heard.push({ query, params });
  Reflect.set(options, "logger", { logQuery });
  try {
    await work();
  } finally {
    Reflect.set(options, "logger", before);
  }
  return heard;
}
