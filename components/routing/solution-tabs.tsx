import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

const places = {
  solutions: "/staff/solutions",
  rates: "/staff/solutions/exchange-rates",
  unpriced: "/staff/solutions/unpriced",
} as const;
export type SolutionTab = keyof typeof places;

/** The parts of 方案与运费. */
export function SolutionTabs({ current }: { readonly current: SolutionTab }) {
  const t = useTranslations("solutions.tabs");
  const keys = Object.keys(places) as SolutionTab[];
  return (
    <LinkTabs
      label={t("label")}
      tabs={keys.map((key) => ({ href: places[key], label: t(key), isCurrent: key === current }))}
    />
  );
}
