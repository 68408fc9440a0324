"use client";

import { CircleAlert, Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "./class-names.ts";
import { timeSpan, urgencyOf } from "./time-span.ts";
import { useNow } from "./use-now.ts";

type TimeLeftProps = {
  /** The deadline, epoch ms. */
  readonly until: number;
  /** The server's clock when the page was drawn, epoch ms. */
  readonly now: number;
  /** Greys it: done, so no hurry any more. */
  readonly isQuiet?: boolean;
  readonly className?: string;
};

const looks = { calm: "text-ink-soft", soon: "text-soon", alarm: "font-medium text-alarm" } as const;

/** A deadline as time left, in China time on hover: red below 12 hours and when late, amber below a day. */
export function TimeLeft({ until, now, isQuiet = false, className }: TimeLeftProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const leftMs = until - useNow(now);
  const { unit, ...parts } = timeSpan(Math.abs(leftMs));
  const urgency = isQuiet ? "calm" : urgencyOf(leftMs);
  const Icon = urgency === "alarm" ? CircleAlert : Clock;
  const at = format.dateTime(until, { timeZone: "Asia/Shanghai", dateStyle: "full", timeStyle: "short" });
  return (
    <time
      dateTime={new Date(until).toISOString()}
      title={t("time.china", { at })}
      className={cn("inline-flex items-center gap-1 whitespace-nowrap", looks[urgency], className)}
    >
      {urgency === "calm" ? null : <Icon aria-hidden className="size-3.5 shrink-0" />}
      {t(leftMs < 0 ? "time.over" : "time.left", { span: t(`time.${unit}`, parts) })}
    </time>
  );
}
