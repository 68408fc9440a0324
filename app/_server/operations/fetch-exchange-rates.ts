import { type DatedRate, listLastRates, saveFetchedRates } from "#db/queries/exchange-rates";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { inScope } from "#db/scope";
import { formatScaled } from "#lib/kit/money";
import { chinaDateOf } from "#lib/kit/time";
import { type CrossRate, crossRates } from "#lib/rates/cross-rate";
import { isRateJump, jumpPercent } from "#lib/rates/rate-jump";
import type { GatewayAccount } from "#server/gateways/call";
import { askForRates, exchangeRateSource } from "#server/gateways/exchange-rates/gateway";
import { callGateway, callsPausedUntil } from "#server/gateways/open-gateway";
import { log } from "#server/log";
import { mintDoorScope } from "#server/scope";

export type FetchWorld = { readonly clock: () => number; readonly signal?: AbortSignal };

export type FetchedRates =
  /** No source is configured: rates are entered by hand. */
  | { readonly kind: "off" }
  | { readonly kind: "paused"; readonly until: number }
  | { readonly kind: "failed"; readonly code: string }
  /** `held`: far from the last rate, left to a person. */
  | { readonly kind: "saved"; readonly added: number; readonly held: readonly string[] };

/**
 * Fetches the last reference rates and adds those of days that are new. Whatever goes wrong, the rates that are known stay.
 * A rate more than 20 % from the last one is not taken: staff hear of it and enter it by hand.
 */
export async function fetchExchangeRates(
  { clock, signal }: FetchWorld,
  account: GatewayAccount | null = exchangeRateSource(),
): Promise<FetchedRates> {
  if (!account) return { kind: "off" };
  const source = { account };
  const until = await callsPausedUntil(source, clock());
  if (until !== null) return { kind: "paused", until };
  const options = { now: clock(), ...(signal ? { signal } : {}) };
  const { answer } = await callGateway(source, () => askForRates(account, options), clock);
  if (answer.kind === "fault") return { kind: "failed", code: answer.code };
  const rates = crossRates(answer.observations);
  if (rates === null) return { kind: "failed", code: "no_dollar" };
  return takeRates(rates, account, clock());
}

async function takeRates(rates: readonly CrossRate[], account: GatewayAccount, now: number): Promise<FetchedRates> {
  const host = new URL(account.baseAddress).hostname;
  const name = account.environment === "sandbox" ? "sandbox" : host;
  return inScope(mintDoorScope("exchange-rates"), async (db): Promise<FetchedRates> => {
    const known = new Map((await listLastRates(db, chinaDateOf(now))).map((rate) => [rate.quote, rate]));
    const fresh = rates.filter(({ quote, day }) => (known.get(quote)?.day ?? "") < day);
    const held = fresh.filter(({ quote, rateMicros }) => {
      const last = known.get(quote);
      return last !== undefined && isRateJump(last.rateMicros, rateMicros);
    });
    const taken = fresh.filter((rate) => !held.includes(rate)).map((rate) => rowOf(rate, name));
    const added = await saveFetchedRates(db, taken, now);
    for (const { quote, day, rateMicros } of held) {
      const percent = jumpPercent(known.get(quote)?.rateMicros ?? rateMicros, rateMicros);
      const values = { currency: quote, day, rate: formatScaled(rateMicros, 6), percent };
      const link = "/staff/solutions/exchange-rates";
      await sendStaffMessage(db, { kind: "exchange_rate_jumped", values, link, role: "carrier_manager" });
      log().warn(values, "an exchange rate lies far from the last one and was not taken");
    }
    return { kind: "saved", added, held: held.map(({ quote }) => quote) };
  });
}

/** The source says how the rate was made, so that it can be reckoned again. */
function rowOf({ quote, day, rateMicros, perEuro, dollarsPerEuro }: CrossRate, host: string): FetchedRow {
  const upper = quote === "EUR" ? "1" : `EUR/${quote} ${perEuro}`;
  return { quote, day, rateMicros, source: `${host}: ${upper} ÷ EUR/USD ${dollarsPerEuro}` };
}

type FetchedRow = Omit<DatedRate, "enteredBy" | "savedAt">;
