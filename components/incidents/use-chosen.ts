"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import type { FoundIncidents } from "#lib/incidents/found";
import type { FoundRows } from "@/components/data-table/features";
import { useAction } from "@/components/form/use-action";
import type { FindDoor } from "./incident-doors.ts";

/** All that a list's filters find, and the door that chooses it. */
export type FoundOffer = {
  readonly find: FindDoor;
  /** The list's address, its page included: on another page, or with another filter, nothing is chosen. */
  readonly query: string;
  readonly total: number;
};

/** What a person chose with "all that match"; null: only what is ticked. */
export function useChosen({ find, query, total }: FoundOffer): {
  readonly chosen: FoundIncidents | null;
  readonly found: Omit<FoundRows, "isHeld">;
} {
  const t = useTranslations("incidents");
  const [held, setHeld] = useState<{ readonly query: string; readonly value: FoundIncidents } | null>(null);
  // the answer may come after the list went on to another page
  const asked = useRef(query);
  const { run, isPending } = useAction(find, { t, onDone: (value) => setHeld({ query: asked.current, value }) });
  const chosen = held?.query === query ? held.value : null;
  const forget = useCallback(() => setHeld(null), []);
  const found = useMemo(
    () => ({
      ...{ total, chosen: chosen?.rows ?? null, isLoading: isPending, forget },
      ask: () => {
        asked.current = query;
        run({ query });
      },
    }),
    [total, chosen, isPending, run, query, forget],
  );
  return { chosen, found };
}
