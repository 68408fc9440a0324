import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { CurrentInView } from "./current-in-view.tsx";
import { Link } from "./link.tsx";

export type LinkTab = {
  readonly href: string;
  readonly label: ReactNode;
  /** Exact; left out where nothing is counted. */
  readonly count?: number;
  readonly isCurrent: boolean;
  /** `alarm` colours a count above zero. */
  readonly tone?: "plain" | "alarm" | "soon";
};

const tones = { plain: "text-ink-faint", alarm: "font-medium text-alarm", soon: "font-medium text-soon" } as const;

/** Tabs that are addresses: each can be opened, sent and gone back from. They scroll sideways where space is short. */
export function LinkTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  const format = useFormatter();
  return (
    <nav aria-label={label} className="overflow-x-auto border-line border-b px-2 [scrollbar-width:none] md:px-4">
      <ul className="flex min-w-max">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={cn(
                "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-2 transition-colors",
                tab.isCurrent
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className={cn("text-meta", tones[tab.count > 0 ? (tab.tone ?? "plain") : "plain"])}>
                  {format.number(tab.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <CurrentInView current={tabs.find(({ isCurrent }) => isCurrent)?.href ?? ""} />
    </nav>
  );
}
