import type { CountryCode } from "#lib/kit/country";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import type { DeclaredAmount } from "../facts.ts";

/** One order line as customs would see it; weights and value are of one piece. */
export type RequirementLine = {
  /** What it is called on the screen: 商家编码, else title. */
  readonly goods: string;
  readonly sku: string | null;
  readonly quantity: number;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly hsCode: string | null;
  /** Why the code does not stand in the edition in force, as far as it was looked at; "" where it does. */
  readonly hsFault: string;
  readonly originCountry: CountryCode | null;
  /** Legal units of the code; null: the table does not know the code; `no_table`: there is none to ask, and nobody said. */
  readonly legalUnits: { readonly first: string; readonly second: string | null } | null | "no_table";
  readonly weightGrams: number | null;
  readonly netGrams: number | null;
  /** `isCustomsCurrency`: customs have a code for it. */
  readonly declared: (DeclaredAmount & { readonly isCustomsCurrency: boolean }) | null;
  readonly hsUs: string | null;
  readonly makerItemNo: string | null;
  readonly gtin: string | null;
  readonly makerName: string | null;
  readonly makerAddress: string | null;
  readonly makerContact: string | null;
};

/** A field of the recipient as the recipient's own checks left it. */
export type RecipientStanding = { readonly state: "met" | "missing" | "wrong"; readonly value: string };

/** What the requirements of a parcel are worked out from. */
export type RequirementFacts = {
  readonly destination: { readonly country: CountryCode | null; readonly isEuMember: boolean };
  /** Null where only goods are looked at, as on a product's page. */
  readonly recipient: { readonly taxId: RecipientStanding; readonly phone: RecipientStanding } | null;
  readonly lines: readonly RequirementLine[];
  /** By which limits in another currency are compared. */
  readonly rates: ExchangeRates | null;
};
