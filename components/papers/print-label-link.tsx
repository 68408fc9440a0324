"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/button";
import { printAddress, useWorkPlace } from "./use-work-place.ts";

type PrintLabelLinkProps = {
  /** Address of the label's PDF. */
  readonly href: string;
  /** How often it was printed so far: a reprint buys nothing and says the how manieth it is. */
  readonly printCount: number;
};

/** The label of one parcel in the browser's own viewer. A plain link: a prefetch would count as a print. */
export function PrintLabelLink({ href, printCount }: PrintLabelLinkProps) {
  const t = useTranslations("papers.print");
  const { profileId } = useWorkPlace();
  return (
    <a
      className={buttonLook()}
      href={printAddress(href, profileId)}
      target="_blank"
      rel="noreferrer"
      title={printCount > 0 ? t("reprintHint") : t("actualSize")}
    >
      <Printer aria-hidden className="size-4" />
      {printCount > 0 ? t("reprintNth", { count: printCount + 1 }) : t("printLabel")}
    </a>
  );
}
