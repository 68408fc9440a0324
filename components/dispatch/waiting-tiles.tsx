import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";

type WaitingTilesProps = {
  readonly base: string;
  readonly now: number;
  readonly counts: {
    readonly packed: number;
    readonly customs: number;
    readonly oldestPacked: number | null;
    readonly oldestCustoms: number | null;
  };
};

/** What must not be forgotten when the van leaves: each count leads to its list. */
export function WaitingTiles({ base, now, counts }: WaitingTilesProps) {
  const t = useTranslations("handover.waiting");
  const format = useFormatter();
  const tiles = [
    { key: "packed", count: counts.packed, oldest: counts.oldestPacked, href: `${base}/waiting` },
    { key: "customs", count: counts.customs, oldest: counts.oldestCustoms, href: `${base}/waiting?show=customs` },
  ] as const;
  return (
    <ul className="mx-4 mt-3 mb-4 grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface md:mx-6 lg:max-w-2xl">
      {tiles.map(({ key, count, oldest, href }) => (
        <li key={key} className="min-w-0 border-line border-l first:border-l-0">
          <Link href={href} title={t(`${key}Hint`)} className="flex h-full flex-col px-3 py-2 hover:bg-hover">
            <span className="text-ink-soft text-meta">{t(key)}</span>
            <span className={cn("font-semibold text-title tabular-nums", count > 0 ? "text-soon" : "text-ink-faint")}>
              {format.number(count)}
            </span>
            {count > 0 && oldest !== null ? (
              <span className="text-ink-faint text-meta">
                {t("oldest")} <RelativeTime at={oldest} now={now} />
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
