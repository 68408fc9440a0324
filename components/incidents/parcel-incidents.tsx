import { useTranslations } from "next-intl";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { IncidentState } from "#lib/incidents/life";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";
import { IncidentMark } from "./incident-mark.tsx";

export type ParcelIncident = {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly ownerName: string;
  readonly happenedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | null;
};

type ParcelIncidentsProps = {
  readonly base: string;
  readonly incidents: readonly ParcelIncident[];
  readonly now: number;
};

/** The incidents of one parcel, those that wait first; nothing where it never had any. */
export function ParcelIncidents({ base, incidents, now }: ParcelIncidentsProps) {
  const t = useTranslations("incidents");
  if (incidents.length === 0) return null;
  return (
    <section aria-labelledby="parcel-incidents" className="flex flex-col gap-2">
      <h2 id="parcel-incidents" className="font-medium">
        {t("parcelIncidents")}
      </h2>
      <ul className="flex flex-col gap-1.5">
        {incidents.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`${base}/${one.id}`} className="hover:underline">
              <IncidentMark kind={one.kind} severity={one.severity} isEnded={one.closedAt !== null} />
            </Link>
            <span className="text-ink-soft text-meta">
              <RelativeTime at={one.happenedAt} now={now} />
            </span>
            <span className="text-ink-soft text-meta">
              {one.ownerName ? `${one.ownerName} · ${t(`states.${one.state}`)}` : t(`states.${one.state}`)}
            </span>
            {one.closedAt === null ? <TimeLeft until={one.dueAt} now={now} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
