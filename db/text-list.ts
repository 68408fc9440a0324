import { type SQL, sql } from "drizzle-orm";

/** Any number of texts as one parameter, for `column in ${textList(values)}`: a statement's length does not grow. */
export function textList(values: readonly string[]): SQL {
  return sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}

/** Any number of uuids as one parameter. */
export function uuidList(values: readonly string[]): SQL {
  return sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb)::uuid)`;
}
