import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Milestone, milestones, type Reached } from "#lib/tracking/state";
import { RelativeTime } from "@/components/ui/relative-time";

type MilestoneTrackProps = {
  readonly reached: Readonly<Partial<Record<Milestone, Reached>>>;
  readonly now: number;
};

/** The way of the parcel; the pick-up point is shown only to parcels that went there. */
export function MilestoneTrack({ reached, now }: MilestoneTrackProps) {
  const t = useTranslations("tracking");
  const shown = milestones.filter((name) => name !== "pickup_point" || reached.pickup_point);
  return (
    <ol aria-label={t("parcel.milestones")} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-7">
      {shown.map((name) => {
        const one = reached[name];
        return (
          <li key={name} className={`border-t-2 pt-2 ${one ? "border-done" : "border-line"}`}>
            <p className={`flex items-center gap-1 ${one ? "font-medium" : "text-ink-faint"}`}>
              {one ? <Check aria-hidden className="size-4 text-done" /> : null}
              {t(`milestones.${name}`)}
            </p>
            <p className="text-ink-soft text-meta">
              {one ? (
                <>
                  {one.implied ? `${t("parcel.implied")} ` : null}
                  <RelativeTime at={one.at} now={now} isExact />
                </>
              ) : (
                "—"
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
