"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useMemo } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { type ParcelLine, ParcelTable } from "@/components/tracking/parcel-table";
import { BulkOutcome } from "./bulk-outcome.tsx";
import type { Handler, IncidentDoors } from "./incident-doors.ts";
import { IncidentVerbs } from "./incident-verbs.tsx";
import { shownOf } from "./shown.ts";
import { useIncidentVerbs, useOutcome } from "./use-incident-verbs.ts";

type WatchedParcelsProps = Omit<ComponentProps<typeof ParcelTable>, "rowKeys" | "selectionBar"> & {
  /** The unsettled incidents of the parcels shown, the worst first. */
  readonly incidents: readonly (IncidentLine & { readonly waybillId: string })[];
  /** Null for who may only look: nothing is selected then. */
  readonly doors: IncidentDoors | null;
  readonly handlers: readonly Handler[];
};

const nothing = () => undefined;

/** The list of parcels; of those selected the incidents are taken over, assigned, moved and resolved together. */
export function WatchedParcels({ doors, ...props }: WatchedParcelsProps) {
  const { incidents: _, handlers: __, ...table } = props;
  return doors ? <Handled {...props} doors={doors} /> : <ParcelTable {...table} />;
}

function Handled({ incidents, doors, handlers, ...table }: WatchedParcelsProps & { readonly doors: IncidentDoors }) {
  const t = useTranslations("incidents");
  const { outcome, tell, forget } = useOutcome();
  const { run } = useIncidentVerbs(doors, nothing, tell).take;
  const rowKeys = useMemo(
    () => [
      {
        keys: ["t"],
        text: t("actions.take"),
        run: (row: ParcelLine, selected: readonly ParcelLine[]) => {
          const found = incidentsOf(incidents, selected.length > 0 ? selected : [row]);
          if (found.length > 0) run(shownOf(found));
        },
      },
    ],
    [t, incidents, run],
  );
  return (
    <>
      <ParcelTable
        {...table}
        rowKeys={rowKeys}
        selectionBar={(selected, clear) => {
          const found = incidentsOf(incidents, selected);
          const without = selected.filter((row) => row.ownerNames === null).length;
          return (
            <>
              <span className="mr-2 text-ink-soft">
                {found.length === 0 ? t("parcels.none") : t("parcels.found", { count: found.length, without })}
              </span>
              <IncidentVerbs incidents={found} doors={doors} handlers={handlers} onDone={clear} onRefused={tell} />
            </>
          );
        }}
      />
      <BulkOutcome outcome={outcome} incidents={incidents} onClose={forget} />
    </>
  );
}

function incidentsOf(incidents: WatchedParcelsProps["incidents"], parcels: readonly ParcelLine[]) {
  const ids = new Set(parcels.map(({ waybillId }) => waybillId));
  return incidents.filter(({ waybillId }) => ids.has(waybillId));
}
