import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

export type TemplateTab = "list" | "coverage" | "groups" | "preset";

/** The parts of 物流模板管理. */
export function TemplateTabs({ base, current }: { readonly base: string; readonly current: TemplateTab }) {
  const t = useTranslations("templates.tabs");
  const places = { list: base, coverage: `${base}/coverage`, groups: `${base}/groups`, preset: `${base}/preset` };
  const keys = Object.keys(places) as TemplateTab[];
  return (
    <LinkTabs
      label={t("label")}
      tabs={keys.map((key) => ({ href: places[key], label: t(key), isCurrent: key === current }))}
    />
  );
}
