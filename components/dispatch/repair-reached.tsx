"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReachedOrder, RepairReach } from "#lib/dispatch/repair";
import { useFetched } from "@/components/products/use-fetched";
import { Link } from "@/components/ui/link";

type RepairReachedProps = {
  readonly seller: string;
  readonly subject: string;
  readonly name: string;
  readonly reach: RepairReach;
};

/** What a shared repair changes: how many waiting orders have the thing, how many can go with it, and which. */
export function RepairReached({ seller, subject, name, reach }: RepairReachedProps) {
  const t = useTranslations("repairs");
  const [isOpen, setOpen] = useState(false);
  const query = new URLSearchParams({ subject });
  const { value: orders } = useFetched<readonly ReachedOrder[]>(
    isOpen ? `/api/s/${seller}/repairs/reached?${query}` : null,
  );
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-meta">
      <p>
        {reach.orders > 1
          ? t("reach.many", { name, others: reach.orders - 1, frees: reach.frees })
          : t("reach.one", { name })}
      </p>
      {reach.orders > 1 ? (
        <>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="text-accent-ink hover:underline"
          >
            {isOpen ? t("reach.hide") : t("reach.show")}
          </button>
          {isOpen && orders ? (
            <ul className="mt-1 max-h-40 columns-2 overflow-y-auto sm:columns-3">
              {orders.map(({ orderId, orderNumber, isFreed }) => (
                <li key={orderId} className="tabular-nums">
                  <Link
                    href={`/s/${seller}/dispatch?lane=repair&q=${orderNumber}`}
                    target="_blank"
                    className="hover:underline"
                  >
                    {orderNumber}
                  </Link>{" "}
                  <span className={isFreed ? "text-done" : "text-ink-soft"}>
                    {isFreed ? t("reach.frees") : t("reach.more")}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
