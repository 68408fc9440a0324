"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { repairOf } from "#lib/dispatch/failures";
import { useBlockerText } from "./blocker-text.ts";
import type { ShownRow } from "./daily-cells.tsx";
import { repairAddress } from "./repair-address.ts";

/** Why an order needs a hand: the first reason with its code, how many more, and the way to the repair. */
export function BlockerCell({ row, seller }: { readonly row: ShownRow; readonly seller: string }) {
  const t = useTranslations("dispatch");
  const textOf = useBlockerText();
  const [first] = row.blockers;
  const code = first?.code ?? row.failure?.code ?? "";
  const text = first ? textOf(first) : `${t("row.failed")}: ${textOf({ code: code as never, values: {} })}`;
  const address = repairAddress(seller, row.orderId, first ?? { code: code as never, values: {} });
  const place = `repair.${repairOf(code).place}`;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta">{code}</span>
      <span className="truncate" title={row.failure?.text || text}>
        {text}
      </span>
      {row.blockers.length > 1 ? (
        <span className="shrink-0 text-ink-soft text-meta">+{row.blockers.length - 1}</span>
      ) : null}
      {address && t.has(place) ? (
        <Link href={address} scroll={false} className="shrink-0 text-accent-ink text-meta hover:underline">
          {t(place)}
        </Link>
      ) : null}
    </span>
  );
}
