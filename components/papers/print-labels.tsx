import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/button";

/** How far the labels of a batch are, as counted by the database. */
type LabelCounts = {
  readonly total: number;
  readonly ready: number;
  readonly printed: number;
  readonly failed: number;
  readonly pending: number;
};

type PrintLabelsProps = {
  readonly counts: LabelCounts;
  /** Address of the batch's PDF. */
  readonly href: string;
  readonly mayPrint: boolean;
};

/** One PDF for the whole batch: what is ready, what is still to come, what has no label, and the button. */
export function PrintLabels({ counts, href, mayPrint }: PrintLabelsProps) {
  const t = useTranslations("papers.print");
  const { total, ready, printed, failed, pending: waiting } = counts;
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y bg-surface px-4 py-3 md:px-6">
      <div className="min-w-0 flex-1">
        <p className="font-medium tabular-nums">{ready === 0 ? t("none") : t("progress", { ready, total })}</p>
        <p className="text-ink-soft text-meta">
          {ready === 0 && waiting > 0 ? t("noneWhy") : null}
          {ready > 0 && waiting > 0 ? t("waiting", { count: waiting }) : null}
          {ready > 0 && waiting === 0 && failed === 0 ? t("allReady") : null}
          {failed > 0 ? <span className="block">{t("failed", { count: failed })}</span> : null}
        </p>
      </div>
      {mayPrint && ready > 0 ? (
        <a className={buttonLook()} href={`${href}?picking=0`} target="_blank" rel="noreferrer">
          {t("withoutPicking")}
        </a>
      ) : null}
      {mayPrint && ready > 0 ? (
        <a className={buttonLook({ look: "primary" })} href={href} target="_blank" rel="noreferrer" title={t("size")}>
          <Printer aria-hidden className="size-4" />
          {printed >= ready ? t("reprint") : t("printLabels")} ({ready})
        </a>
      ) : null}
    </section>
  );
}
