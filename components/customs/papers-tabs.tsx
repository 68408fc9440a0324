import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

export const papersTabs = ["declarations", "lists", "summary", "refund", "downloads"] as const;
export type PapersTab = (typeof papersTabs)[number];

const paths: Readonly<Record<PapersTab, string>> = {
  declarations: "",
  lists: "/lists",
  summary: "/summary",
  refund: "/refund",
  downloads: "/downloads",
};

type PapersTabsProps = {
  readonly sellerId: string;
  readonly current: PapersTab;
  /** Exact counts behind a name, where a page has counted. */
  readonly counts?: Readonly<Partial<Record<PapersTab, number>>>;
};

/** The pages of 报关单证, each an address of its own. */
export function PapersTabs({ sellerId, current, counts = {} }: PapersTabsProps) {
  const t = useTranslations("customs-pages");
  const tabs = papersTabs.map((key) => {
    const count = counts[key];
    const href = `/s/${sellerId}/papers${paths[key]}`;
    return { href, label: t(`tabs.${key}`), isCurrent: key === current, ...(count === undefined ? {} : { count }) };
  });
  return <LinkTabs label={t("tabs.label")} tabs={tabs} />;
}
