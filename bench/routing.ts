import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { addDays } from "#lib/kit/time";
import { plainParcel } from "#lib/rates/quote";
import { type PresetKey, presetKeys } from "#lib/routing/presets";
import { plainRouting, type RoutingBook, type RoutingFacts, recommend } from "#lib/routing/recommend";
import { shippedBook } from "#lib/routing/routing.test-data";

/** Twenty solutions with every kind of limit: the official ones and the carriers' own that come next in the list. */
const book: RoutingBook = { ...shippedBook(rateCardFile), solutions: officialSolutions.slice(0, 20) };
const services = ["AliExpress Standard Shipping", "AliExpress Saver Shipping", "Seller's Shipping Method", "DHL"].map(
  resolveBuyerService,
);
const carriers = new Set(["cainiao", "yanwen", "sunyou"]);
const busyCountries = ["US", "BR", "ES", "FR", "DE", "PL", "GB", "KR", "MX", "IT", "NL", "IL", "CL", "JP", "AU", "CA"];

/** The n-th order of a day like any other: a few countries take most, some orders go anywhere. */
function order(n: number, preset: PresetKey): RoutingFacts {
  const places = n % 5 === 0 ? countryCodes : busyCountries;
  return {
    ...plainRouting,
    parcel: {
      ...plainParcel,
      country: places[(n * 7) % places.length] ?? "US",
      weightGrams: 1 + ((n * 37) % 2400),
      sizeMm: [100 + (n % 200), 100, 20 + (n % 50)],
      cargoKinds: n % 9 === 0 ? ["built_in_battery"] : ["general"],
    },
    paidUsdMinor: (n * 13) % 2000,
    buyerService: services[n % services.length] ?? { kind: "sellers_choice" },
    arriveBy: n % 3 === 0 ? addDays(book.today, 20 + (n % 40)) : null,
    shipOn: book.today,
    preset,
    connected: carriers,
    papers: { msds: n % 18 === 0 ? "missing" : "valid" },
  };
}

type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };

/**
 * Full recommendations over twenty solutions, reasons and fee lines read, after a warm-up. Microseconds of processor time
 * each (the garbage collector's included), so that a busy machine does not count: 100 are 10,000 a second on one core.
 */
export function benchRouting(): Figure[] {
  return [
    ...presetKeys.map((preset) => each(`recommendation over 20 solutions, ${preset}`, 100, () => book, preset)),
    each("the same, the book compiled anew for every 1,000 orders", 200, () => ({ ...book }), "cost"),
  ];
}

const runs = 1_000;

function each(name: string, limit: number, bookOf: () => RoutingBook, preset: PresetKey): Figure {
  const orders = Array.from({ length: runs }, (_, n) => order(n, preset));
  for (let warm = 0; warm < 5; warm++) recommendAll(bookOf(), orders);
  const laps = Array.from({ length: 11 }, () => {
    const current = bookOf();
    const started = process.cpuUsage();
    recommendAll(current, orders);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / runs;
  });
  const median = laps.sort((a, b) => a - b)[5] ?? Number.NaN;
  return {
    name: `${name}: ${Math.round(1e6 / median).toLocaleString("en")} a second`,
    value: median,
    unit: "µs",
    limit,
  };
}

/** Reads what a screen would: reasons of the chosen one, and every fee line. */
function recommendAll(current: RoutingBook, orders: readonly RoutingFacts[]): number {
  let read = 0;
  for (const facts of orders) {
    const { ranked, reasons } = recommend(current, facts);
    read += reasons.length;
    for (const { quote } of ranked) if (quote.status === "confirmed") read += quote.lines.length;
  }
  return read;
}
