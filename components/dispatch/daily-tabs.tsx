import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type DailyTabsProps = {
  readonly seller: string;
  readonly current: "ready" | "repair" | "notice";
  readonly counts: {
    readonly ready: number;
    readonly repair: number;
    readonly notice: number;
    readonly urgentNotices: number;
  };
};

/** The three lanes of the day with exact counts: what can go, what needs a hand, what is not declared. */
export function DailyTabs({ seller, current, counts }: DailyTabsProps) {
  const t = useTranslations("dispatch");
  const base = `/s/${seller}/dispatch`;
  return (
    <LinkTabs
      label={t("lanes.label")}
      tabs={[
        { href: base, label: t("lanes.ready"), count: counts.ready, isCurrent: current === "ready" },
        {
          href: `${base}?lane=repair`,
          label: t("lanes.repair"),
          count: counts.repair,
          isCurrent: current === "repair",
          tone: "soon",
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
  );
}
