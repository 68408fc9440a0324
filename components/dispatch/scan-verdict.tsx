"use client";

import { CircleCheckBig, Info, type LucideIcon, OctagonX, RotateCcw, ScanLine } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import type { ScanTone } from "./scan-sound.ts";

const looks: Readonly<Record<ScanTone | "ready", { readonly icon: LucideIcon; readonly box: string }>> = {
  ready: { icon: ScanLine, box: "border-line bg-surface text-ink" },
  done: { icon: CircleCheckBig, box: "border-done bg-done-soft text-done" },
  repeat: { icon: RotateCcw, box: "border-soon bg-soon-soft text-soon" },
  offer: { icon: Info, box: "border-accent bg-accent-soft text-accent-ink" },
  alarm: { icon: OctagonX, box: "border-alarm bg-alarm-soft text-alarm" },
};

export type ShownVerdict = {
  /** Counts up, so that the same verdict twice in a row is seen to be a new one. */
  readonly key: number;
  readonly tone: ScanTone;
  readonly word: string;
  readonly text: string;
  /** The parcel or bag that it is about. */
  readonly about: string;
};

/** The verdict of the last scan, to be read from a step away: colour, icon, one word, one sentence. */
export function ScanVerdict({
  verdict,
  children,
}: {
  readonly verdict: ShownVerdict | null;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("handover.scan");
  const tone = verdict?.tone ?? "ready";
  const { icon: Icon, box } = looks[tone];
  return (
    <div
      role="status"
      aria-live="assertive"
      aria-atomic
      className={cn("flex min-h-44 flex-col justify-center rounded-lg border-2 px-5 py-4", box)}
    >
      <div key={verdict?.key ?? 0} className="flex items-center gap-4">
        <Icon aria-hidden className="size-14 shrink-0" strokeWidth={1.75} />
        <div className="min-w-0">
          <p data-verdict={tone} className="font-semibold text-[32px] leading-tight sm:text-[40px]">
            {verdict?.word ?? t("ready")}
          </p>
          {verdict?.about ? <p className="truncate font-medium text-[18px] tabular-nums">{verdict.about}</p> : null}
          <p className="mt-1 max-w-[60ch] text-[15px] text-ink leading-snug">{verdict?.text ?? t("readyHint")}</p>
        </div>
      </div>
      {children ? <div className="mt-3 flex flex-wrap items-center gap-2 sm:pl-[72px]">{children}</div> : null}
    </div>
  );
}
