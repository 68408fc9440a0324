"use client";

import { useRouter } from "next/navigation";
import { useFormatter } from "next-intl";
import { useTransition } from "react";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { SearchInput } from "@/components/ui/search-input";

export type FilterLink = {
  readonly href: string;
  readonly label: string;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly tone?: "alarm" | "soon";
};

type DossierFiltersProps = {
  readonly label: string;
  readonly links: readonly FilterLink[];
  readonly searchLabel: string;
  readonly q: string;
  /** The address of a search; the text stands for `__q__`. */
  readonly searchHref: string;
};

const tones = { alarm: "font-medium text-alarm", soon: "font-medium text-soon" } as const;

/** Filters with exact counts, each an address, and a search beside them. */
export function DossierFilters({ label, links, searchLabel, q, searchHref }: DossierFiltersProps) {
  const router = useRouter();
  const format = useFormatter();
  const [isPending, start] = useTransition();
  const search = (text: string) =>
    start(() => router.replace(searchHref.replace("__q__", encodeURIComponent(text)), { scroll: false }));
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-6">
      <SearchInput label={searchLabel} value={q} onSearch={search} isPending={isPending} maxLength={60} />
      <nav aria-label={label} className="flex flex-wrap gap-1.5">
        {links.map((one) => (
          <Link
            key={one.href}
            href={one.href}
            scroll={false}
            aria-current={one.isCurrent ? "true" : undefined}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-meta transition-colors",
              one.isCurrent
                ? "border-accent bg-accent-soft text-accent-ink"
                : "border-line text-ink-soft hover:bg-hover hover:text-ink",
            )}
          >
            {one.label}
            <span className={cn("tabular-nums", one.count > 0 && one.tone ? tones[one.tone] : "text-ink-faint")}>
              {format.number(one.count)}
            </span>
          </Link>
        ))}
      </nav>
    </div>
  );
}
