import { listRatesOf, saveEnteredRate } from "#db/queries/exchange-rates";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import { formatScaled } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { EnterRateInput } from "#lib/rates/exchange-rate-schema";
import { isRateJump, jumpPercent } from "#lib/rates/rate-jump";
import { readTypedRate } from "#lib/rates/typed-rate";

/** Enough to find the last rate before a day that somebody adds afterwards. */
const looked = 400;

/**
 * Enters what one US dollar costs in a currency on a day. The same day again corrects it; the audit keeps what stood there,
 * and quotes keep the rate that they were made with. Refused: what `readTypedRate` refuses, `day_in_future`, and `rate_jump`
 * where it lies more than 20 % from the last rate up to that day and nobody confirmed it.
 */
export async function enterExchangeRate(
  scope: StaffScope,
  input: EnterRateInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const { quote, day, source, isJumpConfirmed } = input;
  const read = readTypedRate(input.rate);
  if (!read.ok) return read;
  const rateMicros = read.value;
  const today = chinaDateOf(now);
  if (day > today) return refuse({ code: "day_in_future", field: "day", values: { today } });
  return inScope(scope, async (db): Promise<Result<null>> => {
    const before = (await listRatesOf(db, quote, looked)).find((rate) => rate.day <= day);
    if (before && !isJumpConfirmed && isRateJump(before.rateMicros, rateMicros)) {
      const last = formatScaled(before.rateMicros, 6).replace(/\.?0+$/, "");
      const values = { percent: jumpPercent(before.rateMicros, rateMicros), last, day: before.day };
      return refuse({ code: "rate_jump", field: "rate", values });
    }
    await saveEnteredRate(db, { quote, day, rateMicros, source }, now);
    const corrected = before?.day === day ? { rateMicros: before.rateMicros, source: before.source } : null;
    const data = { quote, day, rateMicros, source, corrected, jumpConfirmed: isJumpConfirmed };
    await savePlatformAudit(db, { event: "exchange_rate_entered", data });
    return ok(null);
  });
}
