"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { workStates } from "#lib/incidents/life";
import { Button } from "@/components/ui/button";
import type { KeyGroup } from "@/components/ui/key-map";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useKeys } from "@/components/ui/use-keys";
import type { Changed, Handler, IncidentDoors } from "./incident-doors.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { shownOf } from "./shown.ts";
import { useIncidentVerbs } from "./use-incident-verbs.ts";

type IncidentVerbsProps = {
  readonly incidents: readonly IncidentLine[];
  readonly doors: IncidentDoors;
  readonly handlers: readonly Handler[];
  readonly onDone?: () => void;
  /** Of many some were not changed; of one alone that is a refusal of the whole. */
  readonly onRefused?: (changed: Changed) => void;
  /** T takes over, R resolves: where nothing else on the screen has these keys. */
  readonly hasKeys?: boolean;
};

const nothing = () => undefined;

/** What a person can do about incidents that wait, one or many: see to them, give them away, say what they wait for, end them. */
export function IncidentVerbs({
  incidents,
  doors,
  handlers,
  onDone = nothing,
  onRefused = nothing,
  hasKeys = false,
}: IncidentVerbsProps) {
  const t = useTranslations("incidents");
  const [isResolving, setResolving] = useState(false);
  const ended = () => {
    setResolving(false);
    onDone();
  };
  const verbs = useIncidentVerbs(doors, ended, onRefused);
  const open = incidents.filter(({ ended }) => ended === null);
  const shown = shownOf(open);
  const latest = useRef({ shown, take: verbs.take.run });
  latest.current = { shown, take: verbs.take.run };
  const keys = useMemo<KeyGroup | null>(
    () =>
      hasKeys
        ? {
            ...{ title: t("title"), order: 20 },
            lines: [
              { keys: ["t"], text: t("actions.take"), run: () => latest.current.take(latest.current.shown) },
              { keys: ["r"], text: t("actions.resolve"), run: () => setResolving(true) },
            ],
          }
        : null,
    [hasKeys, t],
  );
  useKeys(keys);
  if (open.length === 0) return null;
  const isMine = open.every((one) => one.isMine);
  return (
    <>
      {isMine ? null : (
        <Button isPending={verbs.take.isPending} onClick={() => verbs.take.run(shown)}>
          {t(open.some(({ ownerName }) => ownerName !== "") ? "actions.takeFrom" : "actions.take")}
        </Button>
      )}
      <Menu trigger={<Button isPending={verbs.move.isPending}>{t("actions.move")}</Button>} side="top">
        {workStates.map((state) => (
          <MenuItem key={state} onSelect={() => verbs.move.run({ ...shown, state })}>
            {t(`states.${state}`)}
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<Button isPending={verbs.assign.isPending}>{t("actions.assign")}</Button>} side="top">
        {handlers.map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => verbs.assign.run({ ...shown, personId: id })}>
            {name}
          </MenuItem>
        ))}
      </Menu>
      <Button look="primary" onClick={() => setResolving(true)}>
        {t("actions.resolve")}
      </Button>
      {isResolving ? (
        <ResolveDialog
          incidents={open}
          isPending={verbs.resolve.isPending}
          onResolve={(note) => verbs.resolve.run({ ...shown, note })}
          onClose={() => setResolving(false)}
        />
      ) : null}
    </>
  );
}
