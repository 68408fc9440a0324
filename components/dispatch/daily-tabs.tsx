import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";
import { LaneKeys } from "./lane-keys.tsx";

type DailyTabsProps = {
  readonly seller: string;
  readonly current: "ready" | "repair" | "handOver" | "notice";
  readonly counts: {
    readonly ready: number;
    readonly repair: number;
    readonly handOver: number;
    readonly notice: number;
    readonly urgentNotices: number;
  };
};

/** The lanes of the day with exact counts: what can go, needs a hand, is not handed over, is not declared. */
export function DailyTabs({ seller, current, counts }: DailyTabsProps) {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  const base = `/s/${seller}/dispatch`;
  return (
    <>
      <LaneKeys seller={seller} />
      <LinkTabs
        label={t("lanes.label")}
        tabs={[
          { href: `${base}?lane=ready`, label: t("lanes.ready"), count: counts.ready, isCurrent: current === "ready" },
          {
            href: `${base}?lane=repair`,
            label: t("lanes.repair"),
            count: counts.repair,
            isCurrent: current === "repair",
            tone: "soon",
          },
          {
            href: `${base}/labelled`,
            label: d("lanes.handOver"),
            count: counts.handOver,
            isCurrent: current === "handOver",
          },
          {
            href: `${base}/notices`,
            label: t("lanes.notice"),
            count: counts.notice,
            isCurrent: current === "notice",
            tone: counts.urgentNotices > 0 ? "alarm" : "plain",
          },
        ]}
      />
    </>
  );
}
