import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type ProductTabsProps = {
  readonly base: string;
  readonly current: "catalogue" | "unknown" | "hs" | "msds";
  readonly all: number;
  readonly unknown: number;
  /** MSDS that are missing, run out or have run out. */
  readonly msds: number;
  /** Products whose HS code is open. */
  readonly hs: number;
};

/** The catalogue, and what waiting orders still need of it. */
export function ProductTabs({ base, current, all, unknown, msds, hs }: ProductTabsProps) {
  const t = useTranslations("products");
  const ofMsds = useTranslations("msds");
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
        { href: `${base}/hs`, label: t("tabs.hs"), count: hs, isCurrent: current === "hs", tone: "soon" },
        { href: `${base}/msds`, label: ofMsds("tab"), count: msds, isCurrent: current === "msds", tone: "soon" },
      ]}
    />
  );
}
