import * as serviceRules from "../queries/service-rules.ts";
import * as solutions from "../queries/solutions.ts";
import { asStaff, type CallsOf, open } from "./crossing.ts";

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

export const solutionCallsByModule = {
  "service-rules": serviceRuleCalls,
  solutions: solutionCalls,
};
