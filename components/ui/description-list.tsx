import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type DescriptionListProps = {
  readonly items: readonly { readonly term: string; readonly value: ReactNode }[];
  readonly className?: string;
};

/** Facts by name. What is empty shows a dash, so that nobody thinks it was left out. */
export function DescriptionList({ items, className }: DescriptionListProps) {
  return (
    <dl className={cn("grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5", className)}>
      {items.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0 break-words">{value === null || value === undefined || value === "" ? "—" : value}</dd>
        </div>
      ))}
    </dl>
  );
}
