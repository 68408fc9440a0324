import { addDays, type Instant } from "../kit/time.ts";
import { startOfDay } from "../kit/zoned-day.ts";
import type { AuditSearch } from "./search.ts";

/** The search's days as instants in the reader's time zone: from the beginning of the first to the end of the last. */
export function auditSpan(
  { from, to }: Pick<AuditSearch, "from" | "to">,
  timeZone: string,
): { readonly from: Instant | null; readonly to: Instant | null } {
  return {
    from: from === "" ? null : startOfDay(from, timeZone),
    to: to === "" ? null : startOfDay(addDays(to, 1), timeZone),
  };
}
