import type { Enterprise } from "../services/enterprise.ts";

/** A card as it was issued or changed; its password comes as a record of its own, hashed. */
export type CardRecord = {
  readonly type: "card";
  readonly at: number;
  readonly cardNumber: string;
  readonly holder: Enterprise;
  readonly customsRegistration: string;
  readonly validUntil: string;
  readonly isBlocked: boolean;
};

export type AccountRecord = {
  readonly type: "account";
  readonly at: number;
  readonly account: string;
  /** Null: it exists, bound to nobody. */
  readonly enterprise: Enterprise | null;
  readonly isClosed: boolean;
  readonly since: string;
};

export type MandateRecord = {
  readonly type: "mandate";
  readonly at: number;
  readonly principal: string;
  readonly agent: string;
  /** Null: there is none. */
  readonly validUntil: string | null;
};

/** A line of the Single Window's ledger. A password never stands in it. */
export type SingleWindowRecord =
  | CardRecord
  | AccountRecord
  | MandateRecord
  | {
      readonly type: "password";
      readonly at: number;
      readonly cardNumber: string;
      readonly salt: string;
      readonly hash: string;
    }
  | {
      readonly type: "asked";
      readonly at: number;
      readonly caller: string;
      readonly call: string;
      /** Card number, account, or the two numbers of a mandate. */
      readonly subject: string;
      readonly result: string;
    };
