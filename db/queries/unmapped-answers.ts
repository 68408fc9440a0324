import { sql } from "drizzle-orm";
import { insertMany } from "../bulk.ts";
import { unmappedCodes } from "../schema/gateways.ts";
import type { SellerDb } from "../scope.ts";

/** Counts refusals of a carrier that no table maps, beside unknown events and receipts: staff see them. */
export async function countUnmappedAnswers(
  db: SellerDb,
  list: readonly { readonly vocabulary: string; readonly code: string; readonly text: string }[],
  now: number,
): Promise<void> {
  if (db.scope.kind !== "job") return;
  const counted = Map.groupBy(list, ({ vocabulary, code }) => `${vocabulary}\n${code}`);
  const rows = [...counted.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...more]]) => {
      if (!first) return [];
      const { vocabulary, code, text } = first;
      return [
        {
          ...{ vocabulary, code, text: text.slice(0, 300), count: 1 + more.length, sample: {} },
          ...{ firstSeenAt: now, lastSeenAt: now },
        },
      ];
    });
  await insertMany(db, unmappedCodes, rows, {
    columns: ["vocabulary", "code"],
    set: ["text", "lastSeenAt"],
    setSql: { count: sql`unmapped_codes.count + excluded.count` },
  });
}
