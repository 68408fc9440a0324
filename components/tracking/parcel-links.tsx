import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";

type WayProps = { readonly href: string; readonly children: ReactNode };

/** A page of somebody else, in a tab of its own. */
export function OutsideLink({ href, children }: WayProps) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 text-accent-ink">
      {children}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}
