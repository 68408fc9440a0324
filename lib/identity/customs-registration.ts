import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, doubtful, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet } from "#lib/identity/look-alikes";
import { chineseProvinces } from "#lib/identity/tables/chinese-provinces";

/** Places 5 and 6 of the number; "unknown" where the customs' old list does not know the character. */
export const customsZones = [
  "special_zone",
  "development_zone",
  "high_tech_zone",
  "bonded_zone",
  "export_processing_zone",
  "bonded_port",
  "logistics_park",
  "logistics_centre",
  "elsewhere",
  "unknown",
] as const;
export type CustomsZone = (typeof customsZones)[number];

export const customsCompanyKinds = [
  "state",
  "cooperative",
  "joint_venture",
  "foreign",
  "collective",
  "private",
  "sole_trader",
  "declares_only",
  "other",
  "unknown",
] as const;
export type CustomsCompanyKind = (typeof customsCompanyKinds)[number];

export type CustomsRegistrationParts = {
  readonly area: string;
  readonly provinceName: string | null;
  readonly zone: CustomsZone;
  readonly companyKind: CustomsCompanyKind;
  readonly serial: string;
};

const zones: Readonly<Record<string, CustomsZone>> = {
  "1": "special_zone",
  "2": "development_zone",
  "3": "high_tech_zone",
  "4": "bonded_zone",
  "5": "export_processing_zone",
  "6": "bonded_port",
  "7": "logistics_park",
  "9": "elsewhere",
  W: "logistics_centre",
};

/**
 * Reads a customs registration number (海关编码): ten characters, four digits of the area, zone, kind of company, serial.
 * Newer ones carry letters from place 6 on; the logistics centres' W stands in place 5. No check digit is known. Refusals:
 * customs_registration_length, customs_registration_form, customs_registration_is_uscc and those of every number. Note:
 * customs_registration_area.
 */
export function checkCustomsRegistration(text: string): IdentifierCheck<CustomsRegistrationParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (compact.length === 18) return refused(compact, "customs_registration_is_uscc");
  if (compact.length !== 10)
    return refused(compact, "customs_registration_length", { values: { length: compact.length } });
  if (!/^\d{4}[\dW][\dA-Z]{5}$/.test(compact)) {
    const plain = latinLookAlikes(compact);
    const head = repairAlphabet(plain.slice(0, 5), /^\d$/, () => true);
    const proposal = head !== undefined && /^[\dA-Z]{5}$/.test(plain.slice(5)) ? head + plain.slice(5) : undefined;
    return refused(compact, "customs_registration_form", { proposal });
  }
  const area = compact.slice(0, 4);
  const provinceName = chineseProvinces[area.slice(0, 2)] ?? null;
  const [zoneMark = "", kindMark = ""] = compact.slice(4);
  const kind = customsCompanyKinds[Number(kindMark) - 1];
  const parts = {
    area,
    provinceName,
    zone: zones[zoneMark] ?? ("unknown" as const),
    companyKind: /[1-9]/.test(kindMark) && kind ? kind : ("unknown" as const),
    serial: compact.slice(6),
  };
  return accepted(
    compact,
    parts,
    provinceName === null ? [{ code: "customs_registration_area", values: { area } }] : [],
  );
}

/**
 * Reads an exchange user number (dxpId): sixteen characters, DXPENT or DXPLGS and ten digits in every example. Warn:
 * dxp_id_unusual for another sixteen characters, since the data centres issue them. Refusals: dxp_id_length, dxp_id_form and
 * those of every number.
 */
export function checkDxpId(text: string): IdentifierCheck<{ readonly role: "enterprise" | "logistics" | "unknown" }> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const known = /^DXP(ENT|LGS)\d{10}$/.exec(compact);
  if (known) return accepted(compact, { role: known[1] === "ENT" ? "enterprise" : "logistics" });
  if (!/^[A-Z\d]+$/.test(compact)) return refused(compact, "dxp_id_form");
  if (compact.length !== 16) return refused(compact, "dxp_id_length", { values: { length: compact.length } });
  const digits = repairAlphabet(compact.slice(6), /^\d$/, () => true);
  const proposal = /^DXP(?:ENT|LGS)/.test(compact) && digits !== undefined ? compact.slice(0, 6) + digits : undefined;
  return doubtful(compact, { role: "unknown" }, "dxp_id_unusual", { proposal });
}

/**
 * Reads the number of an operator's IC card: one to thirteen letters and digits by the exchange's schema, thirteen in the
 * general declaration. Note: ic_card_short under thirteen. Refusals: ic_card_form, ic_card_certificate (sixteen hexadecimal
 * characters are the certificate's number) and those of every number.
 */
export function checkIcCardNumber(text: string): IdentifierCheck<null> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^[\dA-F]{16}$/.test(compact)) return refused(compact, "ic_card_certificate");
  if (!/^[\dA-Z]{1,13}$/.test(compact)) return refused(compact, "ic_card_form", { values: { length: compact.length } });
  const notes = compact.length < 13 ? [{ code: "ic_card_short", values: { length: compact.length } }] : [];
  return accepted(compact, null, notes);
}

/**
 * Reads the number of a foreign-trade operator's filing form (对外贸易经营者备案登记表编号): eight digits on every form since
 * 2004; the form ended on 30 December 2022. Warn: foreign_trade_filing_unusual for five to twenty letters and digits.
 * Refusals: foreign_trade_filing_form and those of every number.
 */
export function checkForeignTradeFiling(text: string): IdentifierCheck<null> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^\d{8}$/.test(compact)) return accepted(compact, null);
  if (/^(?=.*\d)[A-Z\d]{5,20}$/.test(compact)) return doubtful(compact, null, "foreign_trade_filing_unusual");
  return refused(compact, "foreign_trade_filing_form");
}

/**
 * Reads a customs office's code: four digits. The public list is of 2018, so an unknown office is no mistake. Refusals:
 * customs_office_form and those of every number.
 */
export function checkCustomsOffice(text: string): IdentifierCheck<null> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (!/^\d{4}$/.test(compact) || compact === "0000") {
    const proposal = repairAlphabet(latinLookAlikes(compact), /^\d$/, (one) => /^(?!0000)\d{4}$/.test(one));
    return refused(compact, "customs_office_form", { proposal });
  }
  return accepted(compact, null);
}
