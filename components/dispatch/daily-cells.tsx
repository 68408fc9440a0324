"use client";

import { CirclePause, Combine, MessageSquareText, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ShownDailyRow } from "#lib/dispatch/daily-page";
import type { DailyGoods } from "#lib/dispatch/daily-screen";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { useDecisionText } from "./decision-text.ts";

/** A row with the address of its panel. */
export type ShownRow = ShownDailyRow & { readonly href: string };

type CellProps = { readonly row: ShownRow };

type OrderCellProps = CellProps & { readonly tags: ReadonlyMap<string, string> };

/**
 * The order's number, with marks for a hold and for what is merely odd, and its tags. Links of rows fetch nothing
 * beforehand: scrolling through 5,000 would ask for as many pages.
 */
export function OrderCell({ row, tags }: OrderCellProps) {
  const t = useTranslations("dispatch.row");
  return (
    <span className="flex items-center gap-1.5">
      <Link href={row.href} scroll={false} prefetch={false} className="text-accent-ink hover:underline">
        {row.orderNumber}
      </Link>
      {row.isHeld ? <CirclePause role="img" aria-label={t("held")} className="size-3.5 shrink-0 text-soon" /> : null}
      {row.warnings > 0 ? (
        <TriangleAlert
          role="img"
          aria-label={t("warnings", { count: row.warnings })}
          className="size-3.5 shrink-0 text-soon"
        />
      ) : null}
      {row.isSentAgain ? <AgainMark /> : null}
      <ParcelMark row={row} />
      <TagChips names={row.tagIds.flatMap((id) => tags.get(id) ?? [])} />
    </span>
  );
}

/** It goes a second time. */
function AgainMark() {
  const t = useTranslations("send-again");
  return (
    <span className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta" title={t("markHint")}>
      {t("mark")}
    </span>
  );
}

/** That an order is a part, holds others, or could: the offer leads into the order's panel. */
function ParcelMark({ row }: CellProps) {
  const t = useTranslations("parcels");
  if (row.part) {
    return (
      <span className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta" title={t("partLong", row.part)}>
        {t("part", row.part)}
      </span>
    );
  }
  return (
    <>
      {row.members ? (
        <span
          className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta"
          title={[row.orderNumber, ...row.members.map(({ orderNumber }) => orderNumber)].join("\n")}
        >
          {t("members", { count: row.members.length + 1 })}
        </span>
      ) : null}
      {row.mergeable && row.mergeable > 1 ? (
        <Link
          href={row.href}
          scroll={false}
          prefetch={false}
          title={t("mergeable", { count: row.mergeable })}
          className="inline-flex shrink-0 items-center gap-0.5 rounded px-0.5 text-ink-soft text-meta hover:bg-hover hover:text-accent-ink"
        >
          <Combine aria-hidden className="size-3.5" />
          <span aria-hidden>{row.mergeable}</span>
          <span className="sr-only">{t("mergeable", { count: row.mergeable })}</span>
        </Link>
      ) : null}
    </>
  );
}

const shownTags = 2;

function TagChips({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="flex min-w-0 items-center gap-1" title={names.join("\n")}>
      {names.slice(0, shownTags).map((name) => (
        <span key={name} className="max-w-24 truncate rounded bg-accent-soft px-1 text-accent-ink text-meta">
          {name}
        </span>
      ))}
      {names.length > shownTags ? (
        <span className="shrink-0 text-ink-soft text-meta">+{names.length - shownTags}</span>
      ) : null}
    </span>
  );
}

/** The first goods and how many kinds more; all of them on hover. */
export function GoodsCell({ row }: CellProps) {
  const t = useTranslations("dispatch.row");
  const isEnglish = useLocale() === "en";
  const nameOf = (goods: DailyGoods) => (isEnglish ? goods.nameEn : goods.nameZh);
  const [first] = row.goods;
  const all = row.goods.map((goods) => `${nameOf(goods)} × ${goods.quantity}`).join("\n");
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={all}>
      <span className="truncate">{first ? nameOf(first) : "—"}</span>
      {first ? <span className="shrink-0 text-ink-soft">× {first.quantity}</span> : null}
      {row.goods.length > 1 ? (
        <span className="shrink-0 text-ink-soft text-meta">{t("more", { count: row.goods.length })}</span>
      ) : null}
    </span>
  );
}

/** The solution, and in one word who decided on it; the whole sentence on hover and for screen readers. */
export function SolutionCell({ row: { solution } }: CellProps) {
  const textOf = useDecisionText((code) => code);
  if (!solution) return <span className="text-ink-faint">—</span>;
  const { word, sentence } = textOf(solution);
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={sentence}>
      <span className="truncate">{solution.name}</span>
      {solution.decidedBy === "recommendation" ? null : (
        <span className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta">{word}</span>
      )}
    </span>
  );
}

/** USD to the cent, or in words why there is no figure. */
export function PriceCell({ row: { solution } }: CellProps) {
  const t = useTranslations("dispatch.price");
  if (!solution) return <span className="text-ink-faint">—</span>;
  if (solution.priceUsdMinor !== null) return <Money minor={solution.priceUsdMinor} currency="USD" />;
  const isBand = solution.priceStatus === "band_not_confirmed";
  return (
    <span className="whitespace-nowrap text-ink-soft text-meta" title={t(isBand ? "bandHint" : "noneHint")}>
      {t(isBand ? "band" : "none")}
    </span>
  );
}

export function RemarkCell({ row }: CellProps) {
  if (row.remark === "") return null;
  return (
    <span className="flex min-w-0 items-center gap-1 text-ink-soft" title={row.remark}>
      <MessageSquareText aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{row.remark}</span>
    </span>
  );
}
