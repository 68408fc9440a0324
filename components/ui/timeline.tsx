import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type TimelineItem = {
  readonly key: string;
  readonly title: ReactNode;
  readonly at?: ReactNode;
  readonly text?: ReactNode;
  readonly tone?: "plain" | "now" | "done" | "soon" | "alarm";
};

const dots = {
  plain: "bg-line-strong",
  now: "bg-accent",
  done: "bg-done",
  soon: "bg-soon",
  alarm: "bg-alarm",
} as const;

/** What happened, newest first unless the giver orders it otherwise. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map(({ key, title, at, text, tone = "plain" }) => (
        <li key={key} className="group relative flex gap-3 pb-4 last:pb-0">
          <span aria-hidden className="absolute top-4 bottom-0 left-[3.5px] w-px bg-line group-last:hidden" />
          <span aria-hidden className={cn("mt-1.5 size-2 shrink-0 rounded-full", dots[tone])} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <span className="min-w-0">{title}</span>
              {at ? <span className="ml-auto shrink-0 text-ink-soft text-meta">{at}</span> : null}
            </div>
            {text ? <div className="mt-0.5 text-ink-soft text-meta">{text}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
