"use client";

import { useTranslations } from "next-intl";
import type { MsdsFacts } from "#lib/products/msds";
import { milliText } from "./msds-findings.tsx";

/** "锂离子 · 15.4 Wh · 1 电芯" */
export function MsdsFactsText({ facts }: { readonly facts: MsdsFacts }) {
  const t = useTranslations("msds");
  const { cellType, energyMilliwattHours: energy, lithiumMilligrams: lithium, cellCount } = facts;
  const parts = [
    t(`cells.${cellType}`),
    energy === null ? null : t("energy", { wattHours: milliText(energy) }),
    lithium === null ? null : t("lithium", { grams: milliText(lithium) }),
    cellCount === null ? null : t("cellsOf", { count: cellCount }),
  ];
  return <>{parts.filter((part) => part !== null).join(" · ")}</>;
}
