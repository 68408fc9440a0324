import { useTranslations } from "next-intl";
import { type TrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { type Stage, stages } from "#lib/tracking/stages";
import { LinkTabs } from "@/components/ui/link-tabs";

type StageTabsProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  readonly byStage: Readonly<Partial<Record<Stage, number>>>;
  readonly inTrouble: number;
};

/** The way of a parcel as tabs with exact counts, trouble at the end. */
export function StageTabs({ base, search, byStage, inTrouble }: StageTabsProps) {
  const t = useTranslations("tracking");
  const href = (change: Parameters<typeof withFilter>[1]) => `${base}?${trackingQuery(withFilter(search, change))}`;
  const shown = stages.filter((stage) => (byStage[stage] ?? 0) > 0 || search.stages.includes(stage));
  const all = Object.values(byStage).reduce((sum, count) => sum + count, 0);
  const tabs = shown.map((stage) => ({
    href: href({ stages: [stage] }),
    label: t(`stages.${stage}`),
    count: byStage[stage] ?? 0,
    isCurrent: search.stages.length === 1 && search.stages[0] === stage,
  }));
  return (
    <LinkTabs
      label={t("filters.stage")}
      tabs={[
        { href: href({ stages: [] }), label: t("filters.all"), count: all, isCurrent: search.stages.length === 0 },
        ...tabs,
        {
          href: href({ trouble: search.trouble === "any" ? [] : "any" }),
          label: t("filters.anyTrouble"),
          count: inTrouble,
          isCurrent: search.trouble === "any",
          tone: "alarm",
        },
      ]}
    />
  );
}
