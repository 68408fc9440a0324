import { useTranslations } from "next-intl";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import { StatusPill } from "@/components/ui/status-pill";

type IncidentMarkProps = {
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly isEnded: boolean;
};

/** What kind of trouble it is; red only while it burns. */
export function IncidentMark({ kind, severity, isEnded }: IncidentMarkProps) {
  const t = useTranslations("incidents");
  const tone = isEnded ? "neutral" : severity === "normal" ? "soon" : "alarm";
  return <StatusPill tone={tone}>{t(`kinds.${kind}`)}</StatusPill>;
}
