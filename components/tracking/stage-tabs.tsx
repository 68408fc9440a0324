import Link from "next/link";
import { useTranslations } from "next-intl";
import { type TrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { type Stage, stages } from "#lib/tracking/stages";

type StageTabsProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  readonly byStage: Readonly<Partial<Record<Stage, number>>>;
  readonly inTrouble: number;
};

/** The way of a parcel as tabs with exact counts; one click shows a stage, another one all. */
export function StageTabs({ base, search, byStage, inTrouble }: StageTabsProps) {
  const t = useTranslations("tracking");
  const all = Object.values(byStage).reduce((sum, count) => sum + count, 0);
  const href = (change: Parameters<typeof withFilter>[1]) => `${base}?${trackingQuery(withFilter(search, change))}`;
  const shown = stages.filter((stage) => (byStage[stage] ?? 0) > 0 || search.stages.includes(stage));
  return (
    <nav aria-label={t("filters.stage")} className="flex gap-1 overflow-x-auto px-4 md:px-6">
      <Tab href={href({ stages: [] })} isCurrent={search.stages.length === 0} label={t("filters.all")} count={all} />
      {shown.map((stage) => {
        const isCurrent = search.stages.length === 1 && search.stages[0] === stage;
        const next = isCurrent ? [] : [stage];
        return (
          <Tab
            key={stage}
            href={href({ stages: next })}
            isCurrent={isCurrent}
            label={t(`stages.${stage}`)}
            count={byStage[stage] ?? 0}
          />
        );
      })}
      <Tab
        href={href({ trouble: search.trouble === "any" ? [] : "any" })}
        isCurrent={search.trouble === "any"}
        label={t("filters.anyTrouble")}
        count={inTrouble}
        isAlarm={inTrouble > 0}
      />
    </nav>
  );
}

type TabProps = {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly label: string;
  readonly count: number;
  readonly isAlarm?: boolean;
};

function Tab({ href, isCurrent, label, count, isAlarm = false }: TabProps) {
  const look = isCurrent ? "border-accent text-ink" : "border-transparent text-ink-soft hover:text-ink";
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "true" : undefined}
      className={`flex shrink-0 items-center gap-1.5 border-b-2 px-2 py-2 ${look}`}
    >
      {label}
      <span className={`tabular-nums text-meta ${isAlarm ? "font-medium text-alarm" : "text-ink-faint"}`}>{count}</span>
    </Link>
  );
}
