import { Faults } from "../faults/faults.ts";
import type { Json } from "../link/reading.ts";
import type { Feed, Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";

/** What one euro costs. The yuan is 7.2 to the dollar, as the price sheets of the demo reckon. */
const perEuro: Readonly<Record<string, string>> = {
  ...{ USD: "1.1600", CNY: "8.3520", GBP: "0.87310", HKD: "9.0248", BRL: "6.2640", PLN: "4.2340", AUD: "1.7748" },
  ...{ CAD: "1.6240", MXN: "21.4600", JPY: "179.80", KRW: "1682.35" },
};

/** The rouble's last figure: the bank has published none since. */
const rouble = { day: "2022-03-01", value: "117.2010" };

const head =
  "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_CONF,DECIMALS,TITLE";

/**
 * The European Central Bank's daily reference rates as its data API sends them: `GET /exchange-rates/EXR/D.USD+CNY.EUR.SP00.A`
 * with `lastNObservations=1&format=csvdata`. Published on working days, so on a weekend Friday's are the last.
 */
export function openExchangeRates(now: () => number): Service {
  const set = new Map<string, string>();
  const rates = () => ({ ...perEuro, ...Object.fromEntries(set) });
  const feed = (name: string, query: URLSearchParams): Feed | null => {
    const codes = /^EXR\/D\.([A-Z+]+)\.EUR\.SP00\.A$/.exec(name)?.[1]?.split("+") ?? [];
    if (query.get("format") !== "csvdata") return null;
    const lines = codes.flatMap((code) => lineOf(code, lastWorkingDay(now()), rates()));
    return lines.length === 0 ? null : { name: "EXR", text: `${[head, ...lines].join("\n")}\n`, type: "text/csv" };
  };
  return {
    prefix: "exchange-rates",
    faults: new Faults<ServiceFaultRule>(),
    calls: {},
    pages: {},
    feed,
    feeds: ["EXR"],
    controls: { rates: async (body) => setRates(set, body) },
    shown: () => ({ perEuro: rates() }),
    beat: async () => undefined,
    close: async () => undefined,
    counts: {},
  };
}

function lineOf(code: string, day: string, rates: Readonly<Record<string, string>>): string[] {
  const value = code === "RUB" ? rouble.value : rates[code];
  if (value === undefined || value === "") return [];
  const on = code === "RUB" ? rouble.day : day;
  const title = `"ECB reference exchange rate, ${code}/Euro, 2:15 pm (C.E.T.)"`;
  return [`EXR.D.${code}.EUR.SP00.A,D,${code},EUR,SP00,A,${on},${value},A,F,4,${title}`];
}

function lastWorkingDay(now: number): string {
  const date = new Date(now);
  const back = [2, 0, 0, 0, 0, 0, 1][date.getUTCDay()] ?? 0;
  return new Date(now - back * 86_400_000).toISOString().slice(0, 10);
}

/** `{ "CNY": "8.4" }`: what one euro costs from now on; an empty text takes the currency out of the table. */
function setRates(set: Map<string, string>, body: Json): object | string {
  for (const [code, value] of Object.entries(body)) {
    if (!/^[A-Z]{3}$/.test(code) || typeof value !== "string") return "rates are texts by currency code";
    set.set(code, value);
  }
  return Object.fromEntries(set);
}
