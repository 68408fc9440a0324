import type { PasswordHash } from "./password.ts";
import type { AccountRecord, CardRecord, SingleWindowRecord } from "./records.ts";

/** The e-port blocks a card after so many wrong passwords in a row. */
export const triesBeforeBlock = 5;

export type Card = Omit<CardRecord, "type" | "at"> & {
  password: PasswordHash | null;
  wrongTries: number;
};

/** Everything issued, as the ledger tells it. `apply` is the only way that anything changes. */
export class Registry {
  readonly cards = new Map<string, Card>();
  readonly accounts = new Map<string, Omit<AccountRecord, "type" | "at">>();
  readonly mandates = new Map<string, string | null>();
  readonly asked: (SingleWindowRecord & { type: "asked" })[] = [];

  apply(record: SingleWindowRecord): void {
    switch (record.type) {
      case "card": {
        const { type: _, at: __, ...facts } = record;
        this.cards.set(facts.cardNumber, {
          ...facts,
          password: this.cards.get(facts.cardNumber)?.password ?? null,
          wrongTries: 0,
        });
        return;
      }
      case "password": {
        const card = this.cards.get(record.cardNumber);
        if (card) card.password = { salt: record.salt, hash: record.hash };
        return;
      }
      case "account": {
        const { type: _, at: __, ...facts } = record;
        this.accounts.set(accountKey(facts.account), facts);
        return;
      }
      case "mandate":
        this.mandates.set(mandateKey(record.principal, record.agent), record.validUntil);
        return;
      case "asked":
        this.asked.push(record);
        this.#count(record.call, record.subject, record.result);
    }
  }

  #count(call: string, cardNumber: string, result: string): void {
    const card = call === "card-check" ? this.cards.get(cardNumber) : undefined;
    if (!card || card.isBlocked) return;
    if (result === "wrong_password" || result === "blocked") card.wrongTries += 1;
    else if (result !== "unknown_card") card.wrongTries = 0;
  }
}

export function isBlocked(card: Card): boolean {
  return card.isBlocked || card.wrongTries >= triesBeforeBlock;
}

/** Login names are told apart without their case. */
export function accountKey(account: string): string {
  return account.toLowerCase();
}

export function mandateKey(principal: string, agent: string): string {
  return `${principal}\u0000${agent}`;
}
