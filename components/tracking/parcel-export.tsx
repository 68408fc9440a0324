"use client";

import { Download } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ParcelExportState } from "#lib/tracking/exports";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button, buttonLook } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast";

export type AskExportInput = { readonly query: string; readonly locale: "zh-CN" | "en"; readonly timeZone: string };

type AskExportProps = {
  readonly query: string;
  readonly timeZone: string;
  readonly action: ServerAction<AskExportInput, { readonly total: number }>;
};

/** Asks for a long list as a file; how far it is stands above the list. */
export function AskExport({ query, timeZone, action }: AskExportProps) {
  const t = useTranslations("watch");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { run, isPending } = useAction(action, {
    t,
    onDone: ({ total }) => toast.success(t("exports.asked", { total })),
  });
  return (
    <Button isPending={isPending} onClick={() => run({ query, locale, timeZone })}>
      {t("export")}
    </Button>
  );
}

export type ListedExport = {
  readonly id: string;
  readonly state: ParcelExportState;
  readonly total: number;
  readonly done: number;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};

type ExportStripProps = {
  /** Address below which the files lie. */
  readonly base: string;
  readonly exports: readonly ListedExport[];
};

/** A person's own lists that are being written or can be fetched; nothing without any. */
export function ExportStrip({ base, exports }: ExportStripProps) {
  const t = useTranslations("watch.exports");
  const format = useFormatter();
  if (exports.length === 0) return null;
  const clock = (at: number) =>
    format.dateTime(at, { month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" });
  return (
    <ul aria-label={t("label")} className="flex flex-col gap-1.5 px-4 pb-2 md:px-6">
      {exports.map(({ id, state, total, done, createdAt, expiresAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-sunken px-3 py-1.5"
        >
          <span className="tabular-nums">{t("name", { total, at: clock(createdAt) })}</span>
          {state === "ready" ? (
            <>
              <a href={`${base}/${id}`} download className={buttonLook({ size: "small" })}>
                <Download aria-hidden className="size-3.5" />
                {t("fetch")}
              </a>
              {expiresAt === null ? null : (
                <span className="text-ink-soft text-meta">{t("until", { at: clock(expiresAt) })}</span>
              )}
            </>
          ) : state === "failed" ? (
            <span className="text-alarm">{t("failed")}</span>
          ) : (
            <span className="w-48 max-w-full" aria-live="polite">
              <Progress done={done} total={total} label={t("progress")}>
                <span className="text-ink-soft text-meta tabular-nums">{t("done", { done, total })}</span>
              </Progress>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
