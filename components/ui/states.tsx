import { Inbox, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type StateProps = {
  readonly icon?: LucideIcon;
  readonly title: ReactNode;
  /** The whole page is this: its title is the page's heading. */
  readonly isPage?: boolean;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
};

/** Nothing here: why, and what to do about it. */
export function EmptyState({ icon: Icon = Inbox, title, isPage = false, text, children }: StateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      <Icon aria-hidden className="size-8 text-ink-faint" strokeWidth={1.5} />
      <StateTitle isPage={isPage}>{title}</StateTitle>
      {text ? <p className="mt-1 max-w-md text-ink-soft">{text}</p> : null}
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}

/** Something failed: what happened, why, what to do. */
export function ErrorState({ icon: Icon = TriangleAlert, title, isPage = false, text, children }: StateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-16 text-center">
      <Icon aria-hidden className="size-8 text-alarm" strokeWidth={1.5} />
      <StateTitle isPage={isPage}>{title}</StateTitle>
      {text ? <p className="mt-1 max-w-md text-ink-soft">{text}</p> : null}
      {children ? <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}

function StateTitle({ isPage, children }: { readonly isPage: boolean; readonly children: ReactNode }) {
  const Title = isPage ? "h1" : "p";
  return <Title className="mt-3 font-medium">{children}</Title>;
}

/** The shape of what is coming. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded bg-sunken", className)} />;
}

/** Rows of a table that is coming. */
export function TableSkeleton({ rows = 12 }: { readonly rows?: number }) {
  const keys = Array.from({ length: rows }, (_, index) => `row-${index}`);
  return (
    <div aria-busy className="border-line border-y bg-surface">
      {keys.map((key, index) => (
        <div key={key} className="flex h-9 items-center gap-4 border-line border-b px-4 last:border-0 md:px-6">
          <Skeleton className="h-3 w-28" />
          <Skeleton className={index % 2 ? "h-3 w-40" : "h-3 w-52"} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}

/** A page with a title and a list that is coming. */
export function ListSkeleton({ hasFilters = false }: { readonly hasFilters?: boolean }) {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-7 w-32" />
        <Skeleton className="mt-2 h-4 w-56" />
      </div>
      {hasFilters ? (
        <div className="flex gap-2 px-4 py-2 md:px-6">
          <Skeleton className="h-8 w-72" />
          <Skeleton className="h-8 w-28" />
        </div>
      ) : null}
      <TableSkeleton />
    </>
  );
}
