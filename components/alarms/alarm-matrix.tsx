"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type AlarmLevel, alarmLevels } from "#lib/alarms/channels";
import { type AlarmRules, levelOf, personalChannels, type RobotLevels } from "#lib/alarms/rules";
import { type IncidentKind, incidentKinds } from "#lib/incidents/kinds";
import { memberRoles } from "#lib/sellers/roles";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { toast } from "@/components/ui/toast";

type AlarmMatrixProps = {
  readonly version: number;
  readonly rules: AlarmRules;
  readonly robots: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: AlarmLevel;
    readonly levels: RobotLevels;
  }[];
  readonly kinds: Readonly<Record<IncidentKind, string>>;
  /** Null for whoever may only look. */
  readonly save: ServerAction<unknown, null> | null;
};

type Column = {
  readonly key: string;
  readonly who: string;
  readonly channel: string;
  readonly levelOf: (kind: IncidentKind) => AlarmLevel;
  readonly cell: object;
};

/** Kind by kind: what each role hears in the app and by mail, and what each robot is sent. Changes are kept until they are saved. */
export function AlarmMatrix({ version, rules, robots, kinds, save }: AlarmMatrixProps) {
  const t = useTranslations("alarms");
  const [changes, setChanges] = useState<ReadonlyMap<string, AlarmLevel>>(new Map());
  const columns: readonly Column[] = [
    ...memberRoles.flatMap((role) =>
      personalChannels.map((channel) => ({
        ...{ key: `${role} ${channel}`, who: t(`roles.${role}`), channel: t(`channels.${channel}`) },
        ...{ levelOf: (kind: IncidentKind) => levelOf(rules, kind, role, channel), cell: { role, channel } },
      })),
    ),
    ...robots.map(({ id, name, level, levels }) => ({
      ...{ key: id, who: name, channel: t("channels.robot") },
      ...{ levelOf: (kind: IncidentKind) => levels[kind] ?? level, cell: { robotId: id } },
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      <section className="relative overflow-x-auto border-line border-y bg-surface" aria-label={t("matrix.label")}>
        <table className="text-left text-body">
          <thead>
            <tr className="border-line border-b text-ink-soft text-meta">
              <th
                scope="col"
                rowSpan={2}
                className="sticky left-0 z-10 bg-surface px-4 py-1 align-bottom font-medium md:px-6"
              >
                {t("matrix.kind")}
              </th>
              {memberRoles.map((role) => (
                <th key={role} scope="colgroup" colSpan={2} className="border-line border-l px-3 py-1 font-medium">
                  {t(`roles.${role}`)}
                </th>
              ))}
              {robots.map(({ id, name }) => (
                <th key={id} scope="col" className="max-w-40 truncate border-line border-l px-3 py-1 font-medium">
                  {name}
                </th>
              ))}
            </tr>
            <tr className="border-line border-b text-ink-soft text-meta">
              {columns.map(({ key, channel }, index) => (
                <th
                  key={key}
                  scope="col"
                  className={cn("px-2 py-1 font-normal", (index % 2 === 0 || index >= 8) && "border-line border-l")}
                >
                  {channel}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {incidentKinds.map((kind) => (
              <tr key={kind} className="h-9 border-line border-b last:border-0 hover:bg-hover">
                <th scope="row" className="sticky left-0 z-10 whitespace-nowrap bg-surface px-4 font-normal md:px-6">
                  {kinds[kind]}
                </th>
                {columns.map((column, index) => {
                  const id = `${kind} ${column.key}`;
                  const level = changes.get(id) ?? column.levelOf(kind);
                  return (
                    <td key={id} className={cn("px-2", (index % 2 === 0 || index >= 8) && "border-line border-l")}>
                      {save ? (
                        <select
                          aria-label={t("matrix.cell", { kind: kinds[kind], who: column.who, channel: column.channel })}
                          value={level}
                          onChange={({ target }) => {
                            const next = new Map(changes);
                            const chosen = alarmLevels.find((one) => one === target.value) ?? level;
                            if (chosen === column.levelOf(kind)) next.delete(id);
                            else next.set(id, chosen);
                            setChanges(next);
                          }}
                          className={cn(
                            "h-7 rounded border border-transparent bg-transparent px-1 text-meta hover:border-line",
                            looks[level],
                            changes.has(id) && "border-accent bg-accent-soft",
                          )}
                        >
                          {alarmLevels.map((one) => (
                            <option key={one} value={one}>
                              {t(`levels.${one}`)}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <span className={cn("px-1 text-meta", looks[level])}>{t(`levels.${level}`)}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="max-w-[720px] px-4 text-ink-soft text-meta md:px-6">
        {t(save ? "matrix.usual" : "matrix.readOnly")}
      </p>
      {save && changes.size > 0 ? (
        <SaveBar
          count={changes.size}
          undo={() => setChanges(new Map())}
          save={save}
          input={{ version, cells: cellsOf(changes, columns) }}
          onSaved={() => setChanges(new Map())}
        />
      ) : null}
    </div>
  );
}

const looks: Readonly<Record<AlarmLevel, string>> = {
  none: "text-ink-faint",
  red: "text-ink",
  all: "font-medium text-ink",
};

function cellsOf(changes: ReadonlyMap<string, AlarmLevel>, columns: readonly Column[]): readonly object[] {
  return incidentKinds.flatMap((kind) =>
    columns.flatMap(({ key, cell }) => {
      const level = changes.get(`${kind} ${key}`);
      return level === undefined ? [] : [{ kind, level, ...cell }];
    }),
  );
}

type SaveBarProps = {
  readonly count: number;
  readonly input: unknown;
  readonly undo: () => void;
  readonly save: ServerAction<unknown, null>;
  readonly onSaved: () => void;
};

function SaveBar({ count, input, undo, save, onSaved }: SaveBarProps) {
  const t = useTranslations("alarms");
  const { run, isPending } = useAction(save, {
    t,
    onDone: () => {
      onSaved();
      toast.success(t("matrix.saved"));
    },
  });
  return (
    <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-2 border-line border-t bg-raised px-4 py-2 md:px-6">
      <span className="flex-1 text-meta">{t("matrix.changed", { count })}</span>
      <Button look="ghost" onClick={undo}>
        {t("matrix.undo")}
      </Button>
      <Button look="primary" isPending={isPending} onClick={() => run(input)}>
        {t("matrix.save")}
      </Button>
    </div>
  );
}
