import { enqueue } from "#db/queue";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { exchangeRateSource } from "#server/gateways/exchange-rates/gateway";

/** Lets a worker fetch rates now. Refused: `no_source` where none is configured. */
export async function askForExchangeRates(scope: StaffScope): Promise<Result<null>> {
  if (exchangeRateSource() === null) return refuse({ code: "no_source" });
  await inScope(scope, (db) => enqueue(db, [{ name: "fetch-exchange-rates", data: {}, singletonKey: "asked" }]));
  return ok(null);
}
