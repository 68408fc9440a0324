import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const box =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-body text-ink placeholder:text-ink-faint hover:border-ink-faint aria-invalid:border-alarm disabled:bg-sunken disabled:text-ink-faint";

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(box, "h-8", className)} {...rest} />;
}

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(box, "min-h-20 py-1.5", className)} {...rest} />;
}

/** The browser's own list: quick, and right on a phone. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <select className={cn(box, "h-8 pr-7", className)} {...rest}>
      {children}
    </select>
  );
}

/** A box to tick. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <input type="checkbox" className={cn("size-4 shrink-0 rounded accent-accent", className)} {...rest} />;
}
