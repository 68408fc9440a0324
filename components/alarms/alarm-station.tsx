"use client";

import { Bell, BellOff, Siren, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { isRed } from "#lib/alarms/channels";
import type { ScreenAlarm } from "#lib/alarms/screen-alarm";
import type { IncidentKind } from "#lib/incidents/kinds";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { TimeLeft } from "@/components/ui/time-left";
import { toast } from "@/components/ui/toast";
import { isSoundOn, keepSound, playAlarm } from "./alarm-sound.ts";
import { useAlarms } from "./use-alarms.ts";

type AlarmStationProps = {
  readonly sellerId: string;
  /** The seller's cursor with which the screen was drawn. */
  readonly cursor: number;
  /** Red incidents that nobody has taken over. */
  readonly red: number;
  readonly now: number;
  /** What each kind is called. */
  readonly kinds: Readonly<Record<IncidentKind, string>>;
};

/**
 * The red bar above every page: how many red incidents nobody has taken over, and at once what has just happened. Amber ones are
 * short news below. Read out once; Escape puts it away, the count stays.
 */
export function AlarmStation({ sellerId, cursor, red, now, kinds }: AlarmStationProps) {
  const t = useTranslations("alarm-screen");
  const router = useRouter();
  const [said, setSaid] = useState("");
  const [hasSound, setSound] = useState(false);
  // what the browser keeps is known after the first drawing alone
  useEffect(() => setSound(isSoundOn()), []);
  const titleOf = useCallback(
    ({ kind, change, number, parcels }: ScreenAlarm) =>
      t("title", { change, what: kinds[kind] ?? kind, number, parcels }),
    [t, kinds],
  );
  const onRing = useCallback(
    (alarms: readonly ScreenAlarm[]) => {
      const loud = alarms.filter(({ severity }) => isRed(severity));
      const [first] = loud;
      if (first) {
        setSaid(loud.length > 1 ? t("many", { count: loud.length, first: titleOf(first) }) : titleOf(first));
        if (isSoundOn()) playAlarm();
      }
      const quiet = alarms.filter(({ severity }) => !isRed(severity));
      const [amber] = quiet;
      if (amber) {
        const text = quiet.length > 1 ? t("many", { count: quiet.length, first: titleOf(amber) }) : titleOf(amber);
        toast(text, { action: { label: t("open"), onClick: () => router.push(amber.link) } });
      }
      router.refresh();
    },
    [t, titleOf, router],
  );
  const { ringing, putAway } = useAlarms(sellerId, cursor, onRing);
  const loud = ringing.filter(({ severity }) => isRed(severity));
  const newest = loud.at(-1);
  useEffect(() => {
    if (!newest) return;
    const onKey = (event: KeyboardEvent) => {
      // a dialog, a menu or the palette that is open has the key
      const isTaken = document.querySelector('[role="dialog"],[role="menu"],[role="listbox"]') !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !isTaken) putAway();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [newest, putAway]);
  const toggle = () => {
    setSound(!hasSound);
    keepSound(!hasSound);
    if (!hasSound) playAlarm();
  };
  const list = `/s/${sellerId}/incidents?severity=critical,high&state=open`;
  return (
    <>
      <p role="alert" className="sr-only">
        {said}
      </p>
      {newest ? (
        <section
          aria-label={t("label")}
          className="sticky top-0 z-30 flex flex-wrap items-center gap-x-3 gap-y-1 bg-alarm px-4 py-1.5 text-on-alarm md:px-6"
        >
          <Siren aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 basis-56 font-medium">{titleOf(newest)}</span>
          <span className="text-meta">
            {t("due")} <TimeLeft until={newest.dueAt} now={now} isQuiet className="text-on-alarm" />
          </span>
          {loud.length > 1 ? (
            <Link href={list} className="text-meta underline underline-offset-2">
              {t("more", { count: loud.length - 1 })}
            </Link>
          ) : null}
          <Link
            href={newest.link}
            onClick={putAway}
            className="inline-flex h-7 items-center rounded-md bg-on-alarm px-2 font-medium text-alarm text-meta"
          >
            {t("open")}
          </Link>
          <button
            type="button"
            onClick={toggle}
            aria-pressed={hasSound}
            aria-label={t("sound")}
            title={t(hasSound ? "soundOn" : "soundOff")}
            className="inline-flex size-7 items-center justify-center rounded-md hover:bg-black/15"
          >
            {hasSound ? <Bell aria-hidden className="size-4" /> : <BellOff aria-hidden className="size-4" />}
          </button>
          <button
            type="button"
            onClick={putAway}
            className="inline-flex h-7 items-center gap-1.5 rounded-md px-1.5 text-meta hover:bg-black/15"
          >
            <X aria-hidden className="size-4" />
            {t("dismiss")}
            <span className="hidden md:inline">
              <Kbd>Esc</Kbd>
            </span>
          </button>
        </section>
      ) : red > 0 ? (
        <p className="flex items-center gap-2 bg-alarm-soft px-4 py-1 text-alarm text-meta md:px-6">
          <Siren aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0">
            {t("standing", { count: red })}{" "}
            <Link href={list} className="whitespace-nowrap font-medium underline underline-offset-2">
              {t("handle")}
            </Link>
          </span>
        </p>
      ) : null}
    </>
  );
}
