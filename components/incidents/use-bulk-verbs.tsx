"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import type { RowKey } from "@/components/data-table/features";
import { BulkOutcome } from "./bulk-outcome.tsx";
import type { Handler, IncidentDoors } from "./incident-doors.ts";
import type { VerbTarget } from "./shown.ts";
import { useIncidentVerbs, useOutcome } from "./use-incident-verbs.ts";
import { VerbButtons } from "./verb-buttons.tsx";

type BulkVerbs<Row> = {
  readonly doors: IncidentDoors;
  readonly handlers: readonly Handler[];
  /** The incidents' address without an id. */
  readonly base: string;
  /** What is meant while these rows are selected; null: nothing that waits. */
  readonly targetOf: (selected: readonly Row[]) => VerbTarget | null;
  /** After the last step: nothing is chosen any more. */
  readonly onEnd: () => void;
  /** Said before the verbs. */
  readonly say?: (selected: readonly Row[]) => ReactNode;
};

const nothing = () => undefined;

/** The verbs of a list of many: the bar below it, the key T, and what was refused. */
export function useBulkVerbs<Row>(options: BulkVerbs<Row>) {
  const { doors, handlers, base, targetOf, onEnd, say } = options;
  const t = useTranslations("incidents");
  const { outcome, tell, forget } = useOutcome();
  const [isResolving, setResolving] = useState(false);
  const clearSelection = useRef<() => void>(nothing);
  const ended = () => {
    setResolving(false);
    clearSelection.current();
    onEnd();
  };
  const verbs = useIncidentVerbs(doors, ended, tell);
  const latest = useRef({ targetOf, take: verbs.take.run });
  latest.current = { targetOf, take: verbs.take.run };
  const rowKeys = useMemo<readonly RowKey<Row>[]>(
    () => [
      {
        ...{ keys: ["t"], text: t("actions.take") },
        run: (row, selected) => {
          const target = latest.current.targetOf(selected.length > 0 ? selected : [row]);
          if (target) latest.current.take(target.shown);
        },
      },
    ],
    [t],
  );
  return {
    rowKeys,
    isHeld: verbs.progress !== null,
    selectionBar: (selected: readonly Row[], clear: () => void) => {
      clearSelection.current = clear;
      const target = targetOf(selected);
      return (
        <>
          {say?.(selected)}
          {target ? <VerbButtons {...{ target, verbs, handlers, isResolving }} onResolving={setResolving} /> : null}
        </>
      );
    },
    outcome: <BulkOutcome outcome={outcome} base={base} onClose={forget} />,
  };
}
