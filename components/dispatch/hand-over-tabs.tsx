import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

export const handOverTabs = ["scan", "packed", "customs", "lists"] as const;
export type HandOverTab = (typeof handOverTabs)[number];

const paths: Readonly<Record<HandOverTab, string>> = {
  scan: "",
  packed: "/waiting",
  customs: "/waiting?show=customs",
  lists: "/lists",
};

type HandOverTabsProps = {
  readonly base: string;
  readonly current: HandOverTab;
  /** Exact: what is packed and in no bag, and what waits for customs. */
  readonly counts: { readonly packed: number; readonly customs: number };
};

/** The pages of the hand-over; what waits is counted on all of them. */
export function HandOverTabs({ base, current, counts }: HandOverTabsProps) {
  const t = useTranslations("handover");
  const tabs = handOverTabs.map((key) => ({
    href: `${base}${paths[key]}`,
    label: t(`tabs.${key}`),
    isCurrent: key === current,
    ...(key === "packed" || key === "customs" ? { count: counts[key], tone: "soon" as const } : {}),
  }));
  return <LinkTabs label={t("tabs.label")} tabs={tabs} />;
}
