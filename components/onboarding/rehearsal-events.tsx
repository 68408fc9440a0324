import { useTranslations } from "next-intl";
import type { RehearsalParcelView } from "#lib/tracking/rehearsal-view";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";

type RehearsalEventsProps = { readonly parcels: readonly RehearsalParcelView[]; readonly now: number };

/** So many events are seen at once; the others are one click away. */
const shown = 4;

/** What has been reported of a parcel, the latest first, and its trouble. */
export function RehearsalEvents({ parcels, now }: RehearsalEventsProps) {
  const t = useTranslations("rehearsal");
  const tracking = useTranslations("tracking");
  return parcels.map(({ role, events, exceptions, isDelivered }) => {
    if (events.length === 0) return null;
    const list = (from: number, to?: number) =>
      events.slice(from, to).map(({ at, code, text }) => (
        <li key={`${at}/${code}`} className="flex flex-wrap items-baseline gap-x-3">
          <span className="w-24 shrink-0 text-ink-faint">
            <RelativeTime at={at} now={now} isExact />
          </span>
          <span className="min-w-0">{text}</span>
          <span className="break-all font-mono text-ink-faint">{code}</span>
        </li>
      ));
    return (
      <div key={role} className="flex flex-col gap-2 text-meta">
        <p className="flex flex-wrap gap-2">
          {isDelivered ? <StatusPill tone="done">{t("delivered")}</StatusPill> : null}
          {exceptions.map(({ kind, isOpen }) => (
            <StatusPill key={kind} tone={isOpen ? "alarm" : "neutral"}>
              {t(isOpen ? "exceptionOpen" : "exceptionOver", { kind: tracking(`troubles.${kind}`) })}
            </StatusPill>
          ))}
        </p>
        <ol className="flex flex-col gap-0.5">{list(0, shown)}</ol>
        {events.length > shown ? (
          <details>
            <summary className="cursor-pointer text-ink-soft hover:text-ink">
              {t("earlier", { count: events.length - shown })}
            </summary>
            <ol className="mt-1 flex flex-col gap-0.5">{list(shown)}</ol>
          </details>
        ) : null}
      </div>
    );
  });
}
