import { officialSolutions } from "#lib/carriers/solutions";
import type { RateCardFacts } from "#lib/rates/rate-card";
import * as exchangeRates from "../queries/exchange-rates.ts";
import * as cards from "../queries/rate-cards.ts";
import * as serviceRules from "../queries/service-rules.ts";
import * as solutions from "../queries/solutions.ts";
import * as unpriced from "../queries/unpriced-lanes.ts";
import { asDoor, asJob, asStaff, type CallsOf, open } from "./crossing.ts";

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

const now = Date.UTC(2026, 10, 25);
const [dhl] = officialSolutions.filter(({ code }) => code === "DHL");
if (!dhl) throw new Error("no DHL");
const offer = { ...dhl, code: "CROSSING" };
const card: RateCardFacts = {
  ...{ id: "CROSSING-1", solutionCode: "DHL", version: 1, currency: "CNY", validFrom: "2026-11-25", validTo: null },
  ...{ source: "test", note: "", rows: [], surcharges: [], services: {} },
};

const solutionCalls = {
  listOffers: open(
    ofReference,
    asStaff((db) => solutions.listOffers(db)),
  ),
  listSolutionLines: open(
    ofReference,
    asStaff((db) => solutions.listSolutionLines(db, "2026-11-25")),
  ),
  getSolution: open(
    ofReference,
    asStaff((db) => solutions.getSolution(db, "DHL")),
  ),
  lockSolution: open(
    ofReference,
    asStaff((db) => solutions.lockSolution(db, "DHL")),
  ),
  saveNewSolution: open(
    ofReference,
    asStaff((db) => solutions.saveNewSolution(db, offer, now)),
  ),
  saveOffer: open(
    ofReference,
    asStaff((db) => solutions.saveOffer(db, offer, now)),
  ),
  saveRetirement: open(
    ofReference,
    asStaff((db) => solutions.saveRetirement(db, "DHL", now, now)),
  ),
} satisfies CallsOf<typeof solutions>;

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

const cardCalls = {
  listCards: open(
    ofReference,
    asStaff((db) => cards.listCards(db, "DHL")),
  ),
  listCardHeads: open(
    ofReference,
    asStaff((db) => cards.listCardHeads(db, "DHL")),
  ),
  getCard: open(
    ofReference,
    asStaff((db) => cards.getCard(db, "CAINIAO_STANDARD-2026-01")),
  ),
  saveCard: open(
    ofReference,
    asStaff((db) => cards.saveCard(db, card, "hash", now)),
  ),
  endCardsAfter: open(
    ofReference,
    asStaff((db) => cards.endCardsAfter(db, "DHL", "2026-11-25")),
  ),
  capVersions: open(
    ofReference,
    asStaff((db) => cards.capVersions(db, "DHL", "2026-11-25", "2026-12-25")),
  ),
  listBusyCountries: open(
    ofReference,
    asStaff((db) => cards.listBusyCountries(db, "DHL", 5)),
  ),
} satisfies CallsOf<typeof cards>;

const lane = { solutionCode: "DHL", country: "US", fromGrams: 101, waiting: 1, chosen: 0, shipped: 1, since: now };

const unpricedCalls = {
  countUnpricedParcels: asJob((db) => unpriced.countUnpricedParcels(db, 0), "counted"),
  saveUnpricedLanes: asJob((db) => unpriced.saveUnpricedLanes(db, [lane], now)),
  raiseUnpricedLanes: asJob((db) => unpriced.raiseUnpricedLanes(db, [lane], now)),
  listUnpricedLanes: open(
    "staff see sums over all sellers: how many parcels lack a price on a lane, never whose",
    asStaff((db) => unpriced.listUnpricedLanes(db, 10)),
  ),
} satisfies CallsOf<typeof unpriced>;

export const solutionCallsByModule = {
  "unpriced-lanes": unpricedCalls,
  "rate-cards": cardCalls,
  "exchange-rates": exchangeRateCalls,
  "service-rules": serviceRuleCalls,
  solutions: solutionCalls,
};
