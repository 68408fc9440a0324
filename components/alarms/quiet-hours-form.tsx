"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox, Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type QuietHoursFormProps = {
  readonly version: number;
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly save: ServerAction<unknown, null> | null;
};

const usual = { from: 22 * 60, to: 8 * 60 };

/** Between when mails and robots are silent about amber incidents. */
export function QuietHoursForm({ version, quiet, save }: QuietHoursFormProps) {
  const t = useTranslations("alarms");
  const id = useId();
  const [isOn, setOn] = useState(quiet !== null);
  const [from, setFrom] = useState(clockOf((quiet ?? usual).from));
  const [to, setTo] = useState(clockOf((quiet ?? usual).to));
  const { run, isPending } = useAction(save ?? (async () => ({ ok: true as const, value: null })), {
    t,
    onDone: () => toast.success(t("quiet.saved")),
  });
  const input = { version, quiet: isOn ? { from: minutesOf(from), to: minutesOf(to) } : null };
  return (
    <section aria-labelledby={`${id}-title`} className="flex max-w-[720px] flex-col gap-2 px-4 pt-4 pb-8 md:px-6">
      <h2 id={`${id}-title`} className="font-medium">
        {t("quiet.title")}
      </h2>
      <p className="text-ink-soft text-meta">{t("quiet.why")}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex items-center gap-2">
          <Checkbox id={`${id}-on`} checked={isOn} disabled={!save} onChange={() => setOn(!isOn)} />
          <label htmlFor={`${id}-on`}>{t("quiet.isOn")}</label>
        </span>
        {(
          [
            ["from", from, setFrom],
            ["to", to, setTo],
          ] as const
        ).map(([name, value, set]) => (
          <span key={name} className="flex items-center gap-2">
            <label htmlFor={`${id}-${name}`} className="text-meta">
              {t(`quiet.${name}`)}
            </label>
            <Input
              id={`${id}-${name}`}
              type="time"
              value={value}
              disabled={!isOn || !save}
              onChange={({ target }) => set(target.value || value)}
              className="w-28"
            />
          </span>
        ))}
        {save ? (
          <Button isPending={isPending} onClick={() => run(input)}>
            {t("quiet.save")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
