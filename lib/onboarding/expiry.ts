import { type CalendarDate, dayMs, isCalendarDate } from "#lib/kit/time";
import { type ApplicationValues, fieldDefinition } from "./fields.ts";
import { formVerdicts, isLegalForm, type SectionKey } from "./sections.ts";
import type { ExpirySubject } from "./states.ts";

/** A material that runs out; the day itself is still valid, in China. */
export type Expiry = { readonly subject: ExpirySubject; readonly expiresOn: CalendarDate };

/** Days before, at which people are told; 0: that it has run out. Each is told once. */
export const warningDays = [60, 30, 7, 0] as const;
export type WarningDays = (typeof warningDays)[number];

/**
 * What runs out of the approved materials: licence and ID when they are dated, a Hong Kong company's certificate, and the
 * card's certificate as the Single Window answered. Fields that this kind of seller is not asked for do not count, even
 * when an earlier choice left something in them.
 */
export function expiriesOf(
  values: ApplicationValues,
  { cardValidUntil }: { readonly cardValidUntil: CalendarDate | null },
): readonly Expiry[] {
  const dates: readonly (readonly [ExpirySubject, string | null])[] = [
    ["licence", dateIn(values, "licence", "validUntil")],
    ["br_certificate", dateIn(values, "licence", "brExpiresOn")],
    ["representative_id", dateIn(values, "representative", "validUntil")],
    ["card", cardValidUntil],
  ];
  return dates.flatMap(([subject, expiresOn]) =>
    expiresOn !== null && isCalendarDate(expiresOn) ? [{ subject, expiresOn }] : [],
  );
}

function dateIn(values: ApplicationValues, section: SectionKey, key: string): string | null {
  const legalForm = values.entry?.legalForm ?? "";
  const kind = isLegalForm(legalForm) ? formVerdicts[legalForm].kind : null;
  const isAsked = kind === null || (fieldDefinition(section, key)?.when?.({ kind, values }) ?? true);
  return isAsked ? (values[section]?.[key] ?? null) : null;
}

/** Whole days from today to the last valid one; negative after it. */
export function daysLeft(expiresOn: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(expiresOn) - Date.parse(today)) / dayMs);
}

/** Is it over? The day itself is still valid. */
export function isExpired(expiresOn: CalendarDate, today: CalendarDate): boolean {
  return today > expiresOn;
}

/**
 * The warning to tell today, or null. `toldDays` is the last one that was told (null: none): a nearer one takes the place
 * of those that a jump left out, and none is told twice, even when a clock runs backwards.
 */
export function warningDue(expiresOn: CalendarDate, today: CalendarDate, toldDays: number | null): WarningDays | null {
  const nearest = nearestWarning(expiresOn, today);
  return nearest !== null && (toldDays === null || nearest < toldDays) ? nearest : null;
}

function nearestWarning(expiresOn: CalendarDate, today: CalendarDate): WarningDays | null {
  if (isExpired(expiresOn, today)) return 0;
  const left = daysLeft(expiresOn, today);
  return warningDays.findLast((days) => days > 0 && left <= days) ?? null;
}
