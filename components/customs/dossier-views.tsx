import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

type DossierViewsProps = {
  readonly base: string;
  readonly current: "dossiers" | "invoices";
  readonly dossiers: number;
  readonly invoices: number;
};

/** The two lists of 退税备案: dossiers by export declaration, and the purchase invoices that stand behind them. */
export function DossierViews({ base, current, dossiers, invoices }: DossierViewsProps) {
  const t = useTranslations("dossier");
  return (
    <LinkTabs
      label={t("views.label")}
      tabs={[
        { href: base, label: t("views.dossiers"), count: dossiers, isCurrent: current === "dossiers" },
        { href: `${base}/invoices`, label: t("views.invoices"), count: invoices, isCurrent: current === "invoices" },
      ]}
    />
  );
}
