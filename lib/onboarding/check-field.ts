import { checkHongKongAccount, checkMainlandAccount } from "#lib/identity/bank-account";
import {
  checkCustomsOffice,
  checkCustomsRegistration,
  checkDxpId,
  checkForeignTradeFiling,
  checkIcCardNumber,
} from "#lib/identity/customs-registration";
import { checkHkid } from "#lib/identity/hkid";
import { checkBusinessRegistration, checkCompanyNumber } from "#lib/identity/hong-kong-business";
import type { IdentifierCheck } from "#lib/identity/identifier-check";
import type { NameComparison } from "#lib/identity/name-comparison";
import { checkPassport } from "#lib/identity/passport";
import { comparePersonNames } from "#lib/identity/person-name";
import { checkPhone } from "#lib/identity/phone";
import { ageOn, checkResidentId } from "#lib/identity/resident-id";
import { checkUscc } from "#lib/identity/uscc";
import { isCountryCode } from "#lib/kit/country";
import type { CalendarDate } from "#lib/kit/time";
import type { FieldNote } from "./application-view.ts";
import { checkFilingDate, checkPastDate, checkValidUntil, type DateFault } from "./check-date.ts";
import { type FieldContext, type FieldDefinition, fieldPath } from "./fields.ts";
import { compareWithDeclaring, compareWithLicence, declaringName } from "./names.ts";
import { formVerdicts, isLegalForm } from "./sections.ts";

/** `value`: what is kept, an identifier without its separators where it can be read; `note`: what a person should know. */
export type FieldCheck = { readonly value: string; readonly note: FieldNote | null };

type Judge = (text: string, context: FieldContext, today: CalendarDate) => FieldCheck;

const fine = (value: string): FieldCheck => ({ value, note: null });

function noted(
  value: string,
  outcome: FieldNote["outcome"],
  code: string,
  values: FieldNote["values"] = {},
  proposal: string | null = null,
): FieldCheck {
  return { value, note: { outcome, code, values, proposal } };
}

/** An identifier's own check; what reads well is kept compact, what does not stays as it was typed. */
function asIdentifier<Parts>(text: string, check: IdentifierCheck<Parts>): FieldCheck {
  if (check.outcome === "ok") return fine(check.compact);
  const { outcome, code, values, proposal } = check;
  return noted(outcome === "warn" ? check.compact : text, outcome, code, values, proposal ?? null);
}

function asDate(text: string, fault: DateFault | null): FieldCheck {
  return fault ? noted(text, fault.outcome, fault.code, fault.values) : fine(text);
}

/** Two names side by side: equal passes, similar goes to a person, different must be put right. */
function asName(text: string, other: string, compared: NameComparison): FieldCheck {
  if (compared.verdict === "equal") return fine(text);
  const outcome = compared.verdict === "similar" ? "warn" : "refuse";
  const note: FieldNote = {
    outcome,
    code: compared.verdict === "similar" ? "name_similar" : "name_differs",
    values: { other },
    proposal: null,
    difference: compared.difference,
  };
  return { value: text, note };
}

/** A mainland mobile has eleven digits from 1 on, a Hong Kong one eight from 4 to 9; of other countries any number will do. */
const mobileForms: Readonly<Record<string, RegExp>> = { "86": /^1[3-9]\d{9}$/, "852": /^[4-9]\d{7}$/ };

function isMobile(e164: string): boolean {
  const code = Object.keys(mobileForms).find((prefix) => e164.startsWith(`+${prefix}`));
  return code === undefined || mobileForms[code]?.test(e164.slice(code.length + 1)) === true;
}

function checkMobile(text: string, { kind }: FieldContext): FieldCheck {
  const country = kind === "hong_kong_company" ? "HK" : "CN";
  const { e164, findings } = checkPhone({ country, phone: "", mobile: text });
  if (e164 !== null && isMobile(e164)) return fine(e164);
  const [first] = findings;
  return noted(text, "refuse", "mobile_wrong", {}, first?.suggestion ?? null);
}

function checkIdNumber(text: string, { values }: FieldContext, today: CalendarDate): FieldCheck {
  const { idKind, idCountry = "" } = values.representative ?? {};
  if (idKind === "hkid") return asIdentifier(text, checkHkid(text));
  if (idKind === "passport") {
    return isCountryCode(idCountry) ? asIdentifier(text, checkPassport(idCountry, text)) : fine(text);
  }
  if (idKind !== "resident_id") return fine(text);
  const check = checkResidentId(text, today);
  if (check.outcome !== "ok") return asIdentifier(text, check);
  const { birthDate } = check.parts;
  const age = birthDate === null ? null : ageOn(birthDate, today);
  return age !== null && age < 18 ? noted(check.compact, "warn", "representative_minor", { age }) : fine(check.compact);
}

