import type { Query, SQL } from "drizzle-orm";
import type { Scope, ScopedDb } from "./scope.ts";

/** What drizzle has and does not show: without a name it has every statement parsed and planned anew. */
type Inside = {
  readonly dialect: { readonly sqlToQuery: (statement: SQL) => Query };
  readonly session: {
    readonly prepareQuery: (
      query: Query,
      fields: undefined,
      name: string,
      isArray: false,
    ) => { readonly execute: () => Promise<unknown> };
  };
};

/**
 * Runs a statement that is asked many times a second: parsed and planned once per connection, and sent in one round trip
 * instead of two. Only for statements whose text never varies with what is in them: each text is kept for as long as its
 * connection. Builders have `.prepare(name).execute()` for the same.
 */
export async function executePrepared<T extends Record<string, unknown>>(
  db: ScopedDb<Scope>,
  statement: SQL,
): Promise<readonly T[] & { readonly count: number }> {
  const { dialect, session } = db as unknown as Inside;
  const rows = await session.prepareQuery(dialect.sqlToQuery(statement), undefined, "kept", false).execute();
  return rows as readonly T[] & { readonly count: number };
}
