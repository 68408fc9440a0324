import { type SQL, sql } from "drizzle-orm";
import { stopStates } from "#lib/customs/states";
import { declarations } from "./schema/customs.ts";

/** Whether customs let a parcel go, as its declaration's row tells it: what `mayHandOver` says. For counts and lists. */
export const clearedByCustoms: SQL<boolean> = sql<boolean>`(${declarations.id} is not null
  and ${declarations.lane} <> 'void'
  and ${declarations.state} not in ('draft', ${sql.raw(stopStates.map((one) => `'${one}'`).join(", "))})
  and ${declarations.unclearStatus} is null
  and coalesce(${declarations.invtNo}, ${declarations.preNo}) is not null)`;
