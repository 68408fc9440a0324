import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

export type FigureCell = { readonly text: ReactNode; readonly href?: string; readonly hint?: string };

type FigureTableProps = {
  readonly label: string;
  readonly columns: readonly string[];
  /** Each row begins with its name. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly FigureCell[]; readonly isTotal?: boolean }[];
  readonly empty: string;
};

/** Figures in rows; each leads to the parcels that it counts. */
export function FigureTable({ label, columns, rows, empty }: FigureTableProps) {
  if (rows.length === 0) return <p className="py-2 text-ink-soft">{empty}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full whitespace-nowrap" aria-label={label}>
        <thead className="text-ink-soft text-meta">
          <tr>
            {columns.map((column, place) => (
              <th
                key={column}
                scope="col"
                className={place === 0 ? "py-1 text-left font-normal" : "py-1 pl-3 text-right font-normal"}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {rows.map(({ key, isTotal = false, cells: [name, ...cells] }) => (
            <tr key={key} className={cn("border-line border-t", isTotal && "font-medium")}>
              <th
                scope="row"
                title={name?.hint}
                className={cn("py-1.5 text-left", isTotal ? "font-medium" : "font-normal")}
              >
                {name ? <Cell cell={name} /> : null}
              </th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]} className="py-1.5 pl-3 text-right">
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell: { text, href } }: { readonly cell: FigureCell }) {
  if (href === undefined) return text;
  return (
    <Link href={href} prefetch={false} className="text-accent-ink hover:underline">
      {text}
    </Link>
  );
}
