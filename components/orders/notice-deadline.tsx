import { useFormatter, useTranslations } from "next-intl";
import type { NoticeUrgency } from "#lib/orders/notice-clock";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<NoticeUrgency, Tone>> = {
  overdue: "alarm",
  urgent: "alarm",
  soon: "soon",
  calm: "neutral",
  none: "neutral",
};

type NoticeDeadlineProps = {
  readonly deadlineAt: number | null;
  readonly urgency: NoticeUrgency;
  readonly now: number;
  readonly timeZone: string;
};

/** 发货期限 as time left, red under twelve hours; the exact instant on hover. */
export function NoticeDeadline({ deadlineAt, urgency, now, timeZone }: NoticeDeadlineProps) {
  const t = useTranslations("notices");
  const format = useFormatter();
  if (deadlineAt === null) return <span className="text-ink-faint">{t("deadline.none")}</span>;
  const exact = format.dateTime(deadlineAt, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <time dateTime={new Date(deadlineAt).toISOString()} title={exact}>
      <StatusPill tone={tones[urgency]}>
        {urgency === "overdue" ? `${t("deadline.overdue")} · ` : null}
        {format.relativeTime(deadlineAt, now)}
      </StatusPill>
    </time>
  );
}
