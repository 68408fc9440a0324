import { useTranslations } from "next-intl";
import { type BatchCounts, batchParts, batchStanding } from "#lib/dispatch/batch-progress";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill } from "@/components/ui/status-pill";
import { standingTones } from "./batch-words.ts";

type BatchListProps = {
  readonly seller: string;
  readonly now: number;
  readonly batches: readonly {
    readonly id: string;
    readonly createdAt: number;
    readonly createdBy: string;
    readonly parcelCount: number;
    readonly counts: BatchCounts;
  }[];
};

/** The latest batches: who confirmed them, how they stand, and the parts that are not done. */
export function BatchList({ seller, batches, now }: BatchListProps) {
  const t = useTranslations("batches");
  return (
    <ul className="divide-y divide-line border-line border-y bg-surface">
      {batches.map(({ id, createdAt, createdBy, parcelCount, counts }) => {
        const standing = batchStanding(counts);
        const settled = counts.done + counts.failed + counts.unclear + counts.cancelled;
        const href = `/s/${seller}/dispatch/batches/${id}`;
        return (
          <li
            key={id}
            className="relative grid items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover md:grid-cols-[11rem_8rem_6.5rem_14rem_1fr] md:px-6"
          >
            <Link href={href} className="font-medium after:absolute after:inset-0">
              <RelativeTime at={createdAt} now={now} isExact />
              <span className="ml-2 font-normal text-ink-soft tabular-nums">
                {t("list.parcels", { count: parcelCount })}
              </span>
            </Link>
            <span className="truncate text-ink-soft">{createdBy}</span>
            <span>
              <StatusPill tone={standingTones[standing]}>{t(`standings.${standing}`)}</StatusPill>
            </span>
            <span className="max-w-56">
              <Progress
                label={t("progress.label")}
                done={settled}
                failed={counts.failed + counts.unclear}
                total={parcelCount}
              />
            </span>
            <span className="flex flex-wrap gap-x-3 text-ink-soft text-meta tabular-nums">
              {batchParts
                .filter((part) => counts[part] > 0)
                .map((part) => (
                  <span key={part} className={part === "failed" ? "font-medium text-alarm" : undefined}>
                    {t(`parts.${part}`)} {t("number", { count: counts[part] })}
                  </span>
                ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
