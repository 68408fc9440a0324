import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HandOverMethod } from "#lib/dispatch/hand-over-kinds";
import { buttonLook } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Weight } from "@/components/ui/weight";

export type ShownList = {
  readonly id: string;
  readonly code: string;
  readonly carrierName: string;
  readonly method: HandOverMethod;
  readonly to: string;
  readonly bagCount: number;
  readonly parcelCount: number;
  readonly weightGrams: number;
  readonly createdBy: string;
  readonly createdAt: number;
};

/** What left today, each with its paper. */
export function TodaysLists({
  lists,
  base,
  now,
}: {
  readonly lists: readonly ShownList[];
  readonly base: string;
  readonly now: number;
}) {
  const t = useTranslations("handover");
  return (
    <section aria-label={t("bags.today")}>
      <h2 className="mb-1.5 font-medium">
        {t("bags.today")} <span className="text-ink-soft tabular-nums">{lists.length}</span>
      </h2>
      {lists.length === 0 ? (
        <p className="text-ink-soft">{t("bags.noToday")}</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {lists.map((list) => (
            <li
              key={list.id}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-3 py-2 last:border-b-0"
            >
              <div className="min-w-0">
                <p className="tabular-nums">
                  <span className="font-medium">{list.code}</span>{" "}
                  <span className="text-ink-soft">
                    {t("bags.parcels", { count: list.parcelCount })} · <Weight grams={list.weightGrams} />
                  </span>
                </p>
                <p className="truncate text-ink-soft text-meta">
                  {list.carrierName} · {t(`methods.${list.method}`)} · <RelativeTime at={list.createdAt} now={now} />
                </p>
              </div>
              <a className={buttonLook({ size: "small" })} href={`${base}/${list.id}`} target="_blank" rel="noreferrer">
                <Printer aria-hidden className="size-4" />
                {t("bags.list")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
