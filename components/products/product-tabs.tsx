import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type ProductTabsProps = {
  readonly base: string;
  readonly current: "catalogue" | "unknown";
  readonly all: number;
  readonly unknown: number;
};

/** The catalogue, and what waiting orders still need of it. */
export function ProductTabs({ base, current, all, unknown }: ProductTabsProps) {
  const t = useTranslations("products");
  return (
    <LinkTabs
      label={t("tabs.label")}
      tabs={[
        { href: base, label: t("tabs.catalogue"), count: all, isCurrent: current === "catalogue" },
        {
          href: `${base}/unknown`,
          label: t("tabs.unknown"),
          count: unknown,
          isCurrent: current === "unknown",
          tone: "soon",
        },
      ]}
    />
  );
}
