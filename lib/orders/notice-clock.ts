import { hourMs, type Instant } from "#lib/kit/time";
import type { NoticeState } from "#lib/orders/states";

/** How much time a number has left: past the deadline, under twelve hours (red), under a day (amber), or plenty. */
export const noticeUrgencies = ["overdue", "urgent", "soon", "calm", "none"] as const;
export type NoticeUrgency = (typeof noticeUrgencies)[number];

/** A number that is not uploaded by the deadline counts as not delivered (成交不卖) even when the parcel is on its way. */
export function noticeUrgency(state: NoticeState, deadlineAt: Instant | null, now: Instant): NoticeUrgency {
  if (state === "declared" || deadlineAt === null) return "none";
  const left = deadlineAt - now;
  if (left <= 0) return "overdue";
  if (left < 12 * hourMs) return "urgent";
  return left < 24 * hourMs ? "soon" : "calm";
}
