import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { carrierWords, eventWords } from "./event-words.ts";

export type TimelineEvent = {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly place: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly source: "push" | "poll";
  /** The clock on the spot, as printed, with its zone. */
  readonly localTime: string;
  readonly isKnown: boolean;
  readonly isTrouble: boolean;
  /** Set apart: its time cannot be true. */
  readonly odd: "future" | "too_old" | null;
  readonly raw: string;
};

type ParcelTimelineProps = {
  readonly events: readonly TimelineEvent[];
  readonly now: number;
  /** Others came later: none of them is the latest. */
  readonly isPast?: boolean;
};

/** Events newest first on two clocks, with the carrier's own words and record below ours. */
export function ParcelTimeline({ events, now, isPast = false }: ParcelTimelineProps) {
  const t = useTranslations("tracking");
  if (events.length === 0) return <p className="py-6 text-ink-soft">{t("parcel.noEvents")}</p>;
  return (
    <ol className="border-line border-l pl-4">
      {events.map((event, index) => (
        <TimelineItem key={event.id} event={event} now={now} isLatest={index === 0 && !isPast} />
      ))}
    </ol>
  );
}

type ItemProps = { readonly event: TimelineEvent; readonly now: number; readonly isLatest: boolean };

function TimelineItem({ event, now, isLatest }: ItemProps) {
  const t = useTranslations("tracking");
  const words = eventWords(t, event);
  const own = carrierWords(event.text);
  const dot = event.isTrouble ? "bg-alarm" : isLatest ? "bg-accent" : "bg-line-strong";
  return (
    <li className="relative pb-4">
      <span aria-hidden className={`absolute top-1.5 -left-[21px] size-2.5 rounded-full ${dot}`} />
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className={isLatest ? "font-medium" : ""}>{words}</p>
        {event.place ? <p className="text-ink-soft text-meta">{event.place}</p> : null}
      </div>
      {own && own !== words ? <p className="text-ink-soft text-meta">{own}</p> : null}
      {event.isKnown ? null : (
        <p className="text-meta text-soon">{t("parcel.unknownCode", { code: event.code || "—" })}</p>
      )}
      {event.odd ? <p className="text-meta text-soon">{t("parcel.oddEvent", { why: t(`odd.${event.odd}`) })}</p> : null}
      <p className="flex flex-wrap gap-x-3 text-ink-faint text-meta">
        {event.odd ? null : <RelativeTime at={event.at} now={now} isExact />}
        {event.localTime ? (
          <span className="tabular-nums">{t("parcel.localTime", { time: event.localTime })}</span>
        ) : null}
      </p>
      <details className="text-ink-faint text-meta">
        <summary className="cursor-pointer">{t("parcel.raw")}</summary>
        <p>
          {t(`parcel.sources.${event.source}`)} · {event.code}
        </p>
        <pre className="mt-1 max-w-full overflow-x-auto rounded bg-sunken p-2 text-ink-soft">{event.raw}</pre>
      </details>
    </li>
  );
}
