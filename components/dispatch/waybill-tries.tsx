"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { showTry, type WaybillTry } from "#lib/dispatch/waybill-try";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/states";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

type WaybillTriesProps = {
  readonly waybillId: string;
  /** Changes with the waybill: what was asked since is read then. */
  readonly version: string;
  readonly now: number;
  readonly read: ServerAction<{ readonly waybillId: string }, readonly WaybillTry[]>;
};

const tones: Readonly<Record<"accepted" | "refused" | "fault" | "other", Tone>> = {
  accepted: "done",
  refused: "alarm",
  fault: "soon",
  other: "neutral",
};

/** Every call to the carrier about a waybill: when, what for, how it ended, how long it took. */
export function WaybillTries({ waybillId, version, now, read }: WaybillTriesProps) {
  const t = useTranslations("waybills.tries");
  const g = useTranslations("gateway");
  const [tries, setTries] = useState<readonly WaybillTry[] | null>(null);
  const { run } = useAction(read, { onDone: setTries });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the waybill is read anew
  useEffect(() => run({ waybillId }), [run, waybillId, version]);
  const wordsOf = (code: string) => {
    const key = `faults.${code}`;
    return g.has(key) ? g(key) : code;
  };
  return (
    <section aria-label={t("title")}>
      <h3 className="font-medium">{t("title")}</h3>
      {tries === null ? (
        <Skeleton className="mt-2 h-10" />
      ) : tries.length === 0 ? (
        <p className="mt-1 text-ink-soft">{t("none")}</p>
      ) : (
        <ol className="mt-1 divide-y divide-line">
          {tries.map((one) => {
            const { aim, end, code } = showTry(one);
            return (
              <li key={one.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
                <span className="text-ink-soft">
                  <RelativeTime at={one.at} now={now} isExact />
                </span>
                <span>{t(`aims.${aim}`)}</span>
                <StatusPill tone={tones[end]}>{t(`ends.${end}`)}</StatusPill>
                <span className="min-w-0 break-words text-ink-soft text-meta">{wordsOf(code)}</span>
                {one.durationMs === null ? null : (
                  <span className="ml-auto text-ink-faint text-meta tabular-nums">
                    {t("seconds", { seconds: one.durationMs / 1000 })}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
