import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { ParcelTimeline, type TimelineEvent } from "./parcel-timeline.tsx";

type ArchivedEventsProps = {
  /** What was read from the archive; null: nobody has asked yet. */
  readonly events: readonly TimelineEvent[] | null;
  /** The page with them. */
  readonly href: string;
  /** Older than so many months they are in the archive. */
  readonly months: number;
  readonly now: number;
};

/** Events that are no longer among the parcel's own: offered first, since reading them takes longer, then marked as such. */
export function ArchivedEvents({ events, href, months, now }: ArchivedEventsProps) {
  const t = useTranslations("tracking");
  return (
    <section aria-labelledby="archive" className="mt-6 border-line border-t pt-4">
      <h2 id="archive" className="font-medium">
        {t("parcel.archive")}
      </h2>
      <p className="mb-3 text-ink-soft text-meta">{t("parcel.archiveNote", { months })}</p>
      {events === null ? (
        <ButtonLink href={href} scroll={false}>
          {t("parcel.showArchive")}
        </ButtonLink>
      ) : (
        <ParcelTimeline events={events} now={now} isPast />
      )}
    </section>
  );
}
