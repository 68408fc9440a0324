import * as exchangeRates from "../queries/exchange-rates.ts";
import * as serviceRules from "../queries/service-rules.ts";
import * as solutions from "../queries/solutions.ts";
import { asDoor, asStaff, type CallsOf, open } from "./crossing.ts";

/** Reference tables: everybody reads them, no seller's rows stand in them. */
const ofReference = "rules, solutions and prices are the same for every seller";

const band = { id: "BR-crossing", country: "BR", overMinor: -1, upToMinor: null } as const;
const rule = {
  rule: { ...band, lowestClass: "standard", confidence: "one_source" },
  ...{
    validFrom: "2026-11-25",
    validTo: null,
    source: "test",
    note: "",
    replaces: "",
    enteredBy: "test",
    position: 99,
  },
} as const;

const serviceRuleCalls = {
  listDatedRules: open(
    ofReference,
    asStaff((db) => serviceRules.listDatedRules(db)),
  ),
  lockDatedRules: open(
    ofReference,
    asStaff((db) => serviceRules.lockDatedRules(db)),
  ),
  saveServiceRule: open(
    ofReference,
    asStaff((db) => serviceRules.saveServiceRule(db, rule)),
  ),
  saveRuleEnd: open(
    ofReference,
    asStaff((db) => serviceRules.saveRuleEnd(db, "GB-any", "2026-11-25")),
  ),
} satisfies CallsOf<typeof serviceRules>;

const solutionCalls = {
  listOffers: open(
    ofReference,
    asStaff((db) => solutions.listOffers(db)),
  ),
} satisfies CallsOf<typeof solutions>;

const now = Date.UTC(2026, 10, 25);
const rate = { quote: "CNY", day: "2026-11-25", rateMicros: 7_100_000, source: "test" };

const exchangeRateCalls = {
  listLastRates: open(
    ofReference,
    asStaff((db) => exchangeRates.listLastRates(db, "2026-11-25")),
  ),
  listRatesOf: open(
    ofReference,
    asStaff((db) => exchangeRates.listRatesOf(db, "CNY", 10)),
  ),
  saveEnteredRate: open(
    ofReference,
    asStaff((db) => exchangeRates.saveEnteredRate(db, rate, now)),
  ),
  saveFetchedRates: open(
    ofReference,
    asDoor((db) => exchangeRates.saveFetchedRates(db, [rate], now)),
  ),
  listCardCurrencies: open(
    ofReference,
    asStaff((db) => exchangeRates.listCardCurrencies(db, "2026-11-25")),
  ),
  getSourceHealth: open(
    "the platform's own rows",
    asStaff((db) => exchangeRates.getSourceHealth(db)),
  ),
} satisfies CallsOf<typeof exchangeRates>;

export const solutionCallsByModule = {
  "exchange-rates": exchangeRateCalls,
  "service-rules": serviceRuleCalls,
  solutions: solutionCalls,
};
