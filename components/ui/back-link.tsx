import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

/** The way back to the list. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex items-center gap-1 px-4 pt-4 text-ink-soft hover:text-ink md:px-6">
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
