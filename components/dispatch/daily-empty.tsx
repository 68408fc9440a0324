import { useTranslations } from "next-intl";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

type DailyEmptyProps = {
  readonly lane: "ready" | "repair";
  readonly isFiltered: boolean;
  readonly clearHref: string;
  /** Where the demo's file of today is; null without a demo. */
  readonly demoHref: string | null;
};

/** An empty lane says why, and where orders come from. */
export function DailyEmpty({ lane, isFiltered, clearHref, demoHref }: DailyEmptyProps) {
  const t = useTranslations("dispatch.empty");
  if (isFiltered) {
    return (
      <EmptyState title={t("filteredTitle")} text={t("filteredText")}>
        <ButtonLink href={clearHref}>{t("clear")}</ButtonLink>
      </EmptyState>
    );
  }
  if (lane === "repair") return <EmptyState title={t("repairTitle")} text={t("repairText")} />;
  return (
    <EmptyState title={t("readyTitle")} text={`${t("readyText")} ${t("how")}`}>
      {demoHref ? (
        <a className={buttonLook({})} href={demoHref} download>
          {t("demo")}
        </a>
      ) : null}
    </EmptyState>
  );
}
