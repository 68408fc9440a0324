import { chinaDateOf, endOfChinaDay, hourMs, type Instant } from "#lib/kit/time";

/** An order not sent, or a number not uploaded, with less time left than this is an alarm. */
export const alarmBeforeMs = 12 * hourMs;

/** 已超时, 不足 12 小时, 今天到期, 以后. What is under 12 hours may be due today as well: each counts by itself. */
export const deadlineFilters = ["overdue", "soon", "today", "later"] as const;
export type DeadlineFilter = (typeof deadlineFilters)[number];

/** From which instant (inclusive) to which (exclusive) deadlines lie; null: open. */
export type DeadlineSpan = { readonly from: Instant | null; readonly until: Instant | null };

/** When a deadline must lie to be let through; the day is the one in China. */
export function deadlineSpan(filter: DeadlineFilter, now: Instant): DeadlineSpan {
  const endOfDay = endOfChinaDay(chinaDateOf(now)) + 1;
  switch (filter) {
    case "overdue":
      return { from: null, until: now };
    case "soon":
      return { from: now, until: now + alarmBeforeMs };
    case "today":
      return { from: now, until: endOfDay };
    case "later":
      return { from: endOfDay, until: null };
  }
}

/** Where one kind of deadline ends and another begins, ascending. */
export function deadlineSteps(now: Instant): readonly [Instant, Instant, Instant] {
  const [first = 0, second = 0] = [now + alarmBeforeMs, endOfChinaDay(chinaDateOf(now)) + 1].sort((a, b) => a - b);
  return [now, first, second];
}

/** Which of the steps (0 to 3: how many of them lie at or before the deadline) a filter lets through. */
export function deadlineStepsOf(filter: DeadlineFilter, now: Instant): readonly number[] {
  const steps = deadlineSteps(now);
  const { from, until } = deadlineSpan(filter, now);
  const first = from === null ? 0 : steps.indexOf(from) + 1;
  const last = until === null ? steps.length : steps.indexOf(until);
  return Array.from({ length: steps.length + 1 }, (_, step) => step).filter((step) => step >= first && step <= last);
}

/** Overdue, or less than twelve hours left. */
export function isUrgent(deadline: Instant | null, now: Instant): boolean {
  return deadline !== null && deadline - now < alarmBeforeMs;
}
