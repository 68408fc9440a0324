"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { toast } from "@/components/ui/toast";
import type { Changed, IncidentDoors } from "./incident-doors.ts";

/**
 * The verbs on one or many incidents. Done, a toast says how many; where some were refused, `onRefused` is told, which shows
 * each with why. One alone that is refused is refused as a whole, in a toast.
 */
export function useIncidentVerbs(doors: IncidentDoors, onDone: () => void, onRefused: (changed: Changed) => void) {
  const t = useTranslations("incidents");
  const options = {
    t,
    onDone: (changed: Changed) => {
      if (changed.refused.length > 0) onRefused(changed);
      else toast.success(t("bulk.done", { count: changed.done.length }));
      onDone();
    },
  };
  return {
    take: useVerb(doors.take, options),
    assign: useVerb(doors.assign, options),
    move: useVerb(doors.move, options),
    resolve: useVerb(doors.resolve, options),
  };
}

/** What came of the last change of many, to be shown until it is closed. */
export function useOutcome() {
  const [outcome, setOutcome] = useState<Changed | null>(null);
  return { outcome, tell: setOutcome, forget: () => setOutcome(null) };
}

function useVerb<Input>(
  action: ServerAction<Input, Changed>,
  options: Parameters<typeof useAction<Input, Changed>>[1],
) {
  return useAction(action, options);
}
