import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

export type PlainColumn = { readonly key: string; readonly name: string; readonly isNumber?: boolean };

type PlainTableProps = {
  readonly label: string;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly { readonly key: string; readonly cells: Readonly<Record<string, ReactNode>> }[];
};

/** A short table that needs neither selection nor pages; on a narrow screen it scrolls sideways. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  return (
    <section aria-label={label} {...focusable} className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full min-w-[640px] border-collapse">
        <thead>
          <tr className="border-line border-b text-left text-ink-soft text-meta">
            {columns.map(({ key, name, isNumber }) => (
              <th key={key} className={cn("whitespace-nowrap px-3 py-1.5 font-normal", isNumber && "text-right")}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-line border-b align-top last:border-b-0">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cn("px-3 py-2", column.isNumber && "whitespace-nowrap text-right tabular-nums")}
                >
                  {cells[column.key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */
const focusable = { tabIndex: 0 } as const;
