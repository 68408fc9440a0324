"use client";

import { useFormatter } from "next-intl";
import { useNow } from "./use-now.ts";

type RelativeTimeProps = {
  /** Epoch ms. */
  readonly at: number;
  /** The server's clock when the page was drawn, epoch ms. */
  readonly now: number;
  /** Shows the exact time and keeps the relative one for the hover. */
  readonly isExact?: boolean;
};

/** A point in time: relative for reading, exact on hover, in the member's zone. */
export function RelativeTime({ at, now, isExact = false }: RelativeTimeProps) {
  const format = useFormatter();
  const current = useNow(now);
  // the server's and the device's clocks differ by a moment; what has just happened never lies in the future
  const relative = format.relativeTime(Math.min(at, current), { now: current, style: "narrow" });
  const full = format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" });
  const short = format.dateTime(at, {
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={isExact ? `${full} · ${relative}` : full}
      className="whitespace-nowrap"
    >
      {isExact ? short : relative}
    </time>
  );
}
