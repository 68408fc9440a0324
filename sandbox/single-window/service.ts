import { Faults } from "../faults/faults.ts";
import { openLedger, type Place } from "../services/open-ledger.ts";
import type { Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";
import { accountCheck, agentCheck, cardCheck, type Desk } from "./checks.ts";
import { issueCard, setAccount, setMandate } from "./controls.ts";
import type { SingleWindowRecord } from "./records.ts";
import { type Card, isBlocked, Registry } from "./registry.ts";

/** The part of the Single Window that onboarding asks: card, account, mandate. */
export async function openSingleWindow(place: Place): Promise<Service> {
  const registry = new Registry();
  const { save, close } = await openLedger<SingleWindowRecord>(place, "single-window", (record) =>
    registry.apply(record),
  );
  const desk: Desk = { registry, now: place.now, save };
  return {
    prefix: "single-window",
    faults: new Faults<ServiceFaultRule>(),
    calls: { "card-check": cardCheck(desk), "account-check": accountCheck(desk), "agent-check": agentCheck(desk) },
    pages: {},
    controls: { cards: issueCard(desk), accounts: setAccount(desk), mandates: setMandate(desk) },
    shown: () => ({
      cards: [...registry.cards.values()].map(shownCard),
      accounts: [...registry.accounts.values()],
      mandates: [...registry.mandates].map(([pair, validUntil]) => ({ pair: pair.split("\u0000"), validUntil })),
      asked: registry.asked,
    }),
    beat: async () => undefined,
    close,
    counts: {},
  };
}

function shownCard(card: Card): object {
  const { password, ...facts } = card;
  return { ...facts, isBlocked: isBlocked(card), hasPassword: password !== null };
}
