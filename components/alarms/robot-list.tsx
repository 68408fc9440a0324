"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RobotForm } from "#lib/alarms/channels";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";

export type RobotLine = {
  readonly id: string;
  readonly name: string;
  readonly form: RobotForm;
  readonly addressShown: string;
  readonly hasSecret: boolean;
  readonly isOn: boolean;
  readonly trouble: string;
  readonly lastOkAt: number | null;
};

type Door = ServerAction<{ readonly robotId: string }, null>;

type RobotListProps = {
  readonly robots: readonly RobotLine[];
  readonly path: string;
  readonly now: number;
  /** Null for whoever may only look. */
  readonly doors: { readonly test: Door; readonly remove: Door } | null;
};

/** The seller's robots: whether they take what they are sent. */
export function RobotList({ robots, path, now, doors }: RobotListProps) {
  const t = useTranslations("alarms");
  return (
    <ul className="border-line border-y bg-surface">
      {robots.map((robot) => (
        <li
          key={robot.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-0 md:px-6"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2">
              <span className="break-words font-medium">{robot.name}</span>
              <Health robot={robot} />
            </p>
            <p className="text-ink-soft text-meta">
              {t(`forms.${robot.form}`)} · {robot.addressShown}
              {robot.hasSecret ? ` · ${t("robots.signed")}` : ""}
              {robot.lastOkAt === null ? null : (
                <>
                  {" · "}
                  {t.rich("robots.ok", { at: () => <RelativeTime at={robot.lastOkAt ?? 0} now={now} /> })}
                </>
              )}
            </p>
          </div>
          {doors ? <RobotVerbs robot={robot} path={path} {...doors} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Health({ robot: { isOn, trouble, lastOkAt } }: { readonly robot: RobotLine }) {
  const t = useTranslations("alarms");
  if (!isOn) return <StatusPill tone="neutral">{t("robots.off")}</StatusPill>;
  if (trouble) return <StatusPill tone="alarm">{t("robots.trouble", { code: trouble })}</StatusPill>;
  if (lastOkAt === null) return <StatusPill tone="neutral">{t("robots.never")}</StatusPill>;
  return null;
}

type RobotVerbsProps = {
  readonly robot: RobotLine;
  readonly path: string;
  readonly test: Door;
  readonly remove: Door;
};

function RobotVerbs({ robot, path, test, remove }: RobotVerbsProps) {
  const t = useTranslations("alarms");
  const [isOpen, setOpen] = useState(false);
  const tested = useAction(test, { t, onDone: () => toast(t("robots.tested")) });
  const removed = useAction(remove, {
    t,
    onDone: () => {
      setOpen(false);
      toast.success(t("robots.removed"));
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Button size="small" isPending={tested.isPending} onClick={() => tested.run({ robotId: robot.id })}>
        {t("robots.test")}
      </Button>
      <ButtonLink look="ghost" size="small" href={`${path}?tab=robots&edit=${robot.id}`}>
        {t("robots.edit")}
      </ButtonLink>
      <Button look="ghost" size="small" onClick={() => setOpen(true)}>
        {t("robots.remove")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("robots.removeTitle", { name: robot.name })}
        text={t("robots.removeText")}
        verb={t("robots.remove")}
        look="danger"
        isPending={removed.isPending}
        onConfirm={() => removed.run({ robotId: robot.id })}
      />
    </div>
  );
}
