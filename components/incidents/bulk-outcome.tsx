"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { sayCode } from "@/components/form/say-code";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import type { Changed } from "./incident-doors.ts";
import { IncidentMark } from "./incident-mark.tsx";

type BulkOutcomeProps = {
  /** What came of a change of many, some of which were refused; null: nothing to say. */
  readonly outcome: Changed | null;
  /** Incidents that are shown. What was refused has often ended meanwhile and is shown no more. */
  readonly incidents: readonly IncidentLine[];
  readonly onClose: () => void;
};

/** After a change of many: how many were done, and each one that was not with why. */
export function BulkOutcome({ outcome, incidents, onClose }: BulkOutcomeProps) {
  const t = useTranslations("incidents");
  const shared = useTranslations("ui");
  const seen = useRef(new Map<string, IncidentLine>());
  for (const one of incidents) seen.current.set(one.id, one);
  const refused = outcome?.refused ?? [];
  return (
    <Dialog
      isOpen={outcome !== null}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("bulk.title", { done: outcome?.done.length ?? 0, refused: refused.length })}
      text={t("bulk.why")}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("bulk.close")}
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {refused.map(({ id, code, by }) => {
          const one = seen.current.get(id);
          return (
            <li key={id} className="flex flex-col gap-0.5 py-2">
              {one ? (
                <span className="flex flex-wrap items-center gap-2">
                  <Link href={one.href} className="text-accent-ink tabular-nums hover:underline">
                    {one.waybillNo || one.orderNumber || one.lane}
                  </Link>
                  <IncidentMark kind={one.kind} severity={one.severity} isEnded={false} />
                </span>
              ) : null}
              <span className="text-ink-soft">{sayCode(t, shared, "refusals", code, { by: by || "none" })}</span>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
