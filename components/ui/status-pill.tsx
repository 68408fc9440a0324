import { CircleAlert, CircleCheck, CircleDashed, Clock, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Tone = "neutral" | "info" | "soon" | "done" | "alarm";

const looks: Readonly<Record<Tone, { readonly icon: LucideIcon; readonly box: string }>> = {
  neutral: { icon: CircleDashed, box: "bg-sunken text-ink-soft" },
  info: { icon: Info, box: "bg-accent-soft text-accent-ink" },
  soon: { icon: Clock, box: "bg-soon-soft text-soon" },
  done: { icon: CircleCheck, box: "bg-done-soft text-done" },
  alarm: { icon: CircleAlert, box: "bg-alarm-soft text-alarm" },
};

type StatusPillProps = { readonly tone: Tone; readonly children: ReactNode; readonly className?: string };

/** A state: colour, icon and word together, so that no one must tell colours apart. */
export function StatusPill({ tone, children, className }: StatusPillProps) {
  const { icon: Icon, box } = looks[tone];
  return (
    <span
      className={cn("inline-flex items-center gap-1 whitespace-nowrap rounded px-1.5 py-0.5 text-meta", box, className)}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}
