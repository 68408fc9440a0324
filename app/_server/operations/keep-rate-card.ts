import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { capVersions, endCardsAfter, saveCard } from "#db/queries/rate-cards";
import type { StaffDb } from "#db/scope";
import { type Fingerprintable, fingerprint } from "#lib/kit/fingerprint";
import { addDays } from "#lib/kit/time";
import type { RateCardFacts } from "#lib/rates/rate-card";

/**
 * Adds a card with its rows. One without an end takes the place of those before: they end the day before. One with an end
 * lies above them, and they hold again after it. Versions of the same first day end with it at the latest. A fixed number
 * of statements; the transaction has locked the solution.
 */
export async function keepRateCard(
  db: StaffDb,
  facts: RateCardFacts,
  entry: { readonly event: string; readonly data: Record<string, unknown> },
  now: number,
): Promise<void> {
  const { id, solutionCode, version, currency, validFrom, validTo, source, rows, surcharges, services } = facts;
  const ended = validTo === null ? await endCardsAfter(db, solutionCode, addDays(validFrom, -1)) : [];
  if (validTo !== null) await capVersions(db, solutionCode, validFrom, validTo);
  const contentHash = fingerprint({ rows, surcharges, services } as unknown as Fingerprintable);
  await saveCard(db, facts, contentHash, now);
  const head = { solution: solutionCode, card: id, version, currency, validFrom, validTo, source, rows: rows.length };
  await savePlatformAudit(db, { event: entry.event, data: { ...head, ended, ...entry.data } });
}
