"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Blocker, repairOf } from "#lib/dispatch/failures";
import { useBlockerText } from "./blocker-text.ts";
import { repairAddress } from "./repair-address.ts";

type BlockerListProps = { readonly seller: string; readonly orderId: string; readonly blockers: readonly Blocker[] };

/** Every reason with its code, what to do, and the way there. */
export function BlockerList({ seller, orderId, blockers }: BlockerListProps) {
  const t = useTranslations("dispatch");
  const textOf = useBlockerText();
  return (
    <ul className="flex flex-col gap-2">
      {blockers.map((blocker) => {
        const address = repairAddress(seller, orderId, blocker);
        const place = repairOf(blocker.code).place;
        const isHere = place === "recipient" || place === "solution" || place === "order_hold";
        const fix = `failures.${blocker.code}.fix`;
        return (
          <li key={`${blocker.code}-${blocker.field ?? ""}-${blocker.subject ?? ""}-${blocker.detail ?? ""}`}>
            <p>
              <span className="mr-1.5 rounded bg-sunken px-1 text-ink-soft text-meta">{blocker.code}</span>
              {textOf(blocker)}
            </p>
            <p className="text-ink-soft text-meta">
              {t.has(fix) ? t(fix) : null}{" "}
              {address && !isHere ? (
                <Link href={address} className="text-accent-ink hover:underline">
                  {t(`repair.${place}`)}
                </Link>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
