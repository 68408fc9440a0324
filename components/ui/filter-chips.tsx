import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export type FilterChip = {
  readonly key: string;
  /** What it filters by, and to what: 国家 · 巴西. */
  readonly name: string;
  readonly value: ReactNode;
  /** The address without this filter. */
  readonly href: string;
};

/** The filters that are on, each to be taken off; nothing where none is on. */
export function FilterChips({
  chips,
  clearHref,
}: {
  readonly chips: readonly FilterChip[];
  readonly clearHref: string;
}) {
  const t = useTranslations("ui");
  if (chips.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5 px-4 pb-2 text-meta md:px-6">
      {chips.map(({ key, name, value, href }) => (
        <li key={key}>
          <Link
            href={href}
            scroll={false}
            className="inline-flex min-h-6 items-center gap-1 rounded-md border border-line bg-surface py-px pr-1 pl-2 hover:bg-hover"
          >
            <span className="shrink-0 text-ink-soft">{name}</span>
            <span>{value}</span>
            <X aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            <span className="sr-only">{t("filters.remove", { name })}</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Link href={clearHref} scroll={false} className="px-1 text-accent-ink hover:underline">
            {t("filters.clearAll")}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
