import type { ReactNode } from "react";

type PageHeaderProps = {
  readonly title: ReactNode;
  /** One sentence: how things stand. */
  readonly state?: ReactNode;
  /** The one primary action, and quieter ones before it. */
  readonly actions?: ReactNode;
};

/** One per page. The actions stand beside the title where both have room, else below it. */
export function PageHeader({ title, state, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pt-5 pb-3 md:px-6">
      <div className="min-w-0 flex-[1_1_16rem]">
        <h1 className="break-words font-semibold text-title">{title}</h1>
        {state ? <p className="mt-0.5 text-body text-ink-soft">{state}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
