import type { Currency } from "#lib/kit/money";
import { groupedMinor } from "./amounts.ts";
import { cn } from "./class-names.ts";

type MoneyProps = { readonly minor: number; readonly currency: Currency; readonly className?: string };

/** An amount with its currency: USD 0.01. The figure stands out, the currency steps back. */
export function Money({ minor, currency, className }: MoneyProps) {
  return (
    <span className={cn("whitespace-nowrap", className)}>
      <span className="text-ink-soft text-meta">{currency}</span> {groupedMinor(minor, currency)}
    </span>
  );
}
