"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useTransition } from "react";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";

type DayChoiceProps = {
  readonly base: string;
  readonly day: string;
  readonly today: string;
  /** Days with parcels that are still to go onto a list, newest first. */
  readonly days: readonly { readonly day: string; readonly count: number }[];
};

/** Which day's parcels: the open days with their counts, or any other. */
export function DayChoice({ base, day, today, days }: DayChoiceProps) {
  const t = useTranslations("customs-pages");
  const format = useFormatter();
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <div className="flex flex-wrap items-center gap-2" aria-busy={isPending}>
      <Input
        type="date"
        aria-label={t("lists.day")}
        className="w-auto"
        value={day}
        max={today}
        onChange={({ target }) => {
          if (target.value) start(() => router.replace(`${base}?day=${target.value}`, { scroll: false }));
        }}
      />
      <ul className="flex flex-wrap gap-1.5" aria-label={t("lists.openDays")}>
        {days.slice(0, 8).map((one) => (
          <li key={one.day}>
            <Link
              href={`${base}?day=${one.day}`}
              aria-current={one.day === day ? "date" : undefined}
              className={cn(
                "inline-flex h-8 items-center gap-1.5 rounded-md border border-line px-2.5 tabular-nums hover:bg-hover",
                one.day === day ? "bg-selected" : "bg-surface",
              )}
            >
              {one.day === today ? t("lists.today") : one.day.slice(5)}
              <span className="text-ink-soft text-meta">{format.number(one.count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
