import type { ReactNode } from "react";

type FactsProps = {
  readonly rows: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly children?: ReactNode;
};

/** What is known of a thing, label by label. */
export function Facts({ rows, children }: FactsProps) {
  return (
    <aside className="flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {rows.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="min-w-0 break-words text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </aside>
  );
}
