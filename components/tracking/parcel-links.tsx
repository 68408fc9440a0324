import { ArrowLeft, ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type WayProps = { readonly href: string; readonly children: ReactNode };

/** The way back to the list. */
export function BackLink({ href, children }: WayProps) {
  return (
    <Link href={href} className="inline-flex items-center gap-1 px-4 pt-4 text-ink-soft hover:text-ink md:px-6">
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}

/** A page of somebody else, in a tab of its own. */
export function OutsideLink({ href, children }: WayProps) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 text-accent-ink">
      {children}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}
