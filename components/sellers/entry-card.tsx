import type { ReactNode } from "react";

type EntryCardProps = { readonly title: string; readonly intro?: ReactNode; readonly children: ReactNode };

/** The one thing on an entry page. */
export function EntryCard({ title, intro, children }: EntryCardProps) {
  return (
    <section className="w-full max-w-sm">
      <h1 className="font-semibold text-title">{title}</h1>
      {intro ? <p className="mt-1 text-ink-soft">{intro}</p> : null}
      <div className="mt-5 flex flex-col gap-4">{children}</div>
    </section>
  );
}
