"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { chosenProfile, type PrintProfile, papersApart, plainSettings } from "#lib/papers/print-profile";
import { buttonLook } from "@/components/ui/button";
import { ProfileChoice } from "./profile-choice.tsx";
import { printAddress, useWorkPlace } from "./use-work-place.ts";

/** How far the labels of a batch are, as counted by the database. */
type LabelCounts = {
  readonly total: number;
  readonly ready: number;
  readonly printed: number;
  readonly failed: number;
  readonly pending: number;
};

type PrintLabelsProps = {
  readonly counts: LabelCounts;
  /** Address of the batch's PDF. */
  readonly href: string;
  readonly profiles: readonly PrintProfile[];
  readonly mayPrint: boolean;
};

/** One PDF for the whole batch in the work place's form: what is ready, what is still to come, what has no label. */
export function PrintLabels({ counts, href, profiles, mayPrint }: PrintLabelsProps) {
  const t = useTranslations("papers.print");
  const { profileId } = useWorkPlace();
  const settings = chosenProfile(profiles, profileId)?.settings ?? plainSettings;
  const { total, ready, printed, failed, pending: waiting } = counts;
  const outside = { target: "_blank", rel: "noreferrer" } as const;
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y bg-surface px-4 py-3 md:px-6">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium tabular-nums">{ready === 0 ? t("none") : t("progress", { ready, total })}</p>
        <p className="text-ink-soft text-meta">
          {ready === 0 && waiting > 0 ? t("noneWhy") : null}
          {ready > 0 && waiting > 0 ? t("waiting", { count: waiting }) : null}
          {ready > 0 && waiting === 0 && failed === 0 ? t("allReady") : null}
          {failed > 0 ? <span className="block">{t("failed", { count: failed })}</span> : null}
        </p>
      </div>
      {mayPrint && ready > 0 ? (
        <>
          <ProfileChoice profiles={profiles} />
          {papersApart(settings).length > 0 ? (
            <a className={buttonLook()} href={printAddress(href, profileId, { part: "papers" })} {...outside}>
              {t("papersApart")}
            </a>
          ) : null}
          {settings.picking ? (
            <a className={buttonLook()} href={printAddress(href, profileId, { picking: "0" })} {...outside}>
              {t("withoutPicking")}
            </a>
          ) : null}
          <a
            className={buttonLook({ look: "primary" })}
            href={printAddress(href, profileId)}
            title={t("actualSize")}
            {...outside}
          >
            <Printer aria-hidden className="size-4" />
            {printed >= ready ? t("reprint") : t("printLabels")} ({ready})
          </a>
        </>
      ) : null}
    </section>
  );
}
