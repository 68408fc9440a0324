import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/button";

type PrintLabelLinkProps = {
  /** Address of the label's PDF. */
  readonly href: string;
  readonly isPrinted: boolean;
};

/** The label of one parcel in the browser's own viewer. A plain link: a prefetch would count as a print. */
export function PrintLabelLink({ href, isPrinted }: PrintLabelLinkProps) {
  const t = useTranslations("papers.print");
  return (
    <a className={buttonLook()} href={href} target="_blank" rel="noreferrer" title={t("size")}>
      <Printer aria-hidden className="size-4" />
      {isPrinted ? t("reprint") : t("printLabel")}
    </a>
  );
}
