import { CircleAlert, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

type TroubleBoxProps = {
  readonly tone: "alarm" | "soon";
  readonly title: ReactNode;
  readonly children: ReactNode;
};

/** What keeps a declaration, and what to do: the first thing on its page. */
export function TroubleBox({ tone, title, children }: TroubleBoxProps) {
  const Icon = tone === "alarm" ? CircleAlert : Clock;
  return (
    <section
      aria-label={typeof title === "string" ? title : undefined}
      className="rounded-lg border border-line bg-surface p-4"
    >
      <h2 className={cn("flex items-start gap-2 font-medium", tone === "alarm" ? "text-alarm" : "text-soon")}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        {title}
      </h2>
      <div className="mt-2 flex flex-col gap-3">{children}</div>
    </section>
  );
}

export type RepairItem = {
  readonly key: string;
  readonly what: ReactNode;
  /** Which goods line, where it is one's. */
  readonly where: string | null;
  readonly place: string | null;
  /** Null: not the seller's to change. */
  readonly href: string | null;
};

/** Fields to repair, each with the way to its place. */
export function RepairList({ items }: { readonly items: readonly RepairItem[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {items.map(({ key, what, where, place, href }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="min-w-0">
            {where ? <span className="mr-2 text-ink-soft">{where}</span> : null}
            {what}
          </span>
          {place && href ? (
            <Link href={href} className="text-accent-ink hover:underline">
              {place}
            </Link>
          ) : place ? (
            <span className="text-ink-soft text-meta">{place}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Customs' own words, unchanged. */
export function CustomsWords({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <figure className="border-line-strong border-l-2 pl-3">
      <figcaption className="text-ink-soft text-meta">{label}</figcaption>
      <blockquote className="whitespace-pre-wrap break-words">{children}</blockquote>
    </figure>
  );
}
