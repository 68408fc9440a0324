"use client";

import { useTranslations } from "next-intl";
import type { ReviewHold } from "#lib/dispatch/review";
import { Link } from "@/components/ui/link";
import { useBlockerText } from "./blocker-text.ts";
import { repairAddress } from "./repair-address.ts";

type ReviewHoldsProps = {
  readonly seller: string;
  readonly holds: readonly ReviewHold[];
  readonly notFound: number;
};

/** Orders that would not be dispatched, each with its reasons and the way to the repair. */
export function ReviewHolds({ seller, holds, notFound }: ReviewHoldsProps) {
  const t = useTranslations("dispatch");
  const textOf = useBlockerText();
  return (
    <>
      {holds.length > 0 ? (
        <section className="mb-4">
          <h3 className="font-medium">
            {t("review.hold")} <span className="text-ink-soft">{holds.length}</span>
          </h3>
          <ul className="mt-1.5 border-line border-y">
            {holds.map(({ orderId, orderNumber, blockers }) => (
              <li
                key={orderId}
                className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-1.5 last:border-0"
              >
                <span className="w-40">{orderNumber}</span>
                <span className="min-w-0 flex-1">
                  {blockers.map((blocker) => {
                    const address = repairAddress(seller, orderId, blocker);
                    return (
                      <span key={`${blocker.code}-${blocker.field ?? ""}-${blocker.subject ?? ""}`} className="block">
                        <span className="text-ink-soft text-meta">{blocker.code}</span>{" "}
                        {address ? (
                          <Link href={address} className="hover:text-accent-ink hover:underline">
                            {textOf(blocker)}
                          </Link>
                        ) : (
                          textOf(blocker)
                        )}
                      </span>
                    );
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {notFound > 0 ? <p className="mb-4 text-ink-soft">{t("review.notFound", { count: notFound })}</p> : null}
    </>
  );
}
