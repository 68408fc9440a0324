import { checkCnaps, checkHongKongAccount, checkMainlandAccount } from "#lib/identity/bank-account";
import {
  checkCustomsOffice,
  checkCustomsRegistration,
  checkDxpId,
  checkForeignTradeFiling,
  checkIcCardNumber,
} from "#lib/identity/customs-registration";
import { checkEori, checkEuVat, checkIoss } from "#lib/identity/european-numbers";
import { checkHkid } from "#lib/identity/hkid";
import { checkBusinessRegistration, checkCompanyNumber } from "#lib/identity/hong-kong-business";
import type { IdentifierCheck, IdentifierNote } from "#lib/identity/identifier-check";
import { checkPassport } from "#lib/identity/passport";
import { checkResidentId } from "#lib/identity/resident-id";
import { judgeTaxId } from "#lib/identity/tax-id/judge-tax-id";
import { type TaxIdKind, taxIdKinds } from "#lib/identity/tax-id/rules";
import { checkHomeReturnPermit, checkMacauId, checkTaiwanPermit } from "#lib/identity/travel-permit";
import { checkUscc } from "#lib/identity/uscc";
import type { CountryCode } from "#lib/kit/country";
import type { CalendarDate } from "#lib/kit/time";

/** Numbers of sellers, their people, banks and customs; the recipients' are `taxIdKinds`. */
export const sellerIdentifierKinds = [
  "uscc",
  "resident_id",
  "hkid",
  "passport",
  "home_return_permit",
  "taiwan_permit",
  "macau_id",
  "hk_business_registration",
  "hk_company_number",
  "customs_registration",
  "dxp_id",
  "ic_card_number",
  "foreign_trade_filing",
  "customs_office",
  "bank_account_cn",
  "bank_account_hk",
  "cnaps",
  "ioss",
  "eu_vat",
  "eori",
] as const;
export type SellerIdentifierKind = (typeof sellerIdentifierKinds)[number];

export const identifierKinds = [...sellerIdentifierKinds, ...taxIdKinds] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** What some kinds need to know: the day (births), the issuing country (passports). */
export type IdentifierContext = { readonly today: CalendarDate; readonly country?: CountryCode };

/** One shape for every kind; `code` is null when nothing is to be said. */
export type IdentifierAnswer = {
  readonly outcome: "ok" | "warn" | "refuse";
  readonly compact: string;
  readonly code: string | null;
  readonly values: Readonly<Record<string, string | number>>;
  readonly proposal: string | null;
  readonly notes: readonly IdentifierNote[];
};

type Check = (text: string, context: IdentifierContext) => IdentifierCheck<unknown>;

const checks: Readonly<Record<SellerIdentifierKind, Check>> = {
  uscc: checkUscc,
  resident_id: (text, { today }) => checkResidentId(text, today),
  hkid: checkHkid,
  // without a country any shape of ICAO's will do: no list of shapes has Antarctica
  passport: (text, { country = "AQ" }) => checkPassport(country, text),
  home_return_permit: checkHomeReturnPermit,
  taiwan_permit: checkTaiwanPermit,
  macau_id: checkMacauId,
  hk_business_registration: checkBusinessRegistration,
  hk_company_number: checkCompanyNumber,
  customs_registration: checkCustomsRegistration,
  dxp_id: checkDxpId,
  ic_card_number: checkIcCardNumber,
  foreign_trade_filing: checkForeignTradeFiling,
  customs_office: checkCustomsOffice,
  bank_account_cn: checkMainlandAccount,
  bank_account_hk: checkHongKongAccount,
  cnaps: checkCnaps,
  ioss: checkIoss,
  eu_vat: checkEuVat,
  eori: checkEori,
};

/** Judges a number of any kind that ALP knows; see the check of each kind for its codes. */
export function checkIdentifier(kind: IdentifierKind, text: string, context: IdentifierContext): IdentifierAnswer {
  const check = isTaxIdKind(kind) ? judgeTaxId(kind, text) : checks[kind](text, context);
  if (check.outcome === "ok") {
    const { outcome, compact, notes } = check;
    return { outcome, compact, code: null, values: {}, proposal: null, notes };
  }
  const { outcome, compact, code, values, proposal = null } = check;
  return { outcome, compact, code, values, proposal, notes: check.outcome === "warn" ? check.notes : [] };
}

function isTaxIdKind(kind: IdentifierKind): kind is TaxIdKind {
  return (taxIdKinds as readonly string[]).includes(kind);
}
