"use client";

import { useTranslations } from "next-intl";
import { repairOf } from "#lib/dispatch/failures";
import { Link } from "@/components/ui/link";
import { useBlockerText } from "./blocker-text.ts";
import type { ShownRow } from "./daily-cells.tsx";
import { FaultSentence } from "./fault-value.tsx";
import { openRepairs, repairParam } from "./repair-place.ts";

/** Why an order needs a hand: the first reason with its code, how many more, the value at fault, and its repair beside the list. */
export function BlockerCell({ row, seller }: { readonly row: ShownRow; readonly seller: string }) {
  const t = useTranslations("dispatch");
  const textOf = useBlockerText();
  const [first] = row.blockers;
  const code = first?.code ?? row.failure?.code ?? "";
  const text = first ? textOf(first) : `${t("row.failed")}: ${textOf({ code: code as never, values: {} })}`;
  const given = first && "given" in first.values ? String(first.values.given) : "";
  const example = first && "example" in first.values ? String(first.values.example) : null;
  const wanted = first?.values.suggestion === undefined ? null : String(first.values.suggestion);
  const place = `repair.${repairOf(code).place}`;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="shrink-0 rounded bg-sunken px-1 text-ink-soft text-meta">{code}</span>
      <span className="truncate" title={row.failure?.text || text}>
        <FaultSentence text={text} given={given} wanted={wanted} example={example} />
      </span>
      {row.blockers.length > 1 ? (
        <span className="shrink-0 text-ink-soft text-meta">+{row.blockers.length - 1}</span>
      ) : null}
      <Link
        href={`/s/${seller}/dispatch?lane=repair&${repairParam}=${row.orderId}`}
        scroll={false}
        prefetch={false}
        className="shrink-0 text-accent-ink text-meta hover:underline"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          openRepairs(row.orderId);
        }}
      >
        {t.has(place) ? t(place) : t("repair.look")}
      </Link>
    </span>
  );
}
