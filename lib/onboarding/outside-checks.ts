import type { OutsideFault } from "#lib/kit/outside-fault";
import type { CalendarDate, Instant } from "#lib/kit/time";

/** An enterprise as an authority names it: a mainland one by its USCC, a Hong Kong one by its business registration. */
export type EnterpriseIdentity = {
  readonly name: string;
  /** 统一社会信用代码; null for a Hong Kong company. */
  readonly uscc: string | null;
  /** 商业登记号码; null for a mainland enterprise. */
  readonly brNumber: string | null;
};

/** No because of how ALP asked: nothing that the seller gave is judged. Staff or ALP put it right. */
export type SetupRefusal = {
  readonly kind: "refused";
  readonly code: "wrong_credentials" | "wrong_setup" | "invalid_request";
  readonly text: string;
};

/** `OutsideFault`: a job may ask again by itself only after `transient` and `throttled`; a person may at any time. */
type Otherwise = SetupRefusal | OutsideFault;

/** The e-port IC card and its password. */
export type CardCheckRequest = {
  readonly cardNumber: string;
  readonly password: string;
  /** Whom the seller says the card belongs to; the answer says to whom it does. */
  readonly claimed: EnterpriseIdentity & { readonly customsNumber: string | null };
};

export type CardHolder = EnterpriseIdentity & {
  /** 海关注册编码, 10 characters; null when the card bears none. */
  readonly customsNumber: string | null;
};

/** `blocked` comes after five wrong passwords: never ask again with a password that was answered once. */
export const cardRefusals = ["wrong_password", "unknown_card", "blocked", "expired"] as const;
export type CardRefusal = (typeof cardRefusals)[number];

export type CardCheckAnswer =
  | {
      readonly kind: "accepted";
      readonly holder: CardHolder;
      /** Last day of the certificate on the card; null when it was not told. */
      readonly certificateValidUntil: CalendarDate | null;
    }
  | {
      readonly kind: "refused";
      readonly code: CardRefusal;
      readonly text: string;
      /** Tries before the card is blocked; null when it was not told. */
      readonly attemptsLeft: number | null;
      readonly certificateValidUntil: CalendarDate | null;
    }
  | Otherwise;

/** The Single Window account and the enterprise that it should be bound to. */
export type AccountCheckRequest = { readonly account: string; readonly enterprise: EnterpriseIdentity };

export const accountRefusals = ["not_bound", "unknown_account", "closed"] as const;
export type AccountRefusal = (typeof accountRefusals)[number];

export type AccountCheckAnswer =
  | {
      readonly kind: "accepted";
      readonly boundEnterprise: EnterpriseIdentity;
      readonly since: CalendarDate | null;
    }
  | {
      readonly kind: "refused";
      readonly code: AccountRefusal;
      readonly text: string;
      /** Another enterprise, or null when it is bound to none. */
      readonly boundEnterprise: EnterpriseIdentity | null;
    }
  | Otherwise;

/** Whether the agent whose card and account are used may act for the principal. */
export type MandateCheckRequest = { readonly principal: EnterpriseIdentity; readonly agent: EnterpriseIdentity };

export const mandateRefusals = ["unknown_mandate", "expired"] as const;
export type MandateRefusal = (typeof mandateRefusals)[number];

export type MandateCheckAnswer =
  | { readonly kind: "accepted"; readonly validUntil: CalendarDate | null }
  | { readonly kind: "refused"; readonly code: MandateRefusal; readonly text: string }
  | Otherwise;

/** 三要素: name, registration number and legal representative (经营者 of an individual business). */
export type EnterpriseCheckRequest = {
  readonly enterprise: EnterpriseIdentity;
  readonly representativeName: string;
};

export const enterpriseElements = ["name", "registration", "representative"] as const;
export type EnterpriseElement = (typeof enterpriseElements)[number];

export type EnterpriseCheckAnswer =
  /** All elements agree. */
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      readonly code: "inconsistent";
      readonly text: string;
      /** Which differ; empty when the register did not say. */
      readonly elements: readonly EnterpriseElement[];
    }
  | { readonly kind: "refused"; readonly code: "not_found"; readonly text: string }
  | Otherwise;

/** A person's name, document and phone number. */
export type PersonCheckRequest = {
  readonly name: string;
  readonly idKind: "resident_id" | "hkid" | "passport";
  readonly idNumber: string;
  /** Null: only name and document are compared. */
  readonly mobile: string | null;
};

export const personElements = ["name", "id_number", "mobile"] as const;
export type PersonElement = (typeof personElements)[number];

export type PersonCheckAnswer =
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      readonly code: "inconsistent";
      readonly text: string;
      readonly elements: readonly PersonElement[];
    }
  | { readonly kind: "refused"; readonly code: "not_found"; readonly text: string }
  | Otherwise;

/** The small transfer that proves who holds an account. The key makes it one transfer, however often it is sent. */
export type TransferRequest = {
  readonly idempotencyKey: string;
  readonly toAccount: string;
  readonly toName: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly remark: string;
};

/** `key_reused`: the same key came with other content before; nothing was paid for this one. */
export const transferRefusals = ["name_mismatch", "unknown_account", "key_reused"] as const;
export type TransferRefusal = (typeof transferRefusals)[number];

export type TransferAnswer =
  /** Taken in; that it was paid is asked for later. */
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly code: TransferRefusal; readonly text: string }
  | Otherwise;

export const returnReasons = ["account_closed", "account_frozen", "name_mismatch", "unknown"] as const;
export type ReturnReason = (typeof returnReasons)[number];

export type TransferStatusAnswer =
  | { readonly kind: "accepted"; readonly status: "pending" }
  | { readonly kind: "accepted"; readonly status: "paid"; readonly paidAt: Instant | null }
  | {
      readonly kind: "accepted";
      readonly status: "returned";
      readonly reason: ReturnReason;
      /** The bank's own words. */
      readonly text: string;
    }
  /** The bank never took a transfer with this key. */
  | { readonly kind: "refused"; readonly code: "unknown_transfer"; readonly text: string }
  | Otherwise;
