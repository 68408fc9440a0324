import { type ReactNode, useId } from "react";

type DashboardPartProps = {
  readonly title: string;
  /** How the figures are counted. */
  readonly hint?: string;
  readonly children: ReactNode;
};

/** One part of the dashboard, under its heading. */
export function DashboardPart({ title, hint, children }: DashboardPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
      <h2 id={id} className="font-medium">
        {title}
      </h2>
      {hint ? <p className="mb-2 text-ink-soft text-meta">{hint}</p> : null}
      {children}
    </section>
  );
}
