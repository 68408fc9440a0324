import { addDays, type CalendarDate } from "./time.ts";

/**
 * Days off and days worked instead (调休), as the State Council's notices name them: for 2025 of 2024-11-12, for 2026 of
 * 2025-11-04. "MM-DD" or "MM-DD/MM-DD". Years without a notice know weekends only.
 */
const notices: Readonly<Record<string, { readonly off: readonly string[]; readonly worked: readonly string[] }>> = {
  "2025": {
    off: ["01-01", "01-28/02-04", "04-04/04-06", "05-01/05-05", "05-31/06-02", "10-01/10-08"],
    worked: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  },
  "2026": {
    off: ["01-01/01-03", "02-15/02-23", "04-04/04-06", "05-01/05-05", "06-19/06-21", "09-25/09-27", "10-01/10-07"],
    worked: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
};

/** Whether offices in China work on a calendar date. */
export function isChinaWorkday(date: CalendarDate): boolean {
  const notice = notices[date.slice(0, 4)];
  const day = date.slice(5);
  if (notice?.worked.includes(day)) return true;
  if (notice?.off.some((range) => isWithin(day, range))) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function isWithin(day: string, range: string): boolean {
  const [from = "", to = from] = range.split("/");
  return day >= from && day <= to;
}

/** The date that is `count` working days after `date`; the day itself does not count. */
export function addChinaWorkdays(date: CalendarDate, count: number): CalendarDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isChinaWorkday(day)) left--;
  }
  return day;
}
