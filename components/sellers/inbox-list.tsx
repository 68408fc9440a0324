import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { ReadButton } from "./read-button.tsx";
import type { Door } from "./use-door.ts";

export type InboxItem = {
  readonly id: number;
  /** What happened, in words. */
  readonly text: string;
  readonly link: string;
  readonly createdAt: number;
  readonly isRead: boolean;
};

type InboxListProps = {
  readonly items: readonly InboxItem[];
  readonly now: number;
  readonly timeZone: string;
  /** Marks one message as read; without it the list is for looking only. */
  readonly read: Door<unknown> | null;
};

/** Messages, the newest first; unread ones are bold and say so. */
export function InboxList({ items, now, timeZone, read }: InboxListProps) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  return (
    <ul className="border-line border-y bg-surface">
      {items.map(({ id, text, link, createdAt, isRead }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-0 hover:bg-hover md:px-6"
        >
          <Link href={link} className={isRead ? "min-w-0 flex-1 text-ink-soft" : "min-w-0 flex-1 font-medium"}>
            {text}
          </Link>
          {isRead ? null : <StatusPill tone="info">{t("new")}</StatusPill>}
          <time
            dateTime={new Date(createdAt).toISOString()}
            title={format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "medium", timeZone })}
            className="text-ink-soft text-meta"
          >
            {format.relativeTime(createdAt, now)}
          </time>
          {read && !isRead ? <ReadButton messageId={id} door={read} /> : null}
        </li>
      ))}
    </ul>
  );
}
