"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { type ParcelLine, ParcelTable } from "@/components/tracking/parcel-table";
import type { Handler, IncidentDoors } from "./incident-doors.ts";
import { targetOf, targetOfFound } from "./shown.ts";
import { useBulkVerbs } from "./use-bulk-verbs.tsx";
import { type FoundOffer, useChosen } from "./use-chosen.ts";

type WatchedParcelsProps = Omit<ComponentProps<typeof ParcelTable>, "rowKeys" | "selectionBar" | "found"> & {
  /** The unsettled incidents of the parcels shown that the filters ask for, the worst first. */
  readonly incidents: readonly (IncidentLine & { readonly waybillId: string })[];
  /** Null for who may only look: nothing is selected then. */
  readonly doors: IncidentDoors | null;
  readonly handlers: readonly Handler[];
  /** All that the filters find, to be chosen with one click. */
  readonly offer: FoundOffer;
  /** The incidents' address without an id. */
  readonly incidentBase: string;
};

/** The list of parcels; of those selected the incidents are taken over, assigned, moved and resolved together. */
export function WatchedParcels({ doors, ...props }: WatchedParcelsProps) {
  const { incidents: _, handlers: __, offer: ___, incidentBase: ____, ...table } = props;
  return doors ? <Handled {...props} doors={doors} /> : <ParcelTable {...table} />;
}

function Handled(props: WatchedParcelsProps & { readonly doors: IncidentDoors }) {
  const { incidents, doors, handlers, offer, incidentBase, ...table } = props;
  const t = useTranslations("incidents");
  const { chosen, found } = useChosen(offer);
  const meant = (selected: readonly ParcelLine[]) => {
    const ids = new Set(selected.map(({ waybillId }) => waybillId));
    const own = incidents.filter(({ waybillId }) => ids.has(waybillId));
    return { own, without: ids.size - new Set(own.map(({ waybillId }) => waybillId)).size };
  };
  const bulk = useBulkVerbs<ParcelLine>({
    ...{ doors, handlers, base: incidentBase },
    onEnd: found.forget,
    targetOf: (selected) => (chosen ? targetOfFound(chosen) : targetOf(meant(selected).own)),
    say: (selected) => {
      const { own, without } = meant(selected);
      const counts = chosen
        ? { count: chosen.incidents.length, without: chosen.without }
        : { count: own.length, without };
      return (
        <span className="mr-2 text-ink-soft">
          {counts.count === 0 ? t("parcels.none") : t("parcels.found", counts)}
        </span>
      );
    },
  });
  return (
    <>
      <ParcelTable
        {...table}
        rowKeys={bulk.rowKeys}
        selectionBar={bulk.selectionBar}
        {...(offer.total > table.rows.length || chosen ? { found: { ...found, isHeld: bulk.isHeld } } : {})}
      />
      {bulk.outcome}
    </>
  );
}
