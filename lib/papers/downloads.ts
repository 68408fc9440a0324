import { addDays, type CalendarDate, type Instant, isCalendarDate, startOfChinaDay } from "#lib/kit/time";

/** A download of a day's or a month's papers: waiting, being packed, to be fetched, broken off, or cleared away. */
export const downloadStates = ["queued", "running", "ready", "failed", "expired"] as const;
export type DownloadState = (typeof downloadStates)[number];

/** What a download can hold. */
export const downloadContents = [
  "invoice",
  "packing_list",
  "declaration_draft",
  "cn22",
  "cn23",
  "hand_over",
  "import_sheet",
] as const;
export type DownloadContent = (typeof downloadContents)[number];

/** How long a packed download can be fetched; the papers themselves stay, and can be packed again. */
export const downloadDays = 7;

/** From the first instant, up to but without the second. */
export type DownloadSpan = { readonly from: Instant; readonly to: Instant };

/** The instants of a day (2026-11-25) or month (2026-11) in China; null for what is neither. */
export function spanOfPeriod(period: string): DownloadSpan | null {
  if (isCalendarDate(period)) return { from: startOfChinaDay(period), to: startOfChinaDay(addDays(period, 1)) };
  const first: CalendarDate = `${period}-01`;
  if (!/^\d{4}-\d{2}$/.test(period) || !isCalendarDate(first)) return null;
  const next = addDays(first, 31).slice(0, 7);
  return { from: startOfChinaDay(first), to: startOfChinaDay(`${next}-01`) };
}
