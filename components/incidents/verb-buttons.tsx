"use client";

import { useTranslations } from "next-intl";
import { workStates } from "#lib/incidents/life";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { BulkProgress } from "./bulk-progress.tsx";
import type { Handler } from "./incident-doors.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";
import type { VerbTarget } from "./shown.ts";
import type { IncidentVerbRuns } from "./use-incident-verbs.ts";

type VerbButtonsProps = {
  readonly target: VerbTarget;
  readonly verbs: IncidentVerbRuns;
  readonly handlers: readonly Handler[];
  readonly isResolving: boolean;
  readonly onResolving: (isResolving: boolean) => void;
};

/** The verbs on incidents that wait: see to them, give them away, say what they wait for, end them; many with how far it is. */
export function VerbButtons({ target, verbs, handlers, isResolving, onResolving }: VerbButtonsProps) {
  const t = useTranslations("incidents");
  const { shown, isMine, isOwned } = target;
  const { progress, stop } = verbs;
  return (
    <>
      {progress && !isResolving ? (
        <BulkProgress progress={progress} onStop={stop} />
      ) : (
        <>
          {isMine ? null : (
            <Button isPending={verbs.take.isPending} onClick={() => verbs.take.run(shown)}>
              {t(isOwned ? "actions.takeFrom" : "actions.take")}
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
          <Button look="primary" onClick={() => onResolving(true)}>
            {t("actions.resolve")}
          </Button>
        </>
      )}
      {isResolving ? (
        <ResolveDialog
          target={target}
          isPending={verbs.resolve.isPending}
          onResolve={(note) => verbs.resolve.run({ ...shown, note })}
          onClose={() => {
            stop();
            onResolving(false);
          }}
        >
          {progress ? <BulkProgress progress={progress} /> : null}
        </ResolveDialog>
      ) : null}
    </>
  );
}
