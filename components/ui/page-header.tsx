import type { ReactNode } from "react";

type PageHeaderProps = {
  readonly title: ReactNode;
  /** One sentence: how things stand. */
  readonly state?: ReactNode;
  /** The one primary action, and quieter ones before it. */
  readonly actions?: ReactNode;
};

/** One per page. */
export function PageHeader({ title, state, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pt-5 pb-3 md:px-6">
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold text-title">{title}</h1>
        {state ? <p className="mt-0.5 text-body text-ink-soft">{state}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
