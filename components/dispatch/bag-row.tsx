"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { maxParcelsPerBag } from "#lib/dispatch/hand-over-kinds";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { Weight } from "@/components/ui/weight";
import type { ShownBag } from "./bag-shelf.tsx";

type BagPartProps = {
  readonly title: string;
  readonly count: number;
  readonly action?: ReactNode;
  readonly empty: string;
  readonly children: ReactNode;
};

/** A shelf of bags under its name and count. */
export function BagPart({ title, count, action, empty, children }: BagPartProps) {
  return (
    <section aria-label={title}>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h2 className="font-medium">
          {title} <span className="text-ink-soft tabular-nums">{count}</span>
        </h2>
        {action}
      </div>
      {count === 0 ? (
        <p className="text-ink-soft">{empty}</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">{children}</ul>
      )}
    </section>
  );
}

type BagRowProps = {
  readonly bag: ShownBag;
  readonly carrierName: (code: string) => string;
  readonly base: string;
  readonly isCurrent: boolean;
  readonly before?: ReactNode;
  readonly children?: ReactNode;
};

/** A bag: what it is for, what lies in it, and what is the matter. */
export function BagRow({ bag, carrierName, base, isCurrent, before, children }: BagRowProps) {
  const t = useTranslations("handover");
  const place = bag.warehouse || t(bag.count === 0 ? "bags.anyWarehouse" : "bags.noWarehouse");
  return (
    <li className={cn("border-line border-b px-3 py-2.5 last:border-b-0", isCurrent && "bg-selected")}>
      <div className="flex items-start gap-2.5">
        {before ? <span className="pt-0.5">{before}</span> : null}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link href={`${base}/${bag.id}`} className="font-medium text-accent-ink tabular-nums hover:underline">
              {bag.code}
            </Link>
            <span className="whitespace-nowrap tabular-nums">
              <span className="font-semibold">
                {bag.state === "open"
                  ? t("bags.of", { count: bag.count, max: maxParcelsPerBag })
                  : t("bags.parcels", { count: bag.count })}
              </span>
              <span className="ml-2 text-ink-soft">
                <Weight grams={bag.weightGrams} />
              </span>
            </span>
          </div>
          <p className="truncate text-ink-soft text-meta">
            {carrierName(bag.carrierCode)} · {t(`methods.${bag.method}`)} · {place}
            {bag.environment === "sandbox" ? ` · ${t("environments.sandbox")}` : ""}
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
            {children}
            {bag.troubles > 0 ? (
              <Link href={`${base}/${bag.id}`}>
                <StatusPill tone="alarm">{t("bags.trouble", { count: bag.troubles })}</StatusPill>
              </Link>
            ) : null}
          </div>
        </div>
      </div>
    </li>
  );
}
