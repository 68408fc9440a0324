"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import type { KeyGroup } from "@/components/ui/key-map";
import { useKeys } from "@/components/ui/use-keys";
import type { Handler, IncidentDoors } from "./incident-doors.ts";
import { targetOf } from "./shown.ts";
import { useIncidentVerbs } from "./use-incident-verbs.ts";
import { VerbButtons } from "./verb-buttons.tsx";

type IncidentVerbsProps = {
  readonly incident: IncidentLine;
  readonly doors: IncidentDoors;
  readonly handlers: readonly Handler[];
};

const nothing = () => undefined;

/** What a person can do about one incident that waits, on its own page: T takes over, R resolves. */
export function IncidentVerbs({ incident, doors, handlers }: IncidentVerbsProps) {
  const t = useTranslations("incidents");
  const [isResolving, setResolving] = useState(false);
  const verbs = useIncidentVerbs(doors, () => setResolving(false), nothing);
  const target = targetOf([incident]);
  const latest = useRef({ target, take: verbs.take.run });
  latest.current = { target, take: verbs.take.run };
  const keys = useMemo<KeyGroup>(
    () => ({
      ...{ title: t("title"), order: 20 },
      lines: [
        {
          ...{ keys: ["t"], text: t("actions.take") },
          run: () => {
            const { target: own, take } = latest.current;
            if (!own) return false;
            take(own.shown);
          },
        },
        { keys: ["r"], text: t("actions.resolve"), run: () => setResolving(true) },
      ],
    }),
    [t],
  );
  useKeys(keys);
  return target ? (
    <VerbButtons
      target={target}
      verbs={verbs}
      handlers={handlers}
      isResolving={isResolving}
      onResolving={setResolving}
    />
  ) : null;
}
