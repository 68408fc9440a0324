"use client";

import { useTranslations } from "next-intl";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { toast } from "@/components/ui/toast";
import type { Changed, IncidentDoors } from "./incident-doors.ts";

/** The verbs on one or many incidents, each with its toast: how many were done, and why others were not. */
export function useIncidentVerbs(doors: IncidentDoors, onDone: () => void) {
  const t = useTranslations("incidents");
  const shared = useTranslations("ui");
  const tell = (said: string) => (changed: Changed) => {
    const [first] = changed.refused;
    if (first) {
      const why = sayCode(t, shared, "refusals", first.code, { by: first.by || "none" });
      toast.error(t("bulk.some", { done: changed.done.length, refused: changed.refused.length, why }));
    } else toast.success(said === "" ? t("bulk.done", { count: changed.done.length }) : said);
    onDone();
  };
  const options = (said: string) => ({ t, onDone: tell(said) });
  return {
    take: useVerb(doors.take, options(t("taken"))),
    assign: useVerb(doors.assign, options("")),
    move: useVerb(doors.move, options("")),
    resolve: useVerb(doors.resolve, options(t("resolve.done"))),
  };
}

function useVerb<Input>(
  action: ServerAction<Input, Changed>,
  options: Parameters<typeof useAction<Input, Changed>>[1],
) {
  return useAction(action, options);
}
