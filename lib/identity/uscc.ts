import {
  mod1110CheckDigit,
  organisationCheckCharacter,
  usccAlphabet,
  usccCheckCharacter,
} from "#lib/identity/check-characters";
import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, doubtful, type IdentifierCheck, type IdentifierNote, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet, repairSlip } from "#lib/identity/look-alikes";
import { isResidentNumber } from "#lib/identity/resident-number";
import { chineseProvinces } from "#lib/identity/tables/chinese-provinces";
import { entityKindNames, registeringAuthorities } from "#lib/identity/tables/entity-kinds";

/** What the code says of its bearer, for a comparison with the kind of seller. */
export const entityKinds = ["enterprise", "individual_business", "cooperative", "other"] as const;
export type EntityKind = (typeof entityKinds)[number];

/** The pieces of a code; names are null where the table does not know the character or digits. */
export type UsccParts = {
  readonly authority: string;
  readonly authorityName: string | null;
  readonly kind: string;
  readonly kindName: string | null;
  readonly entityKind: EntityKind;
  readonly area: string;
  readonly provinceName: string | null;
  readonly organisationCode: string;
};

const alphabet = new RegExp(`^[${usccAlphabet}]$`);
const form = new RegExp(`^[${usccAlphabet}]{2}\\d{6}[${usccAlphabet}]{10}$`);

/**
 * Reads a unified social credit code (GB 32100-2015). ok: its check character is right. Warn:
 * uscc_check_character (codes of the early pilot areas carry others; a person compares it with the licence). Refusals:
 * uscc_length, uscc_letter, uscc_area, uscc_old_registration_number, uscc_organisation_code_only, uscc_resident_id and
 * those of every number (identifier_missing, _masked, _placeholder, _no_characters). Notes: uscc_authority_unknown,
 * uscc_area_unknown, uscc_organisation_check.
 */
export function checkUscc(text: string): IdentifierCheck<UsccParts> {
  const compact = compactCode(text).replace(/^USCC/, "");
  const none = refusedText(text, compact);
  if (none) return none;
  if (compact.length !== 18) return refuseLength(compact);
  return form.test(compact) ? judge(compact) : refuseCharacters(compact);
}

/** What kind of entity a code is for, by its first two places; "other" where it is neither of the three. */
export function entityKindOf(compact: string): EntityKind {
  const kinds: Readonly<Record<string, EntityKind>> = {
    "91": "enterprise",
    "92": "individual_business",
    "93": "cooperative",
  };
  return kinds[compact.slice(0, 2)] ?? "other";
}

function judge(compact: string): IdentifierCheck<UsccParts> {
  const parts = partsOf(compact);
  const notes: IdentifierNote[] = [];
  if (parts.kindName === null)
    notes.push({ code: "uscc_authority_unknown", values: { characters: compact.slice(0, 2) } });
  if (parts.provinceName === null) notes.push({ code: "uscc_area_unknown", values: { area: parts.area } });
  if (!hasOrganisationCheck(compact)) {
    notes.push({ code: "uscc_organisation_check", values: { organisation: parts.organisationCode } });
  }
  if (hasRightCheck(compact)) return accepted(compact, parts, notes);
  // a resident's number is eighteen digits too and fits the alphabet
  if (isResidentNumber(compact)) return refused(compact, "uscc_resident_id");
  const proposal = repairSlip(
    compact,
    (other) => form.test(other) && hasRightCheck(other) && hasOrganisationCheck(other),
  );
  return doubtful(compact, parts, "uscc_check_character", { notes, proposal, values: { given: compact.slice(17) } });
}

function partsOf(compact: string): UsccParts {
  const [authority = "", kind = ""] = compact;
  const area = compact.slice(2, 8);
  return {
    authority,
    authorityName: registeringAuthorities[authority] ?? null,
    kind,
    kindName: entityKindNames[authority + kind] ?? null,
    entityKind: entityKindOf(compact),
    area,
    // 100000 is the national register itself
    provinceName: area.startsWith("10") ? "国家" : (chineseProvinces[area.slice(0, 2)] ?? null),
    organisationCode: compact.slice(8, 17),
  };
}

function hasRightCheck(compact: string): boolean {
  return usccCheckCharacter(compact.slice(0, 17)) === compact[17];
}

function hasOrganisationCheck(compact: string): boolean {
  return organisationCheckCharacter(compact.slice(8, 16)) === compact[16];
}

function refuseLength(compact: string): IdentifierCheck<UsccParts> {
  if (/^\d{15}$/.test(compact)) {
    const isRight = mod1110CheckDigit(compact.slice(0, 14)) === compact[14];
    return refused(compact, "uscc_old_registration_number", { values: { isRight: isRight ? 1 : 0 } });
  }
  if (/^[\dA-Z]{8}[\dX]$/.test(compact) && organisationCheckCharacter(compact) === compact[8]) {
    return refused(compact, "uscc_organisation_code_only");
  }
  return refused(compact, "uscc_length", { values: { length: compact.length } });
}

function refuseCharacters(compact: string): IdentifierCheck<UsccParts> {
  const isGood = (candidate: string) => form.test(candidate) && hasRightCheck(candidate);
  const area = latinLookAlikes(compact).slice(2, 8);
  const wrong = [...compact].find((letter) => !alphabet.test(letter));
  // a letter of the alphabet among the area's digits is wrong by its place
  const byPlace = [...area]
    .map((letter) => (/[\dIOSVZ]/.test(letter) ? letter : (digitLike[letter] ?? letter)))
    .join("");
  const placed = latinLookAlikes(compact).slice(0, 2) + byPlace + latinLookAlikes(compact).slice(8);
  const proposal = repairAlphabet(placed, alphabet, isGood);
  if (wrong !== undefined) return refused(compact, "uscc_letter", { values: { letter: wrong }, proposal });
  return refused(compact, "uscc_area", { values: { area: compact.slice(2, 8) }, proposal });
}

const digitLike: Readonly<Record<string, string>> = { B: "8", D: "0", G: "6", L: "1", Q: "0", T: "7" };