/** The licence's code: of the kind of entity that the seller says it is (92 is a 个体工商户, 91 an enterprise). */
function checkLicenceCode(text: string, { kind }: FieldContext): FieldCheck {
  const check = checkUscc(text);
  const judged = asIdentifier(text, check);
  if (judged.note || check.outcome === "refuse") return judged;
  const isIndividual = check.parts.entityKind === "individual_business";
  return isIndividual === (kind === "individual_business")
    ? judged
    : noted(check.compact, "warn", "uscc_other_kind", { kind: check.parts.kindName ?? check.parts.kind });
}

const judges: Readonly<Record<string, Judge>> = {
  "entry.legalForm": (text) => {
    if (!isLegalForm(text)) return noted(text, "refuse", "choice_unknown");
    const { verdict } = formVerdicts[text];
    if (verdict === "goes_on") return fine(text);
    return noted(text, verdict === "refused" ? "refuse" : "warn", `legal_form_${verdict}`);
  },
  "entry.contactMobile": checkMobile,

  "licence.uscc": checkLicenceCode,
  "licence.brNumber": (text) => asIdentifier(text, checkBusinessRegistration(text)),
  "licence.brExpiresOn": (text, _, today) => asDate(text, checkValidUntil(text, today)),
  "licence.companyNumber": (text) => asIdentifier(text, checkCompanyNumber(text)),
  "licence.foundedOn": (text, _, today) => asDate(text, checkPastDate(text, today)),
  "licence.validUntil": (text, _, today) => asDate(text, checkValidUntil(text, today)),
  "licence.filingDate": (text, context, today) => asDate(text, checkFilingDate(text, context, today)),
  "licence.filingNumber": (text, { values }) =>
    values.licence?.filingKind === "customs_filing"
      ? asIdentifier(text, checkCustomsRegistration(text))
      : asIdentifier(text, checkForeignTradeFiling(text)),
  "representative.name": (text, { values }) => {
    const other = values.licence?.representativeName ?? "";
    return other === "" ? fine(text) : asName(text, other, comparePersonNames(text, other));
  },
  "representative.idCountry": (text) =>
    isCountryCode(text.toUpperCase()) ? fine(text.toUpperCase()) : noted(text, "refuse", "country_unknown"),
  "representative.idNumber": checkIdNumber,
  "representative.validUntil": (text, _, today) => asDate(text, checkValidUntil(text, today)),
  "representative.mobile": checkMobile,
  "account.accountNumber": (text, { kind }) =>
    asIdentifier(text, kind === "hong_kong_company" ? checkHongKongAccount(text) : checkMainlandAccount(text)),
  "account.accountName": (text, context) => {
    const { registeredName = "" } = context.values.licence ?? {};
    return registeredName === "" ? fine(text) : asName(text, registeredName, compareWithLicence(text, context));
  },
  "card.cardNumber": (text) => asIdentifier(text, checkIcCardNumber(text)),
  "card.agentUscc": (text) => asIdentifier(text, checkUscc(text)),
  "single_window.enterpriseName": (text, context) => {
    const other = declaringName(context.kind, context.values);
    return other === "" ? fine(text) : asName(text, other, compareWithDeclaring(text, context));
  },
  "declaration.customsNumber": (text) => asIdentifier(text, checkCustomsRegistration(text)),
  "declaration.dxpId": (text) => asIdentifier(text, checkDxpId(text)),
  "declaration.declarationOffice": (text) => asIdentifier(text, checkCustomsOffice(text)),
  "declaration.exitOffice": (text) => asIdentifier(text, checkCustomsOffice(text)),
  "declaration.agentCode": (text) => asIdentifier(text, checkCustomsRegistration(text)),
  // a maker without a customs registration is written NO (export standard, ownerCode)
  "declaration.makerCode": (text) =>
    text.toUpperCase() === "NO" ? fine("NO") : asIdentifier(text, checkCustomsRegistration(text)),
};

/**
 * Judges what was typed into one field, with the rest of the application for what must agree. An empty text has no note:
 * that it is missing is said elsewhere. `text` is plain, also of sealed fields; a password is not judged at all.
 */
export function checkField(
  field: FieldDefinition,
  text: string,
  context: FieldContext,
  today: CalendarDate,
): FieldCheck {
  if (field.sealed === "never_shown") return fine(text);
  const trimmed = text.trim();
  if (trimmed === "") return fine("");
  const judge = judges[fieldPath(field.section, field.key)];
  if (judge) return judge(trimmed, context, today);
  if (field.options && !field.options.includes(trimmed)) return noted(trimmed, "refuse", "choice_unknown");
  return fine(trimmed);
}
