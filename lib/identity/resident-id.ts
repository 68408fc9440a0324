import { residentCheckCharacter } from "#lib/identity/check-characters";
import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, type IdentifierCheck, type IdentifierNote, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet, repairSlip } from "#lib/identity/look-alikes";
import { birthDateIn, isResidentNumber } from "#lib/identity/resident-number";
import { chineseProvinces } from "#lib/identity/tables/chinese-provinces";
import { type CalendarDate, isCalendarDate } from "#lib/kit/time";

/** Which card bears the number: citizens', the three residence permits of 2018, the permanent residents' of 2017 and 2023. */
export const residentCards = ["resident", "hong_kong_permit", "macau_permit", "taiwan_permit", "foreigner"] as const;
export type ResidentCard = (typeof residentCards)[number];

/** What the number says; null where it says nothing (the foreigner's card of 2017 has no sex and a short year). */
export type ResidentIdParts = {
  readonly card: ResidentCard;
  readonly provinceName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly age: number | null;
  readonly sex: "male" | "female" | null;
};

const adultAge = 18;

/**
 * Reads a resident's number (GB 11643-1999) as of `today`: eighteen digits, the last may be X. Also the residence permits of
 * Hong Kong (81), Macau (82) and Taiwan (83), and permanent residents from abroad (9 in front since December 2023; three
 * letters and twelve digits before). Refusals: resident_id_length, resident_id_old (fifteen digits), resident_id_letter,
 * resident_id_area, resident_id_date, resident_id_future, resident_id_check and those of every number. Notes:
 * resident_id_under_age, resident_id_very_old, resident_id_foreigner_old_card.
 */
export function checkResidentId(text: string, today: CalendarDate): IdentifierCheck<ResidentIdParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^[A-Z]{3}\d{12}$/.test(compact)) return foreignerOf2017(compact);
  if (/^\d{15}$/.test(compact)) return oldNumber(compact);
  if (compact.length !== 18) return refused(compact, "resident_id_length", { values: { length: compact.length } });
  if (!/^\d{17}[\dX]$/.test(compact)) {
    const letter = [...compact].find((one, place) => !(place === 17 ? /[\dX]/ : /\d/).test(one)) ?? "";
    return refused(compact, "resident_id_letter", { values: { letter }, proposal: proposalOf(compact, today) });
  }
  const card = cardOf(compact);
  if (card === null) return refused(compact, "resident_id_area", { values: { area: compact.slice(0, 2) } });
  const birthDate = birthDateIn(compact);
  if (!isCalendarDate(birthDate) || birthDate < "1850") {
    return refused(compact, "resident_id_date", { values: { date: birthDate }, proposal: proposalOf(compact, today) });
  }
  if (birthDate > today) return refused(compact, "resident_id_future", { values: { date: birthDate } });
  if (residentCheckCharacter(compact) !== compact[17]) {
    return refused(compact, "resident_id_check", { proposal: proposalOf(compact, today) });
  }
  const age = ageOn(birthDate, today);
  const provinceName = card === "foreigner" ? provinceOf(compact.slice(1, 3)) : provinceOf(compact.slice(0, 2));
  const sex = Number(compact[16]) % 2 === 1 ? "male" : "female";
  return accepted(compact, { card, provinceName, birthDate, age, sex }, ageNotes(age));
}

/** Whole years between a birth and a day; who was born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: CalendarDate, today: CalendarDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function ageNotes(age: number): IdentifierNote[] {
  if (age < adultAge) return [{ code: "resident_id_under_age", values: { age } }];
  return age > 100 ? [{ code: "resident_id_very_old", values: { age } }] : [];
}

function provinceOf(code: string): string | null {
  return chineseProvinces[code] ?? (code === "83" ? "台湾省" : null);
}

function cardOf(compact: string): ResidentCard | null {
  if (compact.startsWith("9")) return "foreigner";
  if (compact.startsWith("81")) return "hong_kong_permit";
  if (compact.startsWith("82")) return "macau_permit";
  if (compact.startsWith("83")) return "taiwan_permit";
  return chineseProvinces[compact.slice(0, 2)] === undefined ? null : "resident";
}

/** Fifteen digits ended in 2013: they want the card of today, whose number the old one foretells. */
function oldNumber(compact: string): IdentifierCheck<ResidentIdParts> {
  const body = `${compact.slice(0, 6)}19${compact.slice(6)}`;
  const number = body + residentCheckCharacter(body);
  return refused(compact, "resident_id_old", { proposal: isResidentNumber(number) ? number : undefined });
}

/** The card of 2017 ends in a digit by weights 7, 3, 1 as in passports; too little is public to refuse by. */
function foreignerOf2017(compact: string): IdentifierCheck<ResidentIdParts> {
  const parts = { card: "foreigner", provinceName: null, birthDate: null, age: null, sex: null } as const;
  return accepted(compact, parts, [{ code: "resident_id_foreigner_old_card" }]);
}

function proposalOf(compact: string, today: CalendarDate): string | undefined {
  const isGood = (other: string) => isResidentNumber(other) && birthDateIn(other) <= today;
  const tail = latinLookAlikes(compact.slice(17));
  return (
    repairAlphabet(latinLookAlikes(compact.slice(0, 17)), /^\d$/, (body) => isGood(body + tail))?.concat(tail) ??
    repairSlip(compact, isGood)
  );
}
