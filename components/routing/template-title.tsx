"use client";

import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";

/** The page's title, and that these are not the shop's freight templates (运费模板). */
export function TemplateTitle() {
  const t = useTranslations("templates");
  return (
    <span className="inline-flex items-center gap-1.5">
      {t("title")}
      <Tooltip text={t("notFreight")} side="bottom">
        <button
          type="button"
          aria-label={`${t("notFreightLabel")}: ${t("notFreight")}`}
          className="inline-flex size-6 items-center justify-center rounded text-ink-faint hover:text-ink"
        >
          <Info aria-hidden className="size-4" />
        </button>
      </Tooltip>
    </span>
  );
}
