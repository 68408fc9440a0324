import { useTranslations } from "next-intl";
import type { AlarmChange, AlarmChannel, DeliveryState } from "#lib/alarms/channels";
import type { IncidentKind } from "#lib/incidents/kinds";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";

type AlarmLine = {
  readonly alarmId: string;
  readonly incidentId: string;
  readonly kind: IncidentKind;
  readonly change: AlarmChange;
  readonly storedAt: number;
  readonly channel: AlarmChannel | null;
  readonly targetName: string | null;
  readonly state: DeliveryState | null;
};

type ParcelAlarmsProps = { readonly base: string; readonly alarms: readonly AlarmLine[]; readonly now: number };

/** What was told about a parcel: when, whom, by which road, and whether it arrived. Nothing where nothing was told. */
export function ParcelAlarms({ base, alarms, now }: ParcelAlarmsProps) {
  const t = useTranslations("parcel-watch.told");
  const incidents = useTranslations("incidents");
  const words = useTranslations("alarms");
  if (alarms.length === 0) return null;
  const roadOf = ({ channel, targetName, state }: AlarmLine) => {
    if (channel === null || state === null) return null;
    const road = targetName
      ? t("road", { channel: words(`channels.${channel}`), to: targetName })
      : words(`channels.${channel}`);
    return state === "delivered" ? road : t("undelivered", { road, state: words(`states.${state}`) });
  };
  return (
    <section aria-labelledby="told" className="flex flex-col gap-2">
      <h2 id="told" className="font-medium">
        {t("title")}
      </h2>
      <ul className="flex flex-col gap-2">
        {[...Map.groupBy(alarms, ({ alarmId }) => alarmId)].map(([alarmId, lines]) => {
          const [first] = lines;
          if (!first) return null;
          const roads = lines.map(roadOf).filter((road) => road !== null);
          return (
            <li key={alarmId}>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <Link href={`${base}/${first.incidentId}`} className="hover:underline">
                  {t(first.change, { what: incidents(`kinds.${first.kind}`) })}
                </Link>
                <span className="text-ink-soft text-meta">
                  <RelativeTime at={first.storedAt} now={now} isExact />
                </span>
              </p>
              <p className="break-words text-ink-soft text-meta">
                {roads.length > 0 ? roads.join(t("separator")) : t("nobody")}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
