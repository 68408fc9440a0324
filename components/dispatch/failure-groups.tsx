"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { dailySearchQuery } from "#lib/dispatch/daily-query";
import type { DailySearch } from "#lib/dispatch/daily-search";
import type { FailureGroup } from "#lib/dispatch/failure-groups";
import type { Blocker } from "#lib/dispatch/failures";
import { Link } from "@/components/ui/link";
import { useBlockerText } from "./blocker-text.ts";
import { ManualLink } from "./manual-link.tsx";
import { repairParam } from "./repair-place.ts";

/** A group with the blocker of one of its orders: what the best repair is about. */
export type ShownGroup = FailureGroup & { readonly name: string; readonly blocker: Blocker | null };

type FailureGroupsProps = {
  readonly seller: string;
  readonly search: DailySearch;
  readonly groups: readonly ShownGroup[];
};

const atFirst = 4;

/** The lane "needs a hand" by reason: how many, the one repair that helps most, and the way to it. */
export function FailureGroups({ seller, search, groups }: FailureGroupsProps) {
  const t = useTranslations("daily.groups");
  const [isOpen, setOpen] = useState(false);
  const shown = search.failure === null ? groups : groups.filter(({ code }) => code === search.failure);
  const visible = isOpen ? shown : shown.slice(0, atFirst);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("title")} className="border-line border-t px-4 py-1.5 md:px-6">
      <ul>
        {visible.map((group) => (
          <GroupLine key={group.code} seller={seller} search={search} group={group} />
        ))}
      </ul>
      <p className="flex items-center gap-4 text-meta">
        {shown.length > atFirst ? (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="h-7 text-accent-ink hover:underline"
          >
            {isOpen ? t("less") : t("more", { count: shown.length })}
          </button>
        ) : null}
        <Link href={`/s/${seller}/dispatch/failures`} className="ml-auto leading-7 text-accent-ink hover:underline">
          {t("report")}
        </Link>
      </p>
    </section>
  );
}

type GroupLineProps = { readonly seller: string; readonly search: DailySearch; readonly group: ShownGroup };

function GroupLine({ seller, search, group }: GroupLineProps) {
  const t = useTranslations("daily.groups");
  const format = useFormatter();
  const textOf = useBlockerText();
  const { code, name, count, best, blocker } = group;
  const base = `/s/${seller}/dispatch`;
  const isAlone = search.failure === code;
  const filter = isAlone ? { failure: null, subject: null } : { failure: code, subject: null };
  const subject = isAlone ? search.subject : null;
  const helps = best?.frees ? t("frees", { count: best.frees }) : t("helps", { count: best?.orders ?? 0 });
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-2 py-0.5">
      <span className="w-10 shrink-0 text-right font-medium tabular-nums">{format.number(count)}</span>
      <ManualLink code={code} />
      <Link
        href={`${base}${dailySearchQuery({ ...search, ...filter })}`}
        scroll={false}
        aria-current={isAlone ? "true" : undefined}
        className="hover:underline"
        title={isAlone ? t("showAll") : t("show")}
      >
        {name}
      </Link>
      {blocker && best ? (
        <span className="flex min-w-0 flex-1 items-center justify-end gap-2 text-ink-soft max-sm:basis-full max-sm:justify-start max-sm:pl-12">
          {best.isShared ? (
            <>
              <span className="truncate" title={textOf(blocker)}>
                {textOf(blocker)}
              </span>
              <span className="shrink-0 font-medium text-ink">{helps}</span>
            </>
          ) : (
            <span className="truncate">{t("oneByOne")}</span>
          )}
          {best.others > 0 ? (
            <span className="shrink-0 text-meta max-sm:hidden">{t("others", { count: best.others })}</span>
          ) : null}
        </span>
      ) : (
        <span className="flex-1" />
      )}
      <Link
        href={`${base}${dailySearchQuery({ ...search, failure: code, subject })}&${repairParam}=first`}
        scroll={false}
        aria-label={`${t("fix")}: ${name}`}
        className="shrink-0 text-accent-ink hover:underline"
      >
        {t("fix")}
      </Link>
    </li>
  );
}
