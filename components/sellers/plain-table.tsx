import type { ReactNode } from "react";

type PlainTableProps = {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
};

/** A short list that needs no sorting: scrolls by itself where the screen is narrow. */
export function PlainTable({ label, heads, children }: PlainTableProps) {
  return (
    <section className="relative overflow-x-auto border-line border-y bg-surface" aria-label={label}>
      <table className="w-full text-left text-body">
        <thead>
          <tr className="h-9 border-line border-b text-ink-soft text-meta">
            {heads.map((head) => (
              <th key={head} scope="col" className="whitespace-nowrap px-4 font-medium md:px-6">
                {head}
              </th>
            ))}
            <th scope="col" className="w-px px-4 md:px-6">
              <span className="sr-only">{label}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

export function PlainRow({ children }: { readonly children: ReactNode }) {
  return <tr className="h-9 border-line border-b last:border-0 hover:bg-hover">{children}</tr>;
}

export function Cell({ children }: { readonly children: ReactNode }) {
  return <td className="whitespace-nowrap px-4 py-1 md:px-6">{children}</td>;
}
