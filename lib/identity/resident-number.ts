import { residentCheckCharacter } from "#lib/identity/check-characters";
import { chineseProvinces } from "#lib/identity/tables/chinese-provinces";
import { isCalendarDate } from "#lib/kit/time";

/** True for eighteen characters that are a resident's number by form, place, date and check (GB 11643). */
export function isResidentNumber(compact: string): boolean {
  return (
    /^[1-9]\d{16}[\dX]$/.test(compact) &&
    (chineseProvinces[compact.slice(0, 2)] !== undefined || /^(?:83|9)/.test(compact)) &&
    isCalendarDate(birthDateIn(compact)) &&
    residentCheckCharacter(compact) === compact[17]
  );
}

/** Places 7 to 14 as a date's text, whether or not such a day exists. */
export function birthDateIn(compact: string): string {
  return `${compact.slice(6, 10)}-${compact.slice(10, 12)}-${compact.slice(12, 14)}`;
}
