import type { useTranslations } from "next-intl";
import type { PrintSettings } from "#lib/papers/print-profile";

type Words = ReturnType<typeof useTranslations<"printing">>;

/** A profile in one line: paper, order, papers, copies, what differs from the plain print. */
export function profileSummary(t: Words, settings: PrintSettings): string {
  const { paper, order, invoice, packingList, copies, picking, offsetXMm, offsetYMm } = settings;
  const parts = [
    t(`papers.${paper}.short`),
    order === "sku" ? t("summary.sku") : "",
    invoice === "none" ? "" : t(`summary.invoice.${invoice}`),
    packingList === "none" ? "" : t(`summary.packingList.${packingList}`),
    copies > 1 ? t("summary.copies", { count: copies }) : "",
    picking ? "" : t("summary.noPicking"),
    offsetXMm === 0 && offsetYMm === 0 ? "" : t("summary.offset", { x: signed(offsetXMm), y: signed(offsetYMm) }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function signed(millimetres: number): string {
  return `${millimetres > 0 ? "+" : millimetres < 0 ? "−" : ""}${Math.abs(millimetres)}`;
}
