import { listCardCurrencies, listLastRates } from "#db/queries/exchange-rates";
import { getFact, saveFact } from "#db/queries/installation";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { isStale } from "#lib/rates/exchange-rate";
import { rateAgeDays } from "#lib/rates/rate-age";
import { mintDoorScope } from "#server/scope";

const warned = "exchange-rates-warned";

/**
 * Tells staff once a day which currencies of valid cards have no rate or one older than seven days: prices are converted
 * with it all the same, and say so. Answers whether it told.
 */
export async function warnStaleRates(now: number): Promise<boolean> {
  const today = chinaDateOf(now);
  return inScope(mintDoorScope("exchange-rates"), async (db) => {
    const [used, last] = await Promise.all([listCardCurrencies(db, today), listLastRates(db, today)]);
    const days = new Map(last.map(({ quote, day }) => [quote, day]));
    const stale = used.filter((currency) => {
      const day = days.get(currency);
      return day === undefined || isStale({ day }, today);
    });
    if (stale.length === 0 || (await getFact(db, warned)) === today) return false;
    const ages = stale.flatMap((currency) => days.get(currency) ?? []).map((day) => rateAgeDays(day, today));
    const values = { currencies: stale.join(", "), days: Math.max(0, ...ages) };
    const link = "/staff/solutions/exchange-rates";
    await sendStaffMessage(db, { kind: "exchange_rates_stale", values, link, role: "carrier_manager" });
    await saveFact(db, warned, today, now);
    return true;
  });
}
