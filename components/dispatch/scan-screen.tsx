"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { ScanEntry, ScanTone } from "#lib/dispatch/scan-station";
import type { PrintProfile } from "#lib/papers/print-profile";
import { ProfileChoice } from "@/components/papers/profile-choice";
import { printAddress, useWorkPlace } from "@/components/papers/use-work-place";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { ScanField } from "./scan-field.tsx";
import { ScanNoticePanel } from "./scan-notice.tsx";
import { ScanTable } from "./scan-table.tsx";
import { useKeptSwitch } from "./use-kept-switch.ts";
import { useScanSound } from "./use-scan-sound.ts";
import { useScanStation } from "./use-scan-station.ts";

type ScanScreenProps = {
  /** `/api/s/<seller>`. */
  readonly api: string;
  readonly now: number;
  readonly profiles: readonly PrintProfile[];
  /** Names of solutions by code, in the reader's language. */
  readonly solutions: Readonly<Record<string, string>>;
};

/** The packing table: one field, what the scan means, the parcel, and the last scans. Everything by keyboard. */
export function ScanScreen({ api, now, profiles, solutions }: ScanScreenProps) {
  const t = useTranslations("scan");
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const { profileId } = useWorkPlace();
  const { on: hasSound, toggle: turnSound, play } = useScanSound();
  const [printsAtScan, turnPrinting] = useKeptSwitch("scan.print");
  const { station, send, isWaiting } = useScanStation({
    ...{ api, printsAtScan, play },
    labelAddress: (waybillId) => printAddress(`${api}/labels/waybill/${waybillId}`, profileId, { at: "scan" }),
  });
  const keys: ReadonlyMap<string, () => void> = new Map([
    ["F2", () => send({ kind: "print" })],
    ["F4", () => send({ kind: "piece" })],
    ["F8", turnPrinting],
    ["F9", turnSound],
  ]);
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act =
        event.ctrlKey || event.altKey || event.metaKey || event.repeat ? undefined : latest.current.get(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const { held, notice, log } = station;
  const country = held ? (new Intl.DisplayNames(locale, { type: "region" }).of(held.parcel.country) ?? "") : "";
  const back = (act: () => void) => () => {
    act();
    field.current?.focus();
  };
  return (
    <div className="grid gap-4 px-4 pb-8 md:px-6 xl:grid-cols-[minmax(0,1fr)_300px]">
      <div className="flex min-w-0 flex-col gap-4">
        <ScanField
          field={field}
          isWaiting={isWaiting}
          onScan={(text, isFast) => send({ kind: "scan", text, isFast })}
          onEscape={() => send({ kind: "aside" })}
        />
        <ScanNoticePanel notice={notice} number={log[0]?.number ?? 0} />
        {held ? (
          <ScanTable
            held={held}
            now={now}
            countryName={country}
            solutionName={solutions[held.parcel.solutionCode] ?? held.parcel.solutionCode}
          />
        ) : null}
      </div>
      <aside className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <Switch isOn={printsAtScan} onTurn={back(turnPrinting)} hotkey="F8">
            {t("switches.print")}
          </Switch>
          <Switch isOn={hasSound} onTurn={back(turnSound)} hotkey="F9">
            {hasSound ? <Volume2 aria-hidden className="size-4" /> : <VolumeX aria-hidden className="size-4" />}
            {t("switches.sound")}
          </Switch>
          <ProfileChoice profiles={profiles} />
        </div>
        <KeyLegend />
        <LastScans entries={log} />
      </aside>
    </div>
  );
}

type SwitchProps = {
  readonly isOn: boolean;
  readonly onTurn: () => void;
  readonly hotkey: string;
  readonly children: ReactNode;
};

function Switch({ isOn, onTurn, hotkey, children }: SwitchProps) {
  const t = useTranslations("scan");
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      onClick={onTurn}
      className="flex h-10 items-center gap-2 rounded-md border border-line bg-surface px-3 text-left hover:bg-hover"
    >
      <span className="flex flex-1 items-center gap-2">{children}</span>
      <span className={cn("font-medium text-meta", isOn ? "text-done" : "text-ink-faint")}>
        {t(isOn ? "switches.on" : "switches.off")}
      </span>
      <Kbd>{hotkey}</Kbd>
    </button>
  );
}

function KeyLegend() {
  const t = useTranslations("scan");
  const keys = [
    ["Enter", "enter"],
    ["F2", "print"],
    ["F4", "piece"],
    ["Esc", "aside"],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5 text-ink-soft text-meta">
      {keys.map(([key, word]) => (
        <div key={key} className="contents">
          <dt>
            <Kbd>{key}</Kbd>
          </dt>
          <dd>{t(`keys.${word}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

const inks: Readonly<Record<ScanTone, string>> = {
  idle: "text-ink-soft",
  ok: "text-done",
  done: "text-done",
  soon: "text-soon",
  alarm: "text-alarm",
};

function LastScans({ entries }: { readonly entries: readonly ScanEntry[] }) {
  const t = useTranslations("scan");
  if (entries.length === 0) return null;
  return (
    <section aria-label={t("log.label")}>
      <h2 className="mb-1 font-medium text-meta">{t("log.label")}</h2>
      <ol className="rounded-lg border border-line bg-surface">
        {entries.map(({ number, text, notice }) => {
          const key = `notices.${notice.code}.title` as "notices.ready.title";
          return (
            <li key={number} className="border-line border-b px-3 py-1.5 last:border-0">
              <p className="truncate font-medium tabular-nums">{text}</p>
              <p className={cn("truncate text-meta", inks[notice.tone])}>
                {t.has(key) ? t(key, notice.values as never) : notice.code}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
