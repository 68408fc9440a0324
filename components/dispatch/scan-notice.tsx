"use client";

import { CircleAlert, CircleCheck, Clock, type LucideIcon, PackageCheck, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ScanNotice, ScanTone } from "#lib/dispatch/scan-station";
import { cn } from "@/components/ui/class-names";

const looks: Readonly<Record<ScanTone, { readonly icon: LucideIcon; readonly box: string }>> = {
  idle: { icon: ScanBarcode, box: "border-line bg-surface text-ink-soft" },
  ok: { icon: CircleCheck, box: "border-done bg-done-soft text-done" },
  done: { icon: PackageCheck, box: "border-done bg-done-soft text-done" },
  soon: { icon: Clock, box: "border-soon bg-soon-soft text-soon" },
  alarm: { icon: CircleAlert, box: "scan-alarm border-alarm bg-alarm-soft text-alarm" },
};

/** What the last scan means, to be read from across the table: colour, picture, a few large words, and what to do. */
export function ScanNoticePanel({ notice, number }: { readonly notice: ScanNotice; readonly number: number }) {
  const t = useTranslations("scan");
  const { tone, code, values } = notice;
  const { icon: Icon, box } = looks[tone];
  const say = (part: "title" | "text") => {
    const key = `notices.${code}.${part}` as "notices.ready.title";
    return t.has(key) ? t(key, values as never) : null;
  };
  return (
    <div
      // the same words twice in a row flash twice
      key={number}
      data-verdict={tone}
      role={tone === "alarm" ? "alert" : "status"}
      className={cn("flex min-h-28 items-center gap-4 rounded-lg border-2 px-5 py-4", box)}
    >
      <Icon aria-hidden className="size-12 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0">
        <p className="break-words font-semibold text-[26px] leading-8">{say("title")}</p>
        {say("text") ? <p className="mt-1 break-words text-[16px] text-ink leading-6">{say("text")}</p> : null}
      </div>
    </div>
  );
}
