import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

type PagerProps = {
  /** Addresses of the neighbours; null where there is none. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Exact number of all rows, if it was counted. */
  readonly total?: number;
  /** Places of the first and last row shown, counted from 1, if they are known. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly children?: ReactNode;
};

/** Under a list: how many there are, and the pages beside this one. */
export function Pager({ previous, next, total, range, children }: PagerProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const number = (value: number) => format.number(value);
  return (
    <nav
      aria-label={t("pager.label")}
      className="flex flex-wrap items-center gap-2 px-4 py-2.5 text-ink-soft text-meta md:px-6"
    >
      {total !== undefined && range ? (
        <span>{t("pager.range", { from: number(range.from), to: number(range.to), total: number(total) })}</span>
      ) : total !== undefined ? (
        <span>{t("pager.total", { total: number(total) })}</span>
      ) : null}
      {children}
      <span className="ml-auto flex gap-2">
        {previous ? (
          <ButtonLink href={previous} size="small" rel="prev">
            <ChevronLeft aria-hidden className="size-4" />
            {t("pager.previous")}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink href={next} size="small" rel="next">
            {t("pager.next")}
            <ChevronRight aria-hidden className="size-4" />
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
