import { useTranslations } from "next-intl";
import type { IncidentLine } from "#lib/incidents/incident-line";

/** How an incident ended: by an event, or by a person with what it wrote. */
export function IncidentOutcome({ ended }: { readonly ended: NonNullable<IncidentLine["ended"]> }) {
  const t = useTranslations("incidents");
  const { event, by, note } = ended;
  return <span className="break-words">{event ? t(`closedBy.${event}`) : t("resolvedBy", { by, note })}</span>;
}
