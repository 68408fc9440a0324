import { useTranslations } from "next-intl";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { Link } from "@/components/ui/link";
import { TimeLeft } from "@/components/ui/time-left";
import { IncidentMark } from "./incident-mark.tsx";

type FirstIncidentsProps = {
  readonly label: string;
  readonly incidents: readonly IncidentLine[];
  readonly now: number;
};

/** The few incidents to begin with, each a link to all that is known of it. */
export function FirstIncidents({ label, incidents, now }: FirstIncidentsProps) {
  const t = useTranslations("incidents");
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {incidents.map((one) => (
        <li key={one.id}>
          <Link
            href={one.href}
            prefetch={false}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-3 py-2 hover:bg-hover md:grid-cols-[11rem_12rem_minmax(0,1fr)_6rem_9rem]"
          >
            <span>
              <IncidentMark kind={one.kind} severity={one.severity} isEnded={false} />
            </span>
            <span className="truncate text-right text-accent-ink tabular-nums md:text-left">
              {one.group
                ? one.group.code
                  ? t("group.hand_over", { code: one.group.code })
                  : t("group.parcels", { open: one.group.open, all: one.group.all })
                : one.waybillNo || one.orderNumber}
            </span>
            <span className="truncate text-ink-soft">{one.lane}</span>
            <span className="hidden truncate text-ink-soft md:block">{one.ownerName || t("nobody")}</span>
            <span className="justify-self-end">
              <TimeLeft until={one.dueAt} now={now} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
