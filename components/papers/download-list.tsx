"use client";

import { Download, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { DownloadContent, DownloadState } from "#lib/papers/downloads";
import type { AskDownloadInput } from "#lib/papers/downloads-schema";
import type { PaperLanguage } from "#lib/papers/paper-kinds";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button, buttonLook } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";

export type ListedDownload = {
  readonly id: string;
  readonly period: string;
  readonly contents: readonly DownloadContent[];
  readonly language: PaperLanguage;
  readonly state: DownloadState;
  readonly total: number;
  readonly done: number;
  readonly byteLength: number;
  readonly marked: number;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};

type DownloadListProps = {
  /** Address below which the ZIPs lie. */
  readonly base: string;
  readonly downloads: readonly ListedDownload[];
  /** The server's clock when the page was drawn. */
  readonly now: number;
  /** Null: this person may look, not fetch. */
  readonly action: ServerAction<AskDownloadInput, { readonly total: number }> | null;
};

const tones: Readonly<Record<DownloadState, Tone>> = {
  queued: "neutral",
  running: "info",
  ready: "done",
  failed: "alarm",
  expired: "neutral",
};

const head =
  "sticky top-0 z-10 whitespace-nowrap border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-2 align-top";

/** What was packed, the latest first: how far it is, until when it can be fetched. */
export function DownloadList({ base, downloads, now, action }: DownloadListProps) {
  const t = useTranslations("downloads");
  const format = useFormatter();
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("list.label")} className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("list.period")}
            </th>
            <th scope="col" className={`${head} hidden w-full lg:table-cell`}>
              {t("list.contents")}
            </th>
            <th scope="col" className={`${head} sm:min-w-44`}>
              {t("list.state")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("list.size")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("list.asked")}
            </th>
            <th scope="col" className={`${head} md:pr-6`}>
              <span className="sr-only">{t("list.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {downloads.map((one) => (
            <tr key={one.id} className="hover:bg-hover">
              <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal md:pl-6`}>
                <span className="tabular-nums">{one.period}</span>
                <span className="block text-ink-soft text-meta">{t("list.parcels", { count: one.total })}</span>
              </th>
              <td className={`${cell} hidden lg:table-cell`}>
                {one.contents.map((content) => t(`papers.${content}`)).join(" · ")}
                <span className="block text-ink-soft text-meta">{t(`languages.${one.language}`)}</span>
              </td>
              <td className={cell}>
                <DownloadStanding download={one} />
              </td>
              <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums sm:table-cell`}>
                {one.state === "ready" ? sizeText(one.byteLength, format) : "–"}
              </td>
              <td className={`${cell} hidden whitespace-nowrap text-ink-soft md:table-cell`}>
                {one.createdBy}
                <span className="block text-meta">
                  <RelativeTime at={one.createdAt} now={now} />
                </span>
              </td>
              <td className={`${cell} whitespace-nowrap text-right md:pr-6`}>
                {action ? <DownloadVerb base={base} download={one} action={action} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DownloadStanding({ download }: { readonly download: ListedDownload }) {
  const t = useTranslations("downloads");
  const format = useFormatter();
  const { state, done, total, marked, expiresAt } = download;
  return (
    <div className="flex flex-col items-start gap-1">
      <StatusPill tone={tones[state]}>{t(`states.${state}`)}</StatusPill>
      {state === "running" ? (
        <div className="w-40">
          <Progress done={done} total={total} label={t("list.progress", { done, total })}>
            {t("list.progress", { done, total })}
          </Progress>
        </div>
      ) : null}
      {state === "ready" && expiresAt !== null ? (
        <span className="text-ink-soft text-meta">
          {t("list.keptUntil", { date: format.dateTime(expiresAt, { dateStyle: "medium" }) })}
        </span>
      ) : null}
      {state === "ready" && marked > 0 ? (
        <span className="text-meta text-soon">{t("list.marked", { count: marked })}</span>
      ) : null}
    </div>
  );
}

type DownloadVerbProps = {
  readonly base: string;
  readonly download: ListedDownload;
  readonly action: NonNullable<DownloadListProps["action"]>;
};

function DownloadVerb({ base, download, action }: DownloadVerbProps) {
  const t = useTranslations("downloads");
  const { id, state, period, contents, language } = download;
  const onDone = ({ total }: { readonly total: number }) => void toast.success(t("form.asked", { count: total }));
  const { run, isPending } = useAction(action, { t, onDone });
  if (state === "ready") {
    return (
      <a
        className={buttonLook({ size: "small" })}
        href={`${base}/${id}`}
        download
        aria-label={t("list.downloadOf", { period })}
      >
        <Download aria-hidden className="size-3.5" />
        {t("list.download")}
      </a>
    );
  }
  if (state === "queued" || state === "running") return null;
  return (
    <Button size="small" isPending={isPending} onClick={() => run({ period, contents: [...contents], language })}>
      {isPending ? null : <RotateCw aria-hidden className="size-3.5" />}
      {t("list.again")}
    </Button>
  );
}

function sizeText(bytes: number, format: ReturnType<typeof useFormatter>): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return format.number(value, { style: "unit", unit, maximumFractionDigits: 1 });
}
