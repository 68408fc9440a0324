import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type ProgressProps = {
  readonly done: number;
  readonly total: number;
  /** Of the finished ones, those that went wrong. */
  readonly failed?: number;
  readonly label: string;
  /** Figures below; colours alone say nothing. */
  readonly children?: ReactNode;
};

/** How far a batch has come: done, gone wrong, still to do. */
export function Progress({ done, total, failed = 0, label, children }: ProgressProps) {
  const share = (part: number) => (total === 0 ? 0 : Math.min(100, (part / total) * 100));
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(done, total)}
        className="flex h-1.5 overflow-hidden rounded-full bg-line"
      >
        <span
          className={cn("bg-accent transition-[width]", done >= total && "bg-done")}
          style={{ width: `${share(done - failed)}%` }}
        />
        <span className="bg-alarm transition-[width]" style={{ width: `${share(failed)}%` }} />
      </div>
      {children ? <div className="mt-1.5 text-ink-soft text-meta">{children}</div> : null}
    </div>
  );
}
