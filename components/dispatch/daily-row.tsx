"use client";

import { CirclePause, MessageSquareText, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DailyRow as Row } from "#lib/dispatch/daily-screen";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import { TimeLeft } from "@/components/ui/time-left";
import { Weight } from "@/components/ui/weight";
import { BlockerCell } from "./blocker-cell.tsx";

/** A row with the names in the reader's language. */
export type ShownRow = Omit<Row, "solution"> & {
  readonly countryName: string;
  readonly solution: (Omit<NonNullable<Row["solution"]>, "nameZh" | "nameEn"> & { readonly name: string }) | null;
};

type DailyRowProps = {
  readonly row: ShownRow;
  readonly lane: "ready" | "repair";
  readonly now: number;
  readonly seller: string;
  readonly href: string;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Null for those who may only look. */
  readonly onToggle: ((withRange: boolean) => void) | null;
};

const cell = "px-2 align-middle";

/** One order of the daily screen. */
export function DailyRow({ row, lane, now, seller, href, isSelected, isCurrent, onToggle }: DailyRowProps) {
  const t = useTranslations("dispatch");
  const [first] = row.goods;
  const country = <td className={cn(cell, "whitespace-nowrap")}>{row.countryName}</td>;
  const goods = (
    <td className={cn(cell, "max-w-64")}>
      <span className="flex items-center gap-1.5">
        <span className="truncate" title={row.goods.map(({ name, quantity }) => `${name} × ${quantity}`).join("\n")}>
          {first?.name ?? "—"}
        </span>
        {first ? <span className="shrink-0 text-ink-soft">× {first.quantity}</span> : null}
        {row.goods.length > 1 ? (
          <span className="shrink-0 text-ink-soft text-meta">{t("row.more", { count: row.goods.length })}</span>
        ) : null}
      </span>
    </td>
  );
  return (
    <tr
      id={`row-${row.orderId}`}
      className={cn(
        "h-9 border-line border-b last:border-0 hover:bg-hover",
        isSelected && "bg-selected hover:bg-selected",
        isCurrent && "shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      <td className="w-10 pl-4 md:pl-6">
        <input
          type="checkbox"
          className="block size-4 accent-accent"
          aria-label={t("row.select", { number: row.orderNumber })}
          checked={isSelected}
          disabled={onToggle === null}
          onChange={() => {}}
          onClick={(event) => onToggle?.(event.shiftKey)}
        />
      </td>
      <td className={cell}>{row.shipByAt === null ? "—" : <TimeLeft until={row.shipByAt} now={now} />}</td>
      <td className={cn(cell, "whitespace-nowrap")}>
        <Link
          href={href}
          scroll={false}
          className="text-accent-ink hover:underline"
          aria-label={t("row.open", { number: row.orderNumber })}
        >
          {row.orderNumber}
        </Link>
        {row.isHeld ? (
          <CirclePause role="img" aria-label={t("row.held")} className="ml-1.5 inline size-3.5 text-soon" />
        ) : null}
        {row.warnings > 0 ? (
          <TriangleAlert
            role="img"
            aria-label={t("row.warnings", { count: row.warnings })}
            className="ml-1.5 inline size-3.5 text-soon"
          />
        ) : null}
      </td>
      {lane === "repair" ? <BlockerCell row={row} seller={seller} /> : null}
      {country}
      {goods}
      {lane === "ready" ? (
        <td className={cn(cell, "text-right")}>
          <Weight grams={row.weightGrams} />
        </td>
      ) : null}
      <td className={cn(cell, "max-w-44 truncate")} title={row.solution?.name}>
        {row.solution?.name ?? <span className="text-ink-faint">—</span>}
      </td>
      <td className={cn(cell, "text-right")}>
        <Price solution={row.solution} />
      </td>
      <td className={cn(cell, "max-w-40 pr-4 text-ink-soft md:pr-6")}>
        {row.remark ? (
          <span className="flex items-center gap-1" title={row.remark}>
            <MessageSquareText aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{row.remark}</span>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function Price({ solution }: { readonly solution: ShownRow["solution"] }) {
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
