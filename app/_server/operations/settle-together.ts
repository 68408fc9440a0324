import type { Settlement } from "./settle-booking.ts";

/**
 * Settles all together; where that fails, each alone, so that one that cannot be settled holds up no other. The first
 * failure is thrown once all were tried.
 */
export async function settleTogether<Step>(
  settlements: readonly Settlement<Step>[],
  settle: (some: readonly Settlement<Step>[]) => Promise<ReadonlySet<string>>,
): Promise<ReadonlySet<string>> {
  try {
    return await settle(settlements);
  } catch (error) {
    if (settlements.length < 2) throw error;
  }
  const settled: string[] = [];
  const failed: unknown[] = [];
  for (const one of settlements) {
    try {
      settled.push(...(await settle([one])));
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return new Set(settled);
}
